using PolicyBot.Search.Segments;

namespace PolicyBot.Search.Scoring;

/// <summary>Scores candidates by the documented formula, term by term in the question's order, so that equal passages score exactly the same.</summary>
internal sealed class ExactScorer(Query query, Statistics statistics)
{
    /// <summary>
    /// Leaves the sums of candidates in the order of their exact scores: where the bounds of some overlap, exact scores take the place of their sums. The sums of all
    /// others are as good, to seven digits, and cost nothing more.
    /// </summary>
    public void Settle(Span<Candidate> candidates)
    {
        candidates.Sort((one, other) => other.Sum.CompareTo(one.Sum));
        List<(int Segment, int Passage, int Place)> open = [];
        for (int i = 0; i < candidates.Length; i++)
        {
            bool overlaps = (i > 0 && candidates[i].Upper >= candidates[i - 1].Lower) || (i + 1 < candidates.Length && candidates[i + 1].Upper >= candidates[i].Lower);
            if (overlaps)
            {
                open.Add((candidates[i].Segment, candidates[i].Passage, i));
            }
        }

        foreach (IGrouping<int, int> places in BySegment(open))
        {
            foreach (int place in places)
            {
                candidates[place] = candidates[place] with { Own = 0, OfArticle = 0 };
            }

            Add(places.Key, query.ListsIn(places.Key), [.. places], candidates);
        }
    }

    /// <summary>Adds to the sums of candidates what the terms give that only order.</summary>
    public void AddOrdering(Span<Candidate> candidates)
    {
        List<(int Segment, int Passage, int Place)> all = [];
        for (int i = 0; i < candidates.Length; i++)
        {
            all.Add((candidates[i].Segment, candidates[i].Passage, i));
        }

        foreach (IGrouping<int, int> places in BySegment(all))
        {
            Add(places.Key, query.ListsIn(places.Key, onlyOrders: true), [.. places], candidates);
        }
    }

    /// <summary>The places of candidates by segment, in the order of the passages: those of one article stand together.</summary>
    private static IEnumerable<IGrouping<int, int>> BySegment(List<(int Segment, int Passage, int Place)> candidates) =>
        candidates.Order().GroupBy(candidate => candidate.Segment, candidate => candidate.Place);

    private void Add(int index, TermList[] lists, List<int> places, Span<Candidate> candidates)
    {
        Segment segment = statistics.Segments[index];
        ReadOnlySpan<ushort> articles = segment.PassageArticles;
        foreach (TermList list in lists)
        {
            var sum = new ListSum(segment, list, statistics);
            foreach (int place in places)
            {
                ref Candidate candidate = ref candidates[place];
                candidate = list.IsOfArticles
                    ? candidate with { OfArticle = candidate.OfArticle + sum.Of(articles[candidate.Passage]) }
                    : candidate with { Own = candidate.Own + sum.Of(candidate.Passage) };
            }
        }
    }
}
