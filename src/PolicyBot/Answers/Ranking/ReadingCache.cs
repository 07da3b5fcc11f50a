using PolicyBot.Language;
using PolicyBot.Search;
using PolicyBot.Search.Segments;

namespace PolicyBot.Answers.Ranking;

/// <summary>Keeps the readings of articles that were found lately: popular questions find the same articles again and again.</summary>
/// <remarks>
/// Bounded: a table in which every article has one place that it shares with others, not with its neighbours; the last one read stays, through
/// publications too where these leave the article's segment. Safe to share between threads; two of them may read the same article at the same
/// time, which costs time and nothing else.
/// </remarks>
internal sealed class ReadingCache
{
    private const int Places = 2048;

    private readonly Entry?[] _entries = new Entry?[Places];

    /// <summary>The reading of an article.</summary>
    /// <param name="generation">The index.</param>
    /// <param name="article">The article's number there.</param>
    /// <param name="cancellation">Ends the reading; nothing of it is kept.</param>
    public ArticleReading Get(Generation generation, int article, CancellationToken cancellation)
    {
        (Segment segment, int number) = generation.WrittenAt(article);
        if (Find(segment, number) is { } found)
        {
            return found;
        }

        ArticleReading reading = Read(generation, article, cancellation);
        Volatile.Write(ref PlaceOf(segment, number), new Entry(segment.Identity, number, reading));
        return reading;
    }

    /// <summary>The text of an article in normal form, without reading what it says.</summary>
    public NormalText FormOf(Generation generation, int article)
    {
        (Segment segment, int number) = generation.WrittenAt(article);
        return Find(segment, number)?.Form ?? NormalForm.Of(generation.Article(article).Text);
    }

    private ArticleReading? Find(Segment segment, int number) =>
        Volatile.Read(ref PlaceOf(segment, number)) is { } entry && entry.Number == number && entry.Segment == segment.Identity
            ? entry.Reading
            : null;

    private ref Entry? PlaceOf(Segment segment, int number) => ref _entries[(uint)(segment.GetHashCode() + number) % Places];

    private static ArticleReading Read(Generation generation, int article, CancellationToken cancellation) =>
        new(generation.Article(article), generation.PassagesOf(article).Select(passage => passage.Heading), cancellation);

    private sealed record Entry(object Segment, int Number, ArticleReading Reading);
}
