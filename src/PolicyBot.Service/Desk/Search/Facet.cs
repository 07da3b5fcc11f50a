using System.Globalization;
using PolicyBot.Search;

namespace PolicyBot.Service.Desk.Search;

/// <summary>One way of narrowing a result, with how many articles each choice leaves.</summary>
/// <param name="Field">The field of the query: place, year, publisher or topic.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Chosen">The choice made; empty for none.</param>
/// <param name="Choices">The choices and their counts, the most frequent first.</param>
internal sealed record Facet(string Field, string Name, string Chosen, IReadOnlyList<(string Value, int Count)> Choices)
{
    private const int MostChoices = 50;

    /// <summary>Counts the choices over the articles that come into question.</summary>
    /// <param name="articles">The articles, not narrowed.</param>
    /// <param name="query">The query; each facet counts what the other choices leave.</param>
    public static IReadOnlyList<Facet> Count(IReadOnlyList<IndexedArticle> articles, DeskQuery query)
    {
        (string Field, string Name, string Chosen, Func<IndexedArticle, string?> Of)[] fields =
        [
            ("place", "地区", query.Place ?? "", article => article.Region),
            ("year", "年份", query.Year?.ToString(CultureInfo.InvariantCulture) ?? "", article => article.Date is { Length: >= 4 } date ? date[..4] : null),
            ("publisher", "来源", query.Publisher ?? "", article => article.Publisher),
            ("topic", "主题", query.Topic ?? "", article => article.Topic),
        ];
        return [.. fields.Select(field => new Facet(field.Field, field.Name, field.Chosen, ChoicesOf(field)))];

        IReadOnlyList<(string, int)> ChoicesOf((string Field, string Name, string Chosen, Func<IndexedArticle, string?> Of) field)
        {
            IEnumerable<IndexedArticle> left = articles.Where(article =>
                fields.All(other => other.Field == field.Field || other.Chosen.Length == 0 || other.Of(article) == other.Chosen));
            List<(string Value, int Count)> counts =
                [.. left.Select(field.Of).OfType<string>().CountBy(value => value).Select(count => (count.Key, count.Value)).OrderByDescending(count => count.Value).Take(MostChoices)];
            return field.Chosen.Length == 0 || counts.Any(count => count.Value == field.Chosen) ? counts : [(field.Chosen, 0), .. counts];
        }
    }
}
