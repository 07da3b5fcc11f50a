using PolicyBot.Search.Segments;

namespace PolicyBot.Search.Scoring;

/// <summary>Applies a filter to a segment's columns.</summary>
internal static class FilteredArticles
{
    /// <summary>The articles that a search must leave out.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="filter">Which articles may be found.</param>
    /// <param name="withdrawn">Articles to be left out anyway; null for none.</param>
    public static ArticleSet LeftOut(Segment segment, SearchFilter filter, ArticleSet? withdrawn)
    {
        ValueTest regions = new(segment, filter.Regions), publishers = new(segment, filter.Publishers), topics = new(segment, filter.Topics);
        int from = filter.From?.DayNumber ?? int.MinValue, until = filter.Until?.DayNumber ?? int.MaxValue;
        bool anyDate = filter.From is null && filter.Until is null;
        ReadOnlySpan<ArticleRecord> articles = segment.Articles;
        var left = new ArticleSet(articles.Length);
        for (int i = 0; i < articles.Length; i++)
        {
            ref readonly ArticleRecord article = ref articles[i];
            bool isDated = anyDate || (article.Earliest >= 0 && article.Earliest <= until && article.Latest >= from);
            if (!isDated || !regions.Holds(article.Region) || !publishers.Holds(article.Publisher) || !topics.Holds(article.Topic)
                || withdrawn?.Contains(i) == true)
            {
                left.Add(i);
            }
        }

        return left;
    }

    /// <summary>Tells of a column's values whether they are among those wanted, and remembers it, for they repeat.</summary>
    private sealed class ValueTest(Segment segment, IReadOnlySet<string>? wanted)
    {
        private readonly Dictionary<int, bool> _known = [];

        public bool Holds(int value)
        {
            if (wanted is null)
            {
                return true;
            }

            if (!_known.TryGetValue(value, out bool holds))
            {
                holds = segment.Value(value) is { } text && wanted.Contains(text);
                _known.Add(value, holds);
            }

            return holds;
        }
    }
}
