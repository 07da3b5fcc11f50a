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

    /// <summary>What is wrong with what was sent, or null.</summary>
    public string? Complaint { get; private set; }

    /// <summary>Whether an article is published.</summary>
    public bool IsPublished(string id) => published.Find(id) is not null;

    /// <summary>Lists the questions.</summary>
    public void OnGet(long? edit)
    {
        Questions = golden.All();
        Edited = Questions.FirstOrDefault(question => question.Number == edit);
    }

    /// <summary>All questions as a file.</summary>
    public FileContentResult OnGetExport() => File(Encoding.UTF8.GetBytes(GoldenFile.Write(golden.All())), "application/x-ndjson", "golden.jsonl");

    /// <summary>Adds a question, or changes one.</summary>
    public async Task<IActionResult> OnPostSaveAsync([FromForm] long? number, [FromForm] string? question, [FromForm] string? article, [FromForm] string? words)
    {
        string? id = string.IsNullOrWhiteSpace(article) ? null : article.Trim();
        GoldenQuestion changed = new((question ?? "").Trim(), id)
        {
            Number = number ?? 0,
            Words = [.. (words ?? "").Split([' ', '，', ',', '、', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()],
        };
        Complaint = QuestionRules.Complaint(changed.Question) ?? (id is not null && !IsPublished(id) ? $"没有编号为 {id} 的已发布文章。" : null);
        if (Complaint is null && number is null)
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
