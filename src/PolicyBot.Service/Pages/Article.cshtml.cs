using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PolicyBot.Answers;
using PolicyBot.Articles;
using PolicyBot.Search;
using PolicyBot.Service.Knowledge;

namespace PolicyBot.Service.Pages;

/// <summary>A whole article, opened at a passage.</summary>
internal sealed class ArticleModel(KnowledgeBase knowledge, TimeProvider time) : PageModel
{
    /// <summary>The article.</summary>
    public IndexedArticle Article { get; private set; } = null!;

    /// <summary>Why it does not hold today, in Chinese; null where it holds.</summary>
    public string? NotInForce { get; private set; }

    /// <summary>The published article that took its place, if one did.</summary>
    public IndexedArticle? Successor { get; private set; }

    /// <summary>The article's text.</summary>
    public IReadOnlyList<Paragraph> Paragraphs { get; private set; } = [];

    /// <summary>The paragraph in which the marked passage begins, or null.</summary>
    public Paragraph? FirstMarked => Paragraphs.FirstOrDefault(paragraph => paragraph.IsMarked);

    /// <summary>Where the article was published, if that is an ordinary web address.</summary>
    public Uri? OriginalUrl { get; private set; }

    /// <summary>Shows the article, with <paramref name="length"/> characters from <paramref name="start"/> on marked.</summary>
    public IActionResult OnGet(string id, [FromQuery] int start = 0, [FromQuery] int length = 0)
    {
        if (knowledge.Find(id) is not var (article, headings))
        {
            return NotFound();
        }

        Article = article;
        NotInForce = Validity.NotInForce(article, DateOnly.FromDateTime(time.GetLocalNow().DateTime));
        Successor = article.SupersededBy is { } successor ? knowledge.Find(successor)?.Article : null;
        Paragraphs = [.. Paragraph.Cut(article.Text, headings, Passage(article, start, length))];
        // An article's address is foreign text: javascript: and its like are not offered.
        OriginalUrl = Uri.TryCreate(article.Url, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https" ? url : null;
        return Page();
    }

    private static TextRange[] Passage(IndexedArticle article, int start, int length) =>
        start >= 0 && length > 0 && start < article.Text.Length ? [new(start, Math.Min(length, article.Text.Length - start))] : [];
}
