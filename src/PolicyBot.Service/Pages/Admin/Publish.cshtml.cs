using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PolicyBot.Service.Accounts;
using PolicyBot.Service.Publishing;
using PolicyBot.Service.Publishing.Drafts;
using PolicyBot.Service.Publishing.Golden;
using PolicyBot.Service.Publishing.Previews;
using PolicyBot.Service.Publishing.Releases;

namespace PolicyBot.Service.Pages.Admin;

/// <summary>What waits to be published, and what was.</summary>
[RequestFormLimits(ValueCountLimit = MostChosen)]
internal sealed class PublishModel(
    DraftStore drafts, PublishedArticles published, SynonymVersions synonyms, Previewer previewer, GoldenWarmUp warmUp, ReleaseStore releases, ReleaseDesk desk, ReleaseHistory history) : PageModel
{
    private const int Shown = 50;
    private const int MostChosen = 100_000;

    /// <summary>The drafts.</summary>
    public IReadOnlyList<Draft> Drafts { get; private set; } = [];

    /// <summary>Whether other synonyms wait.</summary>
    public bool HasSynonyms { get; private set; }

    /// <summary>The publications that wait for their time.</summary>
    public IReadOnlyList<Release> Waiting { get; private set; } = [];

    /// <summary>The last publications that failed.</summary>
    public IReadOnlyList<Release> Failed { get; private set; } = [];

    /// <summary>What was made live, the newest first.</summary>
    public IReadOnlyList<MadeLive> History { get; private set; } = [];

    /// <summary>What is wrong, or null.</summary>
    public string? Complaint { get; private set; }

    /// <summary>Whether an article is published already.</summary>
    public bool IsPublished(string id) => published.Find(id) is not null;

    /// <summary>Whether a publication that waits will come to nothing, because what it changes was changed since.</summary>
    public bool IsOvertaken(Release waiting) => history.HasChangedSince(waiting.Plan);

    /// <summary>Shows the page.</summary>
    public void OnGet()
    {
        Load();
        warmUp.Begin();
    }

    /// <summary>Previews what was chosen.</summary>
    public IActionResult OnPostPreview([FromForm] bool withSynonyms)
    {
        // Bound as a list, more than a thousand would be refused.
        HashSet<string?> chosen = [.. Request.Form["draft"]];
        Draft[] taken = [.. drafts.All().Where(one => chosen.Contains(one.Number.ToString(CultureInfo.InvariantCulture)))];
        PublicationPlan plan = new(
            [.. taken.Where(one => !one.IsWithdrawal).Select(one => one.Article!)],
            [.. taken.Where(one => one.IsWithdrawal).Select(one => one.Id)],
            withSynonyms ? synonyms.Draft : null);
        if (!plan.IsEmpty)
        {
            return RedirectToPage("/Admin/Preview", new { previewer.Begin(plan).Id });
        }

        Complaint = "请先选择要发布的草稿。";
        Load();
        return Page();
    }

    /// <summary>Returns to an earlier revision of the articles, and to the synonyms of then where that is wanted.</summary>
    public async Task<IActionResult> OnPostRollBackAsync([FromForm] long? revision, [FromForm] bool withSynonyms)
    {
        // Revision 0 is before the first publication: a form that names none would withdraw everything.
        if (revision is not > 0)
        {
            return BadRequest();
        }

        PublicationPlan plan = new([], [], withSynonyms ? history.SynonymsOf(revision.Value) : null) { RollBackTo = revision };
        (bool isLive, string result) = await desk.PublishAsync(plan, User.Actor());
        TempData["Message"] = isLive ? $"已{plan.Label}，现在生效。" : result;
        return RedirectToPage();
    }

    /// <summary>Returns to an earlier version of the synonyms.</summary>
    public async Task<IActionResult> OnPostRollBackSynonymsAsync([FromForm] long number)
    {
        if (synonyms.Versions().FirstOrDefault(version => version.Number == number) is not { } wanted)
        {
            return NotFound();
        }

        (bool isLive, string result) = await desk.PublishAsync(new PublicationPlan([], [], wanted.Text), User.Actor());
        TempData["Message"] = isLive ? $"同义词已换回第 {number} 版，现在生效。" : result;
        return RedirectToPage();
    }

    /// <summary>Calls off a publication that waits.</summary>
    public async Task<IActionResult> OnPostCancelAsync([FromForm] long number)
    {
        await releases.DiscardAsync(number, User.Actor());
        TempData["Message"] = "定时发布已取消。";
        return RedirectToPage();
    }

    /// <summary>Shows a failure no longer.</summary>
    public async Task<IActionResult> OnPostSeenAsync([FromForm] long number)
    {
        await releases.SeeAsync(number, User.Actor());
        return RedirectToPage();
    }

    private void Load()
    {
        Drafts = drafts.All();
        HasSynonyms = synonyms.Draft is not null;
        Waiting = releases.Waiting();
        Failed = releases.Failed();
        History = history.Newest(Shown);
    }
}
