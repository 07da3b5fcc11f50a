using PolicyBot.Search.Segments;

namespace PolicyBot.Search.Scoring;

/// <summary>
/// What scores are relative to: counts and average lengths over all segments of a generation, so that it scores as if it were one.
/// Withdrawn articles count until their segment is merged.
/// </summary>
internal sealed class Statistics
{
    private const int Remembered = 4096;

    /// <summary>Terms that were looked up lately: questions ask in much the same words. Each has one place, which it shares with others.</summary>
    private readonly Lookup?[] _lookups = new Lookup?[Remembered];

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

    /// <summary>For each segment what it holds of a term; not to be changed.</summary>
    public RunRecord[] RunsOf(ulong key)
    {
        ref Lookup? place = ref _lookups[(uint)HashCode.Combine(key) % Remembered];
        if (Volatile.Read(ref place) is { } known && known.Key == key)
        {
            return known.Runs;
        }

        RunRecord[] runs = [.. Segments.Select(segment => segment.Find(key))];
        Volatile.Write(ref place, new Lookup(key, runs));
        return runs;
    }

    /// <summary>In how many passages a term stands, heading and title included.</summary>
    public int DocumentFrequency(ulong key)
    {
        int sum = 0;
        foreach (RunRecord run in RunsOf(key))
        {
            sum += run.Passages.Count;
        }

        return sum;
    }

    private sealed record Lookup(ulong Key, RunRecord[] Runs);
}
