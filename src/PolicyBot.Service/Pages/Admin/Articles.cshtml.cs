using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PolicyBot.Articles;
using PolicyBot.Service.Accounts;
using PolicyBot.Service.Knowledge;
using PolicyBot.Service.Publishing;
using PolicyBot.Service.Publishing.Drafts;
using PolicyBot.Service.Publishing.Uploads;

namespace PolicyBot.Service.Pages.Admin;

/// <summary>The published articles, and the way in for new ones.</summary>
[RequestSizeLimit(UploadQueue.LargestUpload)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadQueue.LargestUpload, ValueLengthLimit = LongestPaste, ValueCountLimit = UploadQueue.MostFiles + 20)]
internal sealed class ArticlesModel(PublishedArticles published, DraftStore drafts, UploadQueue uploads, ChinaTimeProvider time) : PageModel
{
    /// <summary>Longest text that can be pasted, in characters.</summary>
    public const int LongestPaste = 1_000_000;

    private const int PageSize = 50;

    /// <summary>What was searched for.</summary>
    public string? Words { get; private set; }

    /// <summary>Which articles: all, or by whether they hold today (in, out).</summary>
    public string State { get; private set; } = "";

    /// <summary>The number of the page, from 1.</summary>
    public int Number { get; private set; } = 1;

    /// <summary>How many articles were found.</summary>
    public int Count { get; private set; }

    /// <summary>How many pages they fill.</summary>
    public int Pages => Math.Max(1, (Count + PageSize - 1) / PageSize);

    /// <summary>The articles of the page.</summary>
    public IReadOnlyList<ArticleHead> Heads { get; private set; } = [];

    /// <summary>The drafts, by their articles' ids.</summary>
    public IReadOnlyDictionary<string, Draft> Drafts { get; private set; } = new Dictionary<string, Draft>();

    /// <summary>What is wrong with what was sent, or null.</summary>
    public string? Complaint { get; private set; }

    /// <summary>What was pasted and could not be kept; empty otherwise.</summary>
    public DraftForm Pasted { get; private set; } = new();

    /// <summary>The day that articles hold on or not.</summary>
    public DateOnly Today => time.Today;

    /// <summary>Lists articles.</summary>
    public void OnGet(string? q, string? state, [FromQuery(Name = "p")] int number = 1)
    {
        Words = q;
        State = state ?? "";
        IReadOnlyList<ArticleHead> all = published.Search(q, head => State switch
        {
            "in" => head.Holds(Today),
            "out" => !head.Holds(Today),
            _ => true,
        });
        Count = all.Count;
        Number = Math.Clamp(number, 1, Pages);
        Heads = [.. all.Skip((Number - 1) * PageSize).Take(PageSize)];
        Drafts = drafts.All().ToDictionary(draft => draft.Id);
    }

    /// <summary>Takes files in; they are read while the page that it leads to tells how far it is.</summary>
    public async Task<IActionResult> OnPostUploadAsync(CancellationToken cancellation)
    {
        IFormFileCollection files = Request.Form.Files;
        Complaint = files.Count switch
        {
            0 => "没有选文件。",
            > UploadQueue.MostFiles => $"一次最多上传 {UploadQueue.MostFiles} 个文件，这次有 {files.Count} 个。",
            _ => files.FirstOrDefault(IsTooLarge) is { } large ? $"{UploadName.Safe(large.FileName)} 有 {large.Length / 1_000_000} MB，单个文件不超过 {ArticleReader.LargestFile / 1_000_000} MB。" : null,
        };
        if (Complaint is not null)
        {
            OnGet(null, null);
            return Page();
        }

        UploadBatch batch = await uploads.AcceptAsync(files, User.Actor(), cancellation);
        return RedirectToPage("/Admin/Upload", new { id = batch.Id });
    }

    /// <summary>Makes a draft of a pasted text.</summary>
    public async Task<IActionResult> OnPostPasteAsync([FromForm] string? id, [FromForm] string? title, [FromForm] string? text)
    {
        Pasted = new DraftForm { Id = id, Title = title, Text = text };
        Article article = Pasted.ToArticle(out IReadOnlyList<string> complaints);
        Complaint = complaints.Count > 0 ? string.Join(" ", complaints)
            : drafts.FindOf(article.Id) is { } draft ? $"编号 {article.Id} 已有草稿（{draft.ChangedBy} 改过）。请在“发布”页打开它修改，或换一个编号。" : null;
        if (Complaint is not null)
        {
            OnGet(null, null);
            return Page();
        }

        long number = await drafts.KeepAsync(new ReadResult("粘贴") { Article = article }, "粘贴", User.Actor());
        return RedirectToPage("/Admin/Draft", new { number });
    }

    private static bool IsTooLarge(IFormFile file) =>
        file.Length > ArticleReader.LargestFile && !file.FileName.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase);
}
