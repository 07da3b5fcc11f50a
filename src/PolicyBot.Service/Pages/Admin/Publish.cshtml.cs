using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PolicyBot.Service.Accounts;
using PolicyBot.Service.Publishing;
using PolicyBot.Service.Publishing.Drafts;
using PolicyBot.Service.Publishing.Previews;
using PolicyBot.Service.Publishing.Releases;
using PolicyBot.Storage;

namespace PolicyBot.Service.Pages.Admin;

/// <summary>What waits to be published, and what was.</summary>
[RequestFormLimits(ValueCountLimit = MostChosen)]
internal sealed class PublishModel(
    DraftStore drafts, PublishedArticles published, SynonymVersions synonyms, Previewer previewer, ReleaseStore releases, ReleaseDesk desk) : PageModel
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

    /// <summary>What was published, the newest first.</summary>
    public IReadOnlyList<PublicationRecord> Publications { get; private set; } = [];

    /// <summary>What is wrong, or null.</summary>
    public string? Complaint { get; private set; }

    /// <summary>Whether an article is published already.</summary>
    public bool IsPublished(string id) => published.Find(id) is not null;

    /// <summary>Shows the page.</summary>
    public void OnGet()
    {
        Load();
        previewer.WarmUp();
    }

    /// <summary>Previews what was chosen.</summary>
    public async Task<IActionResult> OnPostPreviewAsync([FromForm] bool withSynonyms, CancellationToken cancellation)
    {
        // Bound as a list, more than a thousand would be refused.
        HashSet<string?> chosen = [.. Request.Form["draft"]];
        Draft[] taken = [.. drafts.All().Where(one => chosen.Contains(one.Number.ToString(CultureInfo.InvariantCulture)))];
        PublicationPlan plan = new(
            [.. taken.Where(one => !one.IsWithdrawal).Select(one => one.Article!)],
            [.. taken.Where(one => one.IsWithdrawal).Select(one => one.Id)],
            withSynonyms ? synonyms.Draft : null);
        try
        {
            if (!plan.IsEmpty)
            {
                PreviewReport report = await previewer.PreviewAsync(plan, cancellation);
                return RedirectToPage("/Admin/Preview", new { id = report.Id });
            }

            Complaint = "请先选择要发布的草稿。";
        }
        catch (StorageException problem)
        {
            Complaint = problem.Message;
        }

        Load();
        return Page();
    }

    /// <summary>Returns to an earlier revision.</summary>
    public async Task<IActionResult> OnPostRollBackAsync([FromForm] long revision)
    {
        (bool isLive, string result) = await desk.PublishAsync(new PublicationPlan([], [], null) { RollBackTo = revision }, User.Actor());
        TempData["Message"] = isLive ? $"已回退到第 {revision} 版，现在生效。" : result;
        return RedirectToPage();
    }

    /// <summary>Calls off a publication that waits.</summary>
    public async Task<IActionResult> OnPostCancelAsync([FromForm] long number)
    {
        await releases.DiscardAsync(number, User.Actor());
        TempData["Message"] = "定时发布已取消。";
        return RedirectToPage();
    }

    private void Load()
    {
        Drafts = drafts.All();
        HasSynonyms = synonyms.Draft is not null;
        Waiting = releases.Waiting();
        Failed = releases.Failed();
        Publications = [.. published.Publications().Take(Shown)];
    }
}
