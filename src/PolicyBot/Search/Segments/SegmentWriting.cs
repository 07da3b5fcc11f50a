namespace PolicyBot.Search.Segments;

/// <summary>
/// Turns a stream of articles into segments: some threads take articles apart, one gathers their terms, and a full segment is written
/// while the next one is gathered. Memory holds two segments at most.
/// </summary>
/// <param name="folder">Where the segments go.</param>
internal sealed class SegmentWriting(IndexFolder folder)
{
    private const int BatchSize = 256;

    private readonly int _first = folder.LastSegment + 1;
    private readonly List<string> _paths = [];
    private readonly List<SegmentEntry> _entries = [];
    private Task<SegmentEntry>? _writing;

    /// <summary>Writes all articles, in their order.</summary>
    /// <param name="articles">The articles; read by one thread at a time.</param>
    /// <param name="cancellation">Ends the work; see <see cref="DeleteWritten"/>.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public IReadOnlyList<SegmentEntry> Run(IEnumerable<(IndexedArticle Article, IReadOnlyList<IndexedPassage> Passages)> articles, CancellationToken cancellation)
    {
        var builder = new SegmentBuilder();
        foreach (ArticleTerms parts in TakeApart(articles, cancellation))
        {
            if (!builder.HasRoomFor(parts))
            {
                Write(builder);
                builder = new SegmentBuilder();
            }

            builder.Add(parts);
        }

        if (!builder.IsEmpty)
        {
            Write(builder);
        }

        Finish();
        return _entries;
    }

    /// <summary>Deletes what was written so far, where the generation comes to nothing.</summary>
    public void DeleteWritten()
    {
        _writing?.ContinueWith(_ => { }, TaskScheduler.Default).Wait(CancellationToken.None);
        _paths.ForEach(File.Delete);
    }

    private static IEnumerable<ArticleTerms> TakeApart(
        IEnumerable<(IndexedArticle Article, IReadOnlyList<IndexedPassage> Passages)> articles, CancellationToken cancellation)
    {
        Task<ArticleTerms[]> ahead = Task.FromResult(Array.Empty<ArticleTerms>());
        foreach ((IndexedArticle Article, IReadOnlyList<IndexedPassage> Passages)[] batch in articles.Chunk(BatchSize))
        {
            cancellation.ThrowIfCancellationRequested();
            Task<ArticleTerms[]> next = Task.Run(
                () => batch.AsParallel().AsOrdered().Select(article => ArticleTerms.Of(article.Article, article.Passages)).ToArray(), cancellation);
            foreach (ArticleTerms parts in ahead.GetAwaiter().GetResult())
            {
                yield return parts;
            }

            ahead = next;
        }

        foreach (ArticleTerms parts in ahead.GetAwaiter().GetResult())
        {
            yield return parts;
        }
    }

    private void Write(SegmentBuilder builder)
    {
        Finish();
        string path = folder.SegmentPath(_first + _paths.Count);
        _paths.Add(path);
        _writing = Task.Run(() => builder.Write(path));
    }

    private void Finish()
    {
        if (_writing is { } writing)
        {
            _entries.Add(writing.GetAwaiter().GetResult());
            _writing = null;
        }
    }
}
