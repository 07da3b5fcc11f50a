using System.Globalization;
using PolicyBot.Articles;

namespace PolicyBot.Service.Publishing;

/// <summary>What a list says of a published article.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Title">Its title.</param>
/// <param name="Publisher">Who published it, if known.</param>
/// <param name="Date">When, if known.</param>
/// <param name="Region">The place it holds for, if known.</param>
internal sealed record ArticleHead(string Id, string Title, string? Publisher, PublicationDate? Date, string? Region)
{
    /// <summary>The first day on which it holds; null for no limit.</summary>
    public DateOnly? InForceFrom { get; init; }

    /// <summary>The last day on which it holds; null for no limit.</summary>
    public DateOnly? InForceUntil { get; init; }

    /// <summary>The id of the article that took its place, or null.</summary>
    public string? SupersededBy { get; init; }

    /// <summary>What is said of an article.</summary>
    public static ArticleHead Of(Article article) => new(article.Id, article.Title, article.Publisher, article.Date, article.Region)
    {
        InForceFrom = article.InForceFrom,
        InForceUntil = article.InForceUntil,
        SupersededBy = article.SupersededBy,
    };

    /// <summary>Whether it holds on a day.</summary>
    public bool Holds(DateOnly day) => SupersededBy is null && !(InForceFrom > day) && !(InForceUntil < day);

    /// <summary>From when to when it holds, and what took its place, in Chinese.</summary>
    public string Validity => string.Join("，", new[]
    {
        SupersededBy is null ? "" : $"已被 {SupersededBy} 取代",
        InForceFrom is { } from ? $"{Day(from)} 起" : "",
        InForceUntil is { } until ? $"至 {Day(until)}" : "",
    }.Where(part => part.Length > 0));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
