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
        List<(int Segment, int Place)> open = [];
        for (int i = 0; i < candidates.Length; i++)
        {
            bool overlaps = (i > 0 && candidates[i].Upper >= candidates[i - 1].Lower) || (i + 1 < candidates.Length && candidates[i + 1].Upper >= candidates[i].Lower);
            if (overlaps)
            {
                open.Add((candidates[i].Segment, i));
            }
        }

        foreach (IGrouping<int, int> places in open.GroupBy(candidate => candidate.Segment, candidate => candidate.Place))
        {
            Score(places.Key, [.. places], candidates);
        }
    }

    private void Score(int index, List<int> places, Span<Candidate> candidates)
    {
        Segment segment = statistics.Segments[index];
        foreach (int place in places)
        {
            candidates[place] = candidates[place] with { Own = 0, OfArticle = 0 };
        }

        foreach (TermList list in query.ListsIn(index))
        {
            var sum = new ListSum(segment, list, statistics);
            foreach (int place in places)
            {
                Candidate candidate = candidates[place];
                candidates[place] = list.IsOfArticles
                    ? candidate with { OfArticle = candidate.OfArticle + sum.Of(segment.PassageArticles[candidate.Passage]) }
                    : candidate with { Own = candidate.Own + sum.Of(candidate.Passage) };
            }
        }
    }
}
