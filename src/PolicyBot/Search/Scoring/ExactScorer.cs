using PolicyBot.Search.Segments;

namespace PolicyBot.Search.Scoring;

/// <summary>Scores candidates by the documented formula, term by term in the question's order, so that equal passages score exactly the same.</summary>
internal sealed class ExactScorer(Query query, Statistics statistics)
{
    /// <summary>The score of each candidate and that of its article.</summary>
    public (float Passage, float Article)[] Score(ReadOnlySpan<Candidate> candidates)
    {
        var scores = new (float Passage, float Article)[candidates.Length];
        for (int index = 0; index < statistics.Segments.Count; index++)
        {
            Segment segment = statistics.Segments[index];
            List<(int Place, int Passage)> own = [];
            for (int i = 0; i < candidates.Length; i++)
            {
                if (candidates[i].Segment == index)
                {
                    own.Add((i, candidates[i].Passage));
                }
            }

            own.Sort((one, other) => one.Passage.CompareTo(other.Passage));
            foreach (TermList list in own.Count > 0 ? query.ListsIn(index) : [])
            {
                Add(list, segment, own, scores);
            }
        }

        return scores;
    }

    private void Add(TermList list, Segment segment, List<(int Place, int Passage)> passages, (float Passage, float Article)[] scores)
    {
        var sum = new ListSum(segment, list, statistics);
        foreach ((int place, int passage) in passages)
        {
            if (list.IsOfArticles)
            {
                scores[place].Article += sum.Of(segment.PassageArticles[passage]);
            }
            else
            {
                scores[place].Passage += sum.Of(passage);
            }
        }
    }
}
