using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PolicyBot.Articles;
using PolicyBot.Service.Accounts;
using PolicyBot.Service.Publishing;
using PolicyBot.Service.Publishing.Drafts;
using PolicyBot.Storage;

namespace PolicyBot.Service.Pages.Admin;

/// <summary>An article with all its versions, to be changed or withdrawn by a draft.</summary>
internal sealed class ArticleVersionsModel(PublishedArticles published, DraftStore drafts) : PageModel
{
    /// <summary>The versions, the newest first.</summary>
    public IReadOnlyList<ArticleVersion> Versions { get; private set; } = [];

    /// <summary>The version that is shown.</summary>
    public ArticleVersion Version { get; private set; } = null!;

    /// <summary>The version before it; null for the first.</summary>
    public ArticleVersion? Before { get; private set; }

    /// <summary>The last version that was not a withdrawal, for the title.</summary>
    public string Title => Versions.Select(version => version.Article?.Title).First(title => title is not null)!;

    /// <summary>The draft of the article, which another one would replace; null for none.</summary>
    public Draft? Draft { get; private set; }

    /// <summary>Whether the article is published now.</summary>
    public bool IsPublished => Versions[0].Article is not null;

    /// <summary>Shows a version and what it changed.</summary>
    public IActionResult OnGet(string id, int? version)
    {
        Versions = published.Versions(id);
        if (Versions.Count == 0)
        {
            return NotFound();
        }

        Version = Versions.FirstOrDefault(one => one.Number == version) ?? Versions[0];
        Before = Versions.FirstOrDefault(one => one.Number < Version.Number);
        Draft = drafts.FindOf(id);
        return Page();
    }

    /// <summary>Begins a draft of a version; without one, of the published one, or goes on with the draft there is.</summary>
    public async Task<IActionResult> OnPostChangeAsync(string id, int? version)
    {
        Article? article = version is null ? published.Find(id) : published.Versions(id).FirstOrDefault(one => one.Number == version)?.Article;
        if (article is null)
        {
            return NotFound();
        }

        long number = version is null && drafts.FindOf(id) is { IsWithdrawal: false } draft ? draft.Number : await drafts.BeginAsync(article, User.Actor());
        return RedirectToPage("/Admin/Draft", new { number });
    }

    /// <summary>Begins the withdrawal.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(string id)
    {
        if (published.Find(id) is null)
        {
            return NotFound();
        }

        await drafts.WithdrawAsync(id, User.Actor());
        TempData["Message"] = "已记为拟撤下，预览后再发布。";
        return RedirectToPage("/Admin/Publish");
    }
}
