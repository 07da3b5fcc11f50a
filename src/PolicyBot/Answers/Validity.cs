using System.Globalization;
using PolicyBot.Search;

namespace PolicyBot.Answers;

/// <summary>Whether an article holds on a day.</summary>
/// <remarks>China's guide for government websites (政府网站发展指引, 2017) asks for a label where it does not.</remarks>
public static class Validity
{
    /// <summary>Why an article does not hold on a day, as a label in Chinese; null where it holds.</summary>
    public static string? NotInForce(IndexedArticle article, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(article);
        return article switch
        {
            { SupersededBy: not null } => "已被新文件取代",
            { InForceUntil: { } until } when until < day => $"已于{Chinese(until)}失效",
            { InForceFrom: { } from } when from > day => $"{Chinese(from)}起施行，尚未生效",
            _ => null,
        };
    }

    private static string Chinese(DateOnly day) => day.ToString("yyyy'年'M'月'd'日'", CultureInfo.InvariantCulture);
}
