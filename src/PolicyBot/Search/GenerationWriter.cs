using PolicyBot.Search.Segments;

namespace PolicyBot.Search;

/// <summary>What became of an article since a generation was built.</summary>
/// <param name="Id">The article.</param>
/// <param name="Article">Its text as of now; null where it was withdrawn.</param>
/// <param name="Passages">Its passages in order; the first 65,535 are indexed, the others reported.</param>
public readonly record struct ArticleChange(string Id, IndexedArticle? Article, IReadOnlyList<IndexedPassage> Passages);

/// <summary>Makes the next generation of a folder and makes it live. One at a time may work on a folder.</summary>
public sealed class GenerationWriter
{
    private readonly IndexFolder _folder;
    private readonly Action<string> _report;

    /// <param name="folder">The folder of the index; it exists.</param>
    /// <param name="report">Told, in Chinese, of generations that cannot be opened and of articles of which not all passages can be indexed.</param>
    public GenerationWriter(string folder, Action<string> report)
    {
        _folder = new IndexFolder(folder);
        _report = report;
    }

    /// <summary>The revision of the store that the live generation has; -1 where it is missing or damaged.</summary>
    public long LiveRevision()
    {
        (Generation Generation, int Number)? opened = _folder.OpenNewest(_ => { });
        opened?.Generation.Leave();
        return opened is { } live && live.Number == _folder.Generations[0] ? live.Generation.Revision : -1;
    }

    /// <summary>Writes the next generation, verifies it and makes it live, unless the live one is up to date.</summary>
    /// <param name="revision">The revision of the store that it is of.</param>
    /// <param name="changesSince">The changes since a revision of the store; since -1 they are all articles.</param>
    /// <param name="cancellation">Ends the work. What was live stays live.</param>
    /// <returns>How many articles and passages are live now; null where nothing was to be done.</returns>
    /// <exception cref="IOException">Something cannot be written. What was live stays live.</exception>
    public (int Articles, int Passages)? Write(long revision, Func<long, IEnumerable<ArticleChange>> changesSince, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(changesSince);
        (Generation Generation, int Number)? opened = _folder.OpenNewest(_report);
        try
        {
            if (opened is { } live && live.Generation.Revision == revision && live.Number == _folder.Generations[0])
            {
                return null;
            }

            // An index newer than its store is of another store, perhaps one restored from a backup.
            Generation? basis = opened?.Generation.Revision > revision ? null : opened?.Generation;
            var draft = new GenerationDraft(basis);
            return Publish(draft, draft.Apply(changesSince(basis?.Revision ?? -1), _report), revision, opened?.Number, cancellation);
        }
        finally
        {
            opened?.Generation.Leave();
        }
    }

    /// <summary>Merges segments where there are many small ones or much of one was withdrawn. Questions go on meanwhile.</summary>
    /// <param name="cancellation">Ends the work. What was live stays live.</param>
    /// <returns>Whether anything was merged.</returns>
    /// <exception cref="IOException">Something cannot be written. What was live stays live.</exception>
    public bool Merge(CancellationToken cancellation)
    {
        if (_folder.OpenNewest(_report) is not var (basis, number))
        {
            return false;
        }

        try
        {
            IReadOnlyList<int> chosen = MergePolicy.Choose(basis);
            var draft = new GenerationDraft(basis);
            draft.Replace(chosen);
            if (chosen.Count > 0)
            {
                Publish(draft, chosen.SelectMany(segment => Articles(basis, segment)), basis.Revision, number, cancellation);
            }

            return chosen.Count > 0;
        }
        finally
        {
            basis.Leave();
        }
    }

    private static IEnumerable<(IndexedArticle, IReadOnlyList<IndexedPassage>)> Articles(Generation generation, int segment) =>
        generation.LiveArticles(segment).Select(article =>
            (generation.Segments[segment].Article(article), (IReadOnlyList<IndexedPassage>)generation.Segments[segment].PassagesOf(article)));

    private (int Articles, int Passages) Publish(
        GenerationDraft draft, IEnumerable<(IndexedArticle, IReadOnlyList<IndexedPassage>)> articles, long revision, int? previous, CancellationToken cancellation)
    {
        var writing = new SegmentWriting(_folder);
        int number = _folder.Generations.FirstOrDefault(0) + 1;
        (int, int) counts;
        Manifest manifest;
        try
        {
            manifest = draft.Finish(revision, writing.Run(articles, cancellation));
            Generation generation = _folder.Open(manifest, draft.Basis);
            counts = (generation.ArticleCount, generation.PassageCount);
            generation.Leave();
            manifest.Write(_folder.ManifestPath(number));
        }
        catch
        {
            writing.DeleteWritten();
            throw;
        }

        _folder.DeleteAllBut(number, draft.Basis is null ? null : previous);
        return counts;
    }
}
