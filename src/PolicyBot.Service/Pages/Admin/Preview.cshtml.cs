using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PolicyBot.Articles;
using PolicyBot.Service.Accounts;
using PolicyBot.Service.Knowledge;
using PolicyBot.Service.Publishing;
using PolicyBot.Service.Publishing.Drafts;
using PolicyBot.Service.Publishing.Previews;
using PolicyBot.Service.Publishing.Releases;

namespace PolicyBot.Service.Pages.Admin;

/// <summary>What a publication would change, to be published, scheduled or let be.</summary>
internal sealed class PreviewModel(
    Previewer previewer, KnowledgeBase knowledge, PublishedArticles published, DraftStore drafts, ReleaseStore releases, ReleaseDesk desk, TimeProvider time) : PageModel
{
    private const string Unfinished = "检验问题还没有答完，请稍等。";

    /// <summary>The preview.</summary>
    public Preview Preview { get; private set; } = null!;

    /// <summary>What keeps it from being published, or null.</summary>
    public string? Complaint { get; private set; }

    /// <summary>Whether it can be decided on: the golden questions are answered, and nothing overtook it.</summary>
    public bool IsReady => Preview.Golden is not null && Complaint is null;

    /// <summary>Shows a preview.</summary>
    public IActionResult OnGet(string id) => Load(id) ? Page() : Forgotten();

    /// <summary>How far the golden questions are; the page itself anew once they are answered or come to nothing.</summary>
    public IActionResult OnGetGolden(string id)
    {
        if (!Load(id) || Preview.Golden is not null || Complaint is not null)
        {
            Response.Headers["HX-Refresh"] = "true";
            return new OkResult();
        }

        return Partial("_GoldenProgress", Preview);
    }

    /// <summary>How far the comparison of contents is, and what it found.</summary>
    public IActionResult OnGetContents(string id) => Load(id) ? Partial("_Contents", Preview) : NotFound();

    /// <summary>Publishes what was previewed.</summary>
    public async Task<IActionResult> OnPostPublishAsync(string id)
    {
        if (!Load(id))
        {
            return Forgotten();
        }

        if (!IsReady)
        {
            Complaint ??= Unfinished;
            return Page();
        }

        (bool isLive, string result) = await desk.PublishAsync(Preview.Plan, User.Actor());
        if (!isLive)
        {
            Complaint = result;
            return Page();
        }

        TempData["Message"] = $"{Preview.Plan.Label}：{result}。";
        return RedirectToPage("/Admin/Publish");
    }

    /// <summary>Orders what was previewed for a time.</summary>
    public async Task<IActionResult> OnPostScheduleAsync(string id, [FromForm] string? at)
    {
        if (!Load(id))
        {
            return Forgotten();
        }

        bool isTime = DateTime.TryParseExact(at, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local);
        Complaint ??= !IsReady ? Unfinished : !isTime ? "请填写发布的时间。" : local <= time.GetLocalNow().DateTime ? "发布的时间已经过去。" : ScheduledAlready();
        if (Complaint is not null)
        {
            return Page();
        }

        DateTimeOffset due = new(local, time.LocalTimeZone.BaseUtcOffset);
        await releases.OrderAsync(Preview.Plan, due, User.Actor());
        TempData["Message"] = $"将于 {Shown.Time(time, due)} 发布。";
        return RedirectToPage("/Admin/Publish");
    }

    /// <summary>Begins a draft by which an old article says what took its place.</summary>
    public async Task<IActionResult> OnPostSupersedeAsync(string id, [FromForm] string old, [FromForm] string successor)
    {
        if (!Load(id) || Preview.Plan.Articles.All(one => one.Id != successor) || published.Find(old) is not { } article)
        {
            return Forgotten();
        }

        Article changed = (drafts.FindOf(old)?.Article ?? article) with { SupersededBy = successor };
        await drafts.BeginAsync(changed, User.Actor());
        TempData["Message"] = $"《{article.Title}》已存成草稿：被 {successor} 取代。请重新预览。";
        return RedirectToPage("/Admin/Publish");
    }

    /// <summary>What to do where another release that waits changes the same: the one would keep the other from being published; null where none does.</summary>
    private string? ScheduledAlready() => releases.Waiting()
        .Select(waiting => Preview.Plan.SharedWith(waiting.Plan) is { } shared
            ? $"{shared}已在 {Shown.Time(time, waiting.Due)} 的定时发布里（{waiting.Plan.Label}，{waiting.By}）。同一内容只能有一次定时发布：请先取消那一次，或者等它生效以后再预览这一次。"
            : null)
        .FirstOrDefault(complaint => complaint is not null);

    private bool Load(string id)
    {
        if (previewer.Find(id) is not { } preview)
        {
            return false;
        }

        Preview = preview;
        Complaint = preview.Problem ?? (preview.Revision == knowledge.Revision ? null : PreviewRun.Overtaken);
        return true;
    }

    private RedirectToPageResult Forgotten()
    {
        TempData["Message"] = "这次预览已经过期，请重新预览。";
        return RedirectToPage("/Admin/Publish");
    }
}
