using PolicyBot.Search.Segments;

namespace PolicyBot.Search.Scoring;

/// <summary>The terms of a question that find nothing and only put in order what the others find.</summary>
internal static class OrderingTerms
{
    /// <summary>Adds to the sums of candidates what these terms give.</summary>
    /// <param name="candidates">The candidates; they are put in the order of segments and passages, so that those of one article stand together.</param>
    /// <param name="query">The question.</param>
    /// <param name="statistics">The generation.</param>
    public static void AddTo(Span<Candidate> candidates, Query query, Statistics statistics)
    {
        candidates.Sort((one, other) => (one.Segment, one.Passage).CompareTo((other.Segment, other.Passage)));
        for (int first = 0, end; first < candidates.Length; first = end)
        {
            int index = candidates[first].Segment;
            for (end = first + 1; end < candidates.Length && candidates[end].Segment == index;)
            {
                end++;
            }

            foreach (TermList list in query.ListsIn(index, onlyOrders: true))
            {
                Add(statistics.Segments[index], new ListSum(statistics.Segments[index], list, statistics), list.IsOfArticles, candidates[first..end]);
            }
        }
    }

    private static void Add(Segment segment, ListSum sum, bool isOfArticles, Span<Candidate> candidates)
    {
        ReadOnlySpan<ushort> articles = segment.PassageArticles;
        foreach (ref Candidate candidate in candidates)
        {
            candidate = isOfArticles
                ? candidate with { OfArticle = candidate.OfArticle + sum.Of(articles[candidate.Passage]) }
                : candidate with { Own = candidate.Own + sum.Of(candidate.Passage) };
        }
    }
}
