namespace PolicyBot.Search.Scoring;

/// <summary>Chooses the best of the candidates by their exact scores.</summary>
internal static class BestHits
{
    /// <summary>The best, in order.</summary>
    /// <param name="candidates">All that may be among the best, those that may score highest first.</param>
    /// <param name="count">How many are wanted.</param>
    /// <param name="scorer">Scores them.</param>
    /// <param name="toHit">Makes a hit of a candidate, its score and that of its article.</param>
    public static List<SearchHit> Of(ReadOnlySpan<Candidate> candidates, int count, ExactScorer scorer, Func<Candidate, float, float, SearchHit> toHit)
    {
        // The worst of the best is at hand; of equal scores the higher number goes first.
        var best = new PriorityQueue<SearchHit, (float Total, int Order)>();
        foreach (Candidate candidate in candidates)
        {
            if (best.Count == count && candidate.Upper < best.Peek().Total)
            {
                break;
            }

            (float score, float articleScore) = scorer.Score(candidate);
            SearchHit hit = toHit(candidate, score, articleScore);
            best.Enqueue(hit, (hit.Total, -hit.Passage));
            if (best.Count > count)
            {
                best.Dequeue();
            }
        }

        List<SearchHit> hits = [.. best.UnorderedItems.Select(item => item.Element)];
        hits.Sort((one, other) => other.Total != one.Total ? other.Total.CompareTo(one.Total) : one.Passage.CompareTo(other.Passage));
        return hits;
    }
}
