using PolicyBot.Search.Segments;

namespace PolicyBot.Search.Scoring;

/// <summary>A question's terms, weighed by their rarity in a generation.</summary>
internal sealed class Query
{
    private readonly int[] _numbers;
    private readonly int _segments;

    /// <param name="terms">The terms, each once.</param>
    /// <param name="statistics">The generation.</param>
    public Query(ReadOnlySpan<QueryTerm> terms, Statistics statistics)
    {
        _segments = statistics.Segments.Count;
        _numbers = new int[terms.Length * _segments];
        PassageWeights = new float[terms.Length];
        ArticleWeights = new float[terms.Length];
        for (int t = 0; t < terms.Length; t++)
        {
            int passages = 0, articles = 0;
            for (int s = 0; s < _segments; s++)
            {
                int number = statistics.Segments[s].FindTerm(terms[t].Key);
                _numbers[(t * _segments) + s] = number;
                (int Passages, int Articles) counts = number < 0 ? (0, 0) : statistics.Segments[s].Counts(number);
                passages += counts.Passages;
                articles += counts.Articles;
            }

            PassageWeights[t] = terms[t].Weight * Bm25.Rarity(statistics.PassageCount, passages);
            ArticleWeights[t] = terms[t].Weight * Bm25.Rarity(statistics.ArticleCount, articles);
        }
    }

    /// <summary>How many terms there are.</summary>
    public int Count => PassageWeights.Length;

    /// <summary>For each term its weight times its rarity among passages.</summary>
    public float[] PassageWeights { get; }

    /// <summary>For each term its weight times its rarity among articles.</summary>
    public float[] ArticleWeights { get; }

    /// <summary>The postings of each term in a segment; no run (of count 0) for terms it does not hold.</summary>
    public (PostingRun[] Passages, PostingRun[] Articles) RunsIn(Segment segment, int index)
    {
        var passages = new PostingRun[Count];
        var articles = new PostingRun[Count];
        for (int t = 0; t < Count; t++)
        {
            if (_numbers[(t * _segments) + index] is var number and >= 0)
            {
                passages[t] = segment.PassagesWith(number);
                articles[t] = segment.ArticlesWith(number);
            }
        }

        return (passages, articles);
    }
}
