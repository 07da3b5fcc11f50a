using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PolicyBot.Articles;
using PolicyBot.Search;
using PolicyBot.Service.Knowledge;

namespace PolicyBot.Service.Pages;

/// <summary>A whole article, opened at a passage.</summary>
internal sealed class ArticleModel(KnowledgeBase knowledge) : PageModel
{
    /// <summary>The article.</summary>
    public IndexedArticle Article { get; private set; } = null!;

    /// <summary>Publisher, date and place, as far as they are known.</summary>
    public IReadOnlyList<string> Facts { get; private set; } = [];

    /// <summary>The article's text.</summary>
    public IReadOnlyList<ArticleParagraph> Paragraphs { get; private set; } = [];

    /// <summary>Whether a passage is marked.</summary>
    public bool HasPassage => Paragraphs.Any(paragraph => paragraph.IsFirstMarked);

    /// <summary>Where the article was published, if that is an ordinary web address.</summary>
    public Uri? OriginalUrl { get; private set; }

    /// <summary>Shows the article, with <paramref name="length"/> characters from <paramref name="start"/> on marked.</summary>
    public IActionResult OnGet(string id, [FromQuery] int start = 0, [FromQuery] int length = 0)
    {
        if (knowledge.Find(id) is not var (article, passages))
        {
            return NotFound();
        }

        Article = article;
        Facts = [.. ArticleFacts(article)];
        bool inside = start >= 0 && length > 0 && start < article.Text.Length;
        Paragraphs = ArticleParagraph.Of(article.Text, passages, inside ? new TextRange(start, Math.Min(length, article.Text.Length - start)) : default);
        // An article's address is foreign text: javascript: and its like are not offered.
        OriginalUrl = Uri.TryCreate(article.Url, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https" ? url : null;
        return Page();
    }

    private static IEnumerable<string> ArticleFacts(IndexedArticle article)
    {
        if (article.Publisher is { Length: > 0 } publisher)
        {
            yield return publisher;
        }

        if (article.Date is { Length: > 0 } date)
        {
            yield return ChineseDate.Format(date) + (article.DateInferred ? "（推定）" : "");
        }

        if (article.Region is { Length: > 0 } region)
        {
            yield return region;
        }
    }
}
