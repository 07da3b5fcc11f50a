using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PolicyBot.Service.Accounts;
using PolicyBot.Service.Publishing;
using PolicyBot.Service.Unanswered;

namespace PolicyBot.Service.Pages.Admin;

/// <summary>What residents asked and did not get, grouped by likeness.</summary>
internal sealed class UnansweredModel(UnansweredQuestions questions, PublishedArticles articles, TimeProvider time) : PageModel
{
    /// <summary>How many groups are shown.</summary>
    public const int MostShown = 50;

    /// <summary>How many questions of a group are shown.</summary>
    public const int ExamplesShown = 3;

    private const int ArticlesOffered = 200;

    /// <summary>The periods to choose from, in days.</summary>
    public static IReadOnlyList<int> Periods { get; } = [7, 30, 90, 365];

    /// <summary>"unhelpful" for questions whose answer did not help.</summary>
    [BindProperty(SupportsGet = true)]
    public string? What { get; set; }

    /// <summary>The period, in days.</summary>
    [BindProperty(SupportsGet = true)]
    public int Days { get; set; } = Periods[1];

    /// <summary>Whether they are questions whose answer did not help.</summary>
    public bool AreUnhelpful => What == "unhelpful";

    /// <summary>The groups, the most frequent first.</summary>
    public IReadOnlyList<IReadOnlyList<AskedQuestion>> Groups { get; private set; } = [];

    /// <summary>The newest articles, to choose from.</summary>
    public IEnumerable<(string Id, string Title)> Articles => articles.Search(null, _ => true).Take(ArticlesOffered).Select(head => (head.Id, head.Title));

    /// <summary>The groups of a period.</summary>
    public void OnGet()
    {
        Days = Periods.Contains(Days) ? Days : Periods[1];
        long since = (time.GetUtcNow() - TimeSpan.FromDays(Days)).ToUnixTimeMilliseconds();
        Groups = QuestionGroups.Of(AreUnhelpful ? questions.NotHelped(since) : questions.NotFound(since));
    }

    /// <summary>Settles a group without an article.</summary>
    public async Task<IActionResult> OnPostSettleAsync([FromForm(Name = "questions")] string[] asked)
    {
        if (asked.Length == 0)
        {
            return BadRequest();
        }

        await questions.SettleAsync(User.Actor(), asked);
        return Done("已了结。再有人问起会重新出现。");
    }

    /// <summary>Names the article that is to answer a group.</summary>
    public async Task<IActionResult> OnPostLinkAsync([FromForm(Name = "questions")] string[] asked, [FromForm] string? article)
    {
        if (asked.Length == 0)
        {
            return BadRequest();
        }

        article = (article ?? "").Trim();
        if (articles.Find(article) is not { } found)
        {
            return Done(article.Length == 0 ? "没有关联：请先填文章编号。" : $"没有关联：没有编号为 {article} 的已发布文章。");
        }

        await questions.LinkAsync(User.Actor(), asked, found.Id);
        return Done($"已关联《{found.Title}》，这些问题已加入检验问题。");
    }

    private RedirectToPageResult Done(string message)
    {
        TempData["Message"] = message;
        return RedirectToPage(new { What, Days });
    }
}
