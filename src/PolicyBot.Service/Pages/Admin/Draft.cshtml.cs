using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PolicyBot.Articles;
using PolicyBot.Service.Accounts;
using PolicyBot.Service.Publishing;
using PolicyBot.Service.Publishing.Drafts;

namespace PolicyBot.Service.Pages.Admin;

/// <summary>A draft: what was recognised, beside what it came from, to be corrected.</summary>
[RequestFormLimits(ValueLengthLimit = ArticlesModel.LongestPaste)]
internal sealed class DraftModel(DraftStore drafts, PublishedArticles published) : PageModel
{
    /// <summary>The draft.</summary>
    public Draft Draft { get; private set; } = null!;

    /// <summary>What the form holds.</summary>
    [BindProperty]
    public DraftForm Form { get; set; } = new();

    /// <summary>What is wrong with it.</summary>
    public IReadOnlyList<string> Complaints { get; private set; } = [];

    /// <summary>The article as it is published; null for a new one.</summary>
    public Article? Published { get; private set; }

    /// <summary>What differs between the draft that somebody else saved meanwhile and what the form holds; null where nobody did.</summary>
    public IReadOnlyList<DiffLine>? Overtaken { get; private set; }

    /// <summary>Shows a draft.</summary>
    public IActionResult OnGet(long number)
    {
        if (!Load(number))
        {
            return NotFound();
        }

        Form = Draft.Article is { } article ? DraftForm.Of(article) : Form;
        return Page();
    }

    /// <summary>Saves the draft, unless somebody else changed it since it was opened.</summary>
    /// <param name="number">The draft.</param>
    /// <param name="seen">When the draft that was opened had been changed, in milliseconds of Unix time.</param>
    public async Task<IActionResult> OnPostAsync(long number, [FromForm] long? seen)
    {
        if (!Load(number))
        {
            return await KeepAnewAsync();
        }

        if (Draft.IsWithdrawal)
        {
            return NotFound();
        }

        Article article = Read();
        DateTimeOffset? opened = seen is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;
        if (Complaints.Count == 0 && !await drafts.ChangeAsync(number, article, User.Actor(), opened))
        {
            Refuse(number, article, opened);
        }

        if (Complaints.Count > 0)
        {
            return Page();
        }

        TempData["Message"] = "草稿已保存。";
        return RedirectToPage(new { number });
    }

    /// <summary>The passages of what the form holds now.</summary>
    public IActionResult OnPostPassages(long number) =>
        Load(number) ? Partial("_Passages", RecognisedPassage.Of(Read())) : NotFound();

    /// <summary>Discards the draft.</summary>
    public async Task<IActionResult> OnPostDiscardAsync(long number)
    {
        await drafts.DiscardAsync([number], User.Actor());
        TempData["Message"] = "草稿已放弃。";
        return RedirectToPage("/Admin/Publish");
    }

    /// <summary>Says why the draft could not be changed. What was typed stays in the form, which saves it over what is there when it is sent again.</summary>
    private void Refuse(long number, Article article, DateTimeOffset? opened)
    {
        bool isOvertaken = Load(number) && opened is not null && Draft.ChangedAt != opened;
        Overtaken = isOvertaken ? LineDiff.Of(Draft.Article?.Text ?? "", article.Text) : null;
        Complaints = [isOvertaken
            ? $"您打开以后，{Draft.ChangedBy} 改过这份草稿，您的没有保存。下面仍是您填写的；再保存一次，就用它代替。"
            : $"编号 {article.Id} 已有另一份草稿。"];
    }

    /// <summary>Keeps what was typed in a draft that somebody published or discarded meanwhile as a draft anew.</summary>
    private async Task<IActionResult> KeepAnewAsync()
    {
        Article article = Form.ToArticle(out IReadOnlyList<string> complaints);
        if (complaints.Count > 0 || drafts.FindOf(article.Id) is not null)
        {
            return NotFound();
        }

        long number = await drafts.BeginAsync(article, User.Actor());
        TempData["Message"] = "原来的草稿已被发布或放弃，您的修改存成了这份新的草稿。";
        return RedirectToPage(new { number });
    }

    private bool Load(long number)
    {
        if (drafts.Find(number) is not { } draft)
        {
            return false;
        }

        Draft = draft;
        Published = published.Find(draft.Id);
        return true;
    }

    private Article Read()
    {
        // A published article keeps its identity: another one would be another article.
        Form.Id = Published?.Id ?? Form.Id;
        Article article = Form.ToArticle(out IReadOnlyList<string> complaints);
        bool isSuccessorKnown = article.SupersededBy is null || published.Find(article.SupersededBy) is not null || drafts.FindOf(article.SupersededBy) is not null;
        Complaints = isSuccessorKnown ? complaints : [.. complaints, $"没有编号为 {article.SupersededBy} 的文章或草稿可以取代它。"];
        return article;
    }
}
