using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PolicyBot.Service.Accounts;
using PolicyBot.Service.Knowledge;
using PolicyBot.Service.Publishing;

namespace PolicyBot.Service.Pages.Admin;

/// <summary>The synonyms, edited as text, published like articles.</summary>
[RequestFormLimits(ValueLengthLimit = Longest)]
internal sealed class SynonymsModel(SynonymVersions synonyms) : PageModel
{
    /// <summary>Longest text, in bytes.</summary>
    private const int Longest = 2_000_000;

    /// <summary>The text in the form.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Whether a draft waits.</summary>
    public bool HasDraft => synonyms.Draft is not null;

    /// <summary>What is live.</summary>
    public string Live => synonyms.Live;

    /// <summary>What was live.</summary>
    public IReadOnlyList<SynonymVersion> Versions => synonyms.Versions();

    /// <summary>Which text waits or is live: another word after any change.</summary>
    public string Seen => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Kept)));

    /// <summary>What is wrong with the text, or null.</summary>
    public string? Complaint { get; private set; }

    /// <summary>What differs between the text that somebody else saved meanwhile and that in the form; null where nobody did.</summary>
    public IReadOnlyList<DiffLine>? Overtaken { get; private set; }

    private string Kept => synonyms.Draft ?? Live;

    /// <summary>Shows the draft, or what is live, or a version.</summary>
    public void OnGet(long? version) =>
        Text = Versions.FirstOrDefault(one => one.Number == version)?.Text ?? Kept;

    /// <summary>Keeps a draft, unless somebody else kept another one since the text was opened.</summary>
    /// <param name="text">The text.</param>
    /// <param name="seen">What <see cref="Seen"/> was then.</param>
    public async Task<IActionResult> OnPostAsync([FromForm] string? text, [FromForm] string? seen)
    {
        Text = (text ?? "").ReplaceLineEndings("\n");
        Complaint = SynonymsText.Complaint(Text);
        if (Complaint is null && !string.IsNullOrEmpty(seen) && seen != Seen && Text != Kept)
        {
            Complaint = "您打开以后，别人改过同义词，您的没有保存。下面仍是您填写的；再保存一次，就用它代替。";
            Overtaken = LineDiff.Of(Kept, Text);
        }

        if (Complaint is not null)
        {
            return Page();
        }

        bool isLive = Text == Live;
        await synonyms.KeepDraftAsync(isLive ? null : Text, User.Actor());
        TempData["Message"] = isLive ? "和现在生效的相同，没有要发布的。" : "同义词草稿已保存，预览后再发布。";
        return isLive ? RedirectToPage(new { version = (long?)null }) : RedirectToPage("/Admin/Publish");
    }

    /// <summary>Discards the draft.</summary>
    public async Task<IActionResult> OnPostDiscardAsync()
    {
        await synonyms.KeepDraftAsync(null, User.Actor());
        TempData["Message"] = "同义词草稿已放弃。";
        return RedirectToPage(new { version = (long?)null });
    }
}
