using PolicyBot.Answers;
using PolicyBot.Search;

namespace PolicyBot.Service.Pages;

/// <summary>What a reader needs to judge a text: publisher, date and place, as far as they are known, and whether it still holds, as short phrases.</summary>
internal static class Facts
{
    /// <summary>The facts of a passage.</summary>
    public static IReadOnlyList<string> Of(CitedPassage passage) =>
        [.. Of(passage.Publisher, passage.Date, passage.DateInferred, passage.Region), .. passage.NotInForce is { } label ? [label] : Array.Empty<string>()];

    /// <summary>The facts of an article.</summary>
    public static IReadOnlyList<string> Of(IndexedArticle article) =>
        [.. Of(article.Publisher, article.Date, article.DateInferred, article.Region)];

    private static IEnumerable<string> Of(string? publisher, string? date, bool isInferred, string? region)
    {
        if (publisher is { Length: > 0 })
        {
            yield return publisher;
        }

        if (date is { Length: > 0 })
        {
            yield return ChineseDate.Format(date) + (isInferred ? "（推定）" : "");
        }

        if (region is { Length: > 0 })
        {
            yield return region;
        }
    }
}
