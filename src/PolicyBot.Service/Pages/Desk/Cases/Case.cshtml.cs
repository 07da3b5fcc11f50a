using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using PolicyBot.Answers;
using PolicyBot.Articles;
using PolicyBot.Service.Accounts;
using PolicyBot.Service.Api;
using PolicyBot.Service.Desk.Cases;
using PolicyBot.Service.Knowledge;
using PolicyBot.Service.Publishing.Drafts;

namespace PolicyBot.Service.Pages.Desk.Cases;

/// <summary>One case: what was said, what can be done, and what the articles have to it.</summary>
internal sealed class CaseModel(CaseQueries queries, CaseWork work, KnowledgeBase knowledge, DraftStore drafts, IOptions<CaseOptions> options, TimeProvider time) : PageModel
{
    private const int NearestShown = 3;

    /// <summary>The case.</summary>
    public Case Case { get; private set; } = null!;

    /// <summary>What was said and done, in order.</summary>
    public IReadOnlyList<CaseEntry> Entries { get; private set; } = [];

    /// <summary>What of the case was shown; another text after any change.</summary>
    public string Version { get; private set; } = "";

    /// <summary>The nearest passages, of different articles, the best first.</summary>
    public IReadOnlyList<CitedPassage> Nearest { get; private set; } = [];

    /// <summary>Words that could not be sent, to go on with.</summary>
    public string? Draft { get; private set; }

    /// <summary>Why something was not done, or null.</summary>
    public string? Complaint { get; private set; }

    /// <summary>The rung that has the case.</summary>
    public string Rung => options.Value.RungOf(Case);

    /// <summary>The rung above, or null.</summary>
    public string? NextRung => options.Value.Rungs.ElementAtOrDefault(Case.Level + 1);

    /// <summary>Whether it is past its time.</summary>
    public bool IsLate => Case.State.IsOwed() && Case.Due < time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Shows the case.</summary>
    public IActionResult OnGet(long number) => Show(number);

    /// <summary>What changes of the page by itself, or nothing where it is still as it was seen.</summary>
    public IActionResult OnGetLive(long number, string? seen)
    {
        if (queries.Version(number) == seen)
        {
            return new NoContentResult();
        }

        return Read(number) ? Partial("_Live", this) : NotFound();
    }

    /// <summary>Accepts it.</summary>
    public Task<IActionResult> OnPostAcceptAsync(long number) => DoAsync(number, "已受理。", () => work.AcceptAsync(number, User.Actor()));

    /// <summary>Takes it.</summary>
    public Task<IActionResult> OnPostTakeAsync(long number) => DoAsync(number, "由您办理。", () => work.TakeAsync(number, User.Actor()));

    /// <summary>Says something to the resident: an answer, or a question meanwhile.</summary>
    public Task<IActionResult> OnPostSayAsync(long number, string? words, bool answer, long seen)
    {
        Draft = words;
        return DoAsync(number, answer ? "已答复。" : "已发送。", () => work.SayAsync(number, User.Actor(), words, answer, seen));
    }

    /// <summary>Passes it to the next rung.</summary>
    public Task<IActionResult> OnPostEscalateAsync(long number, string? reason) =>
        DoAsync(number, "已升级。", () => work.EscalateAsync(number, User.Actor(), reason));

    /// <summary>Corrects what it is.</summary>
    public Task<IActionResult> OnPostCorrectAsync(long number, CaseKind? kind, Urgency? urgency, string? place, string? topic) => kind is { } rightKind && urgency is { } rightUrgency
        ? DoAsync(number, "已更正。", () => work.CorrectAsync(number, User.Actor(), new CaseSuggestion(rightKind, rightUrgency, place ?? "", topic ?? "")))
        : Task.FromResult<IActionResult>(BadRequest());

    /// <summary>Tries anew to send what did not arrive.</summary>
    public Task<IActionResult> OnPostResendAsync(long number) => DoAsync(number, "正在重发。", () => work.ResendAsync(number));

    /// <summary>Makes a draft article of what the staff answered, for an administrator to work on.</summary>
    public async Task<IActionResult> OnPostDraftAsync(long number)
    {
        if (!User.IsInRole(nameof(Role.Administrator)))
        {
            return Forbid();
        }

        if (!Read(number))
        {
            return NotFound();
        }

        string source = string.Create(CultureInfo.InvariantCulture, $"工单 {number}");
        DraftForm form = new()
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"case-{number}"),
            Title = Case.Question,
            Region = Case.Place,
            Topic = Case.Topic,
            Date = time.GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Text = string.Join('\n', Entries.Where(entry => entry.Voice == CaseVoice.Staff).Select(entry => entry.Text)),
        };
        Article article = form.ToArticle(out IReadOnlyList<string> complaints);
        if (complaints.Count > 0)
        {
            Complaint = string.Join(' ', complaints);
            return Show(number);
        }

        long draft = await drafts.KeepAsync(new ReadResult(source) { Article = article }, source, User.Actor());
        return RedirectToPage("/Admin/Draft", new { number = draft });
    }

    private async Task<IActionResult> DoAsync(long number, string done, Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (CaseRefusedException refused)
        {
            Complaint = refused.Message;
            return Show(number);
        }

        TempData["Message"] = done;
        return RedirectToPage(new { number });
    }

    private IActionResult Show(long number)
    {
        if (!Read(number))
        {
            return NotFound();
        }

        Nearest = QuestionRules.Complaint(Case.Question) is not null ? []
            : [.. knowledge.Answer(new Question(Case.Question), HttpContext.RequestAborted).Passages.DistinctBy(passage => passage.ArticleId).Take(NearestShown)];
        return Page();
    }

    private bool Read(long number)
    {
        Version = queries.Version(number);
        Case = queries.Find(number)!;
        Entries = queries.Entries(number);
        return Case is not null;
    }
}
