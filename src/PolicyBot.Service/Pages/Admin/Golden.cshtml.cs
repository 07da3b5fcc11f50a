using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PolicyBot.Service.Accounts;
using PolicyBot.Service.Api;
using PolicyBot.Service.Publishing;
using PolicyBot.Service.Publishing.Golden;

namespace PolicyBot.Service.Pages.Admin;

/// <summary>The golden questions.</summary>
internal sealed class GoldenModel(GoldenStore golden, GoldenWarmUp warmUp, PublishedArticles published) : PageModel
{
    private const long LargestFile = 5_000_000;

    /// <summary>The questions.</summary>
    public IReadOnlyList<GoldenQuestion> Questions { get; private set; } = [];

    /// <summary>The question in the form; null for a new one.</summary>
    public GoldenQuestion? Edited { get; private set; }

    /// <summary>What the question in the form is without what was typed: another text after any change. Null for a new one.</summary>
    public string? Seen { get; private set; }

    /// <summary>What is wrong with what was sent, or null.</summary>
    public string? Complaint { get; private set; }

    /// <summary>Whether an article is published.</summary>
    public bool IsPublished(string id) => published.Find(id) is not null;

    /// <summary>Lists the questions.</summary>
    public void OnGet(long? edit)
    {
        Questions = golden.All();
        Edited = Questions.FirstOrDefault(question => question.Number == edit);
        Seen = Edited is null ? null : Content(Edited);
    }

    /// <summary>All questions as a file.</summary>
    public FileContentResult OnGetExport() => File(Encoding.UTF8.GetBytes(GoldenFile.Write(golden.All())), "application/x-ndjson", "golden.jsonl");

    /// <summary>Adds a question, or changes one, unless somebody else has done so since the form was opened.</summary>
    public async Task<IActionResult> OnPostSaveAsync(
        [FromForm] long? number, [FromForm] string? question, [FromForm] string? article, [FromForm] string? words, [FromForm] string? seen)
    {
        Seen = seen;
        string? id = string.IsNullOrWhiteSpace(article) ? null : article.Trim();
        GoldenQuestion changed = new((question ?? "").Trim(), id)
        {
            Number = number ?? 0,
            Words = [.. (words ?? "").Split([' ', '，', ',', '、', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()],
        };
        Complaint = QuestionRules.Complaint(changed.Question) ?? (id is not null && !IsPublished(id) ? $"没有编号为 {id} 的已发布文章。" : null);
        if (Complaint is null && Unseen(changed, seen) is { } unseen)
        {
            Complaint = (number is null ? "已有这个检验问题" : "您打开以后，别人改过这个检验问题") + "，您的没有保存。下面仍是您填写的；再保存一次，就用它代替。";
            changed = changed with { Number = unseen.Number };
            Seen = Content(unseen);
        }
        else if (Complaint is null && number is null)
        {
            await golden.AddAsync([changed], User.Actor());
        }
        else if (Complaint is null && !await golden.ChangeAsync(changed, User.Actor()))
        {
            Complaint = "没有保存：这个问题已被删除，或另有一条相同的问题。";
        }

        if (Complaint is null)
        {
            return Saved("检验问题已保存。");
        }

        Questions = golden.All();
        Edited = changed;
        return Page();
    }

    /// <summary>Deletes a question.</summary>
    public async Task<IActionResult> OnPostDeleteAsync([FromForm] long number)
    {
        await golden.DeleteAsync(number, User.Actor());
        return Saved("检验问题已删除。");
    }

    /// <summary>Adds the questions of a file.</summary>
    public async Task<IActionResult> OnPostImportAsync(IFormFile? file, CancellationToken cancellation)
    {
        try
        {
            IReadOnlyList<GoldenQuestion> questions = await ReadAsync(file, cancellation);
            await golden.AddAsync(questions, User.Actor());
            return Saved($"导入了 {questions.Count} 条。");
        }
        catch (FormatException problem)
        {
            Complaint = $"没有导入：{problem.Message}";
            Questions = golden.All();
            return Page();
        }
    }

    private static string Content(GoldenQuestion question) => string.Join('|', [question.Question, question.Article, .. question.Words ?? []]);

    /// <summary>The question that a change would replace with something else, where whoever makes it has not seen it as it is; null for none.</summary>
    private GoldenQuestion? Unseen(GoldenQuestion changed, string? seen)
    {
        GoldenQuestion? there = changed.Number > 0 ? golden.Find(changed.Number) : golden.All().FirstOrDefault(one => one.Question == changed.Question);
        bool mayReplace = changed.Number > 0 && string.IsNullOrEmpty(seen);
        return there is null || mayReplace || Content(there) == seen || Content(there) == Content(changed) ? null : there;
    }

    private static async Task<IReadOnlyList<GoldenQuestion>> ReadAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (file is null || file.Length is 0 or > LargestFile)
        {
            throw new FormatException($"请选一个不超过 {LargestFile / 1_000_000} MB 的 jsonl 文件。");
        }

        using StreamReader reader = new(file.OpenReadStream());
        return GoldenFile.Parse(await reader.ReadToEndAsync(cancellation));
    }

    private RedirectToPageResult Saved(string message)
    {
        TempData["Message"] = message;
        warmUp.Begin();
        return RedirectToPage(new { edit = (long?)null });
    }
}
