using PolicyBot.Search.Segments;

namespace PolicyBot.Search.Scoring;

/// <summary>
/// What scores are relative to: counts and average lengths over all segments of a generation, so that it scores as if it were one.
/// Withdrawn articles count until their segment is merged.
/// </summary>
internal sealed class Statistics
{
    public Statistics(IReadOnlyList<Segment> segments)
    {
        Segments = segments;
        PassageCount = segments.Sum(segment => segment.Passages.Length);
        ArticleCount = segments.Sum(segment => segment.Articles.Length);
        float length = segments.Sum(segment => segment.Length);
        PassageField = Bm25.Passages(length / Math.Max(PassageCount, 1));
        ArticleField = Bm25.Articles(length / Math.Max(ArticleCount, 1));
    }

    public IReadOnlyList<Segment> Segments { get; }

    public int PassageCount { get; }

    public int ArticleCount { get; }

    public Bm25Field PassageField { get; }

    public Bm25Field ArticleField { get; }

    /// <summary>In how many passages a term stands, heading and title included.</summary>
    public int DocumentFrequency(ulong key)
    {
        int sum = 0;
        foreach (Segment segment in Segments)
        {
            sum += segment.Find(key).Passages.Count;
        }

        return sum;
    }
}
