using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PolicyBot.Answers;
using PolicyBot.Articles;
using PolicyBot.Service.Api;
using PolicyBot.Service.Desk.Search;
using PolicyBot.Service.Knowledge;
using PolicyBot.Service.Publishing;
using PolicyBot.Storage;

namespace PolicyBot.Service.Pages.Desk;

/// <summary>The search of those who answer residents: answer, passages, and the article beside them.</summary>
internal sealed class DeskModel(DeskSearch search, KnowledgeBase knowledge, PublishedArticles published, ChinaTimeProvider time) : PageModel
{
    /// <summary>What is looked for.</summary>
    [BindProperty(SupportsGet = true)]
    public DeskQuery Query { get; set; } = new();

    /// <summary>What was found; null where nothing was looked for.</summary>
    public DeskResult? Result { get; private set; }

    /// <summary>What is wrong with the words, or null.</summary>
    public string? Complaint { get; private set; }

    /// <summary>Shows the page, with what its address looks for.</summary>
    public Task OnGetAsync() => FindAsync();

    /// <summary>What was found alone; the address of the page follows it.</summary>
    public async Task<IActionResult> OnGetResultsAsync()
    {
        await FindAsync();
        Response.Headers["HX-Replace-Url"] = Query.ToAddress();
        return Partial("_Results", this);
    }

    /// <summary>An article as it is published, at a passage.</summary>
    public IActionResult OnGetArticle(string id, int start, int length)
    {
        if (knowledge.Find(id) is not var (article, headings))
        {
            return NotFound();
        }

        string? label = Validity.NotInForce(article, time.Today);
        return Partial("_Article", new ArticlePane(
            article.Id, article.Title, label is null ? Facts.Of(article) : [.. Facts.Of(article), label], Paragraphs(article.Text, headings, start, length, Query.Words), published.Versions(id), null));
    }

    /// <summary>An article as it once was.</summary>
    public IActionResult OnGetVersion(string id, int version)
    {
        IReadOnlyList<ArticleVersion> all = published.Versions(id);
        if (all.FirstOrDefault(other => other.Number == version)?.Article is not { } article)
        {
            return NotFound();
        }

        string[] facts = [.. new[] { article.Publisher, article.Date?.ToString(), article.Region }.OfType<string>()];
        return Partial("_Article", new ArticlePane(id, article.Title, facts, Paragraphs(article.Text, new HashSet<string>(), 0, 0, Query.Words), all, version));
    }

    private async Task FindAsync()
    {
        if (Query.Words.Length == 0)
        {
            return;
        }

        Complaint = QuestionRules.Complaint(Query.Words);
        Result = Complaint is null ? await search.FindAsync(Query, HttpContext.RequestAborted) : null;
    }

    private static IReadOnlyList<Paragraph> Paragraphs(string text, IReadOnlySet<string> headings, int start, int length, string words)
    {
        TextRange[] marks = start >= 0 && length > 0 && start < text.Length
            ? [new TextRange(start, Math.Min(length, text.Length - start))]
            : words.Length is > 0 and <= QuestionRules.MaxLength ? [.. new MatchedWords(words).In(text)] : [];
        return [.. Paragraph.Cut(text, headings, marks)];
    }
}

/// <summary>An article beside the results.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Title">Its title.</param>
/// <param name="Facts">Publisher, date, place, whether it holds.</param>
/// <param name="Paragraphs">Its text.</param>
/// <param name="Versions">Its versions, the newest first.</param>
/// <param name="Shown">The number of the version shown; null for the article as it is published.</param>
internal sealed record ArticlePane(
    string Id, string Title, IReadOnlyList<string> Facts, IReadOnlyList<Paragraph> Paragraphs, IReadOnlyList<ArticleVersion> Versions, int? Shown)
{
    /// <summary>The paragraph to begin at, or null.</summary>
    public Paragraph? FirstMarked => Paragraphs.FirstOrDefault(paragraph => paragraph.IsMarked);

    /// <summary>When a version was stored.</summary>
    public static string At(ArticleVersion version) => version.StoredAt.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
