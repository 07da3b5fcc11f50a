using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using PolicyBot.Answers;
using PolicyBot.Search;
using PolicyBot.Service.Api;
using PolicyBot.Service.Conversations;
using PolicyBot.Service.GivenAnswers;
using PolicyBot.Service.Hosting;
using PolicyBot.Service.Knowledge;

namespace PolicyBot.Service.Pages;

/// <summary>One question and its answer, on a page that needs no script.</summary>
[EnableRateLimiting(QuestionLimits.Policy)]
internal sealed class AskModel(KnowledgeBase knowledge, AnswerLog answers, ChinaTimeProvider time) : PageModel
{
    private const int NearestShown = 3;

    /// <summary>The longest reply, in characters, that is set in the largest type.</summary>
    private const int ShortReply = 16;

    /// <summary>The question as it was asked; empty where it was not.</summary>
    public string Question { get; private set; } = "";

    /// <summary>What is wrong with the question, or null.</summary>
    public string? Complaint { get; private set; }

    /// <summary>The answer, unless there is a complaint.</summary>
    public Answer? Answer { get; private set; }

    /// <summary>How the reply is set: the shorter an answer, the larger; what is not an answer stays small.</summary>
    public string ReplyClass => Answer is not { Answered: true } ? "aside" : Answer.Text.Length <= ShortReply ? "short" : "";

    /// <summary>How old the answer is and for which place it holds, as far as its first citation tells.</summary>
    public IReadOnlyList<string> HoldsFor { get; private set; } = [];

    /// <summary>What there is to ask about, where nothing was asked yet; otherwise null.</summary>
    public IReadOnlyList<IndexedArticle>? Newest { get; private set; }

    /// <summary>The nearest articles, each once.</summary>
    public IReadOnlyList<CitedPassage> Nearest { get; private set; } = [];

    /// <summary>The question with a choice added, such as the place it is about.</summary>
    public static string Narrowed(string option, string question) => option + question;

    /// <summary>Answers the question <c>q</c> of the address.</summary>
    public async Task<IActionResult> OnGetAsync([FromQuery] string? q, CancellationToken cancellation)
    {
        if (!Request.Query.ContainsKey(nameof(q)))
        {
            Newest = knowledge.Newest(IndexModel.NewestShown);
            return Page();
        }

        // An empty parameter is bound as null.
        q ??= "";
        Complaint = QuestionRules.Complaint(q);
        if (Complaint is not null)
        {
            Question = q.Length > QuestionRules.MaxLength ? "" : q;
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        Question = q;
        long started = time.GetTimestamp();
        Question asked = PersonalData.Mask(new Question(q));
        (Answer, AnswerBasis basis) = await knowledge.AnswerInTurnAsync(asked, cancellation);
        await answers.PostAsync(new GivenAnswer("page", asked, Answer, basis, time.GetElapsedTime(started)), cancellation);
        HoldsFor = Answer.Citations.Count > 0 ? [.. AgeAndPlace(Answer.Citations[0])] : [];
        Nearest = [.. Answer.Passages.DistinctBy(passage => passage.ArticleId).Take(NearestShown)];
        return Page();
    }

    private IEnumerable<string> AgeAndPlace(CitedPassage citation)
    {
        if (citation.Region is { Length: > 0 } region)
        {
            yield return "适用地区：" + region;
        }

        if (citation.Date is { Length: > 0 } date)
        {
            string age = ChineseDate.Age(date, time.Today) is { } known ? $"（{known}）" : "";
            yield return "发布时间：" + ChineseDate.Format(date) + (citation.DateInferred ? "，推定" : "") + age;
        }
    }
}
