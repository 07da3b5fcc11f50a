using PolicyBot.Search.Segments;

namespace PolicyBot.Search;

/// <summary>
/// A generation that is not live: the live one's segments with a small one of its own over them, so that one can see what a publication
/// would change. Nobody else sees it, and nothing of it stays on the disk once it is disposed of.
/// </summary>
public sealed class PreviewIndex : IGenerationSource, IDisposable
{
    private readonly Generation _generation;
    private readonly string _scratch;

    private PreviewIndex(Generation generation, string scratch)
    {
        _generation = generation;
        _scratch = scratch;
    }

    /// <summary>Builds one.</summary>
    /// <param name="live">The live index; where it has no generation, the preview holds the changes alone.</param>
    /// <param name="folder">Where its segment is written, in a new folder below; made where it is missing.</param>
    /// <param name="changes">What differs from the live generation.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="IOException">The segment cannot be written.</exception>
    public static PreviewIndex Build(LiveIndex live, string folder, IEnumerable<ArticleChange> changes, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(live);
        string scratch = Directory.CreateDirectory(Path.Combine(folder, Path.GetRandomFileName())).FullName;
        var scratchFolder = new IndexFolder(scratch);
        var writing = new SegmentWriting(scratchFolder);
        GenerationLease? lease = live.IsOpen || live.TryOpen() ? live.Lease() : null;
        try
        {
            Generation? basis = lease?.Generation;
            var draft = new GenerationDraft(basis);
            Manifest manifest = draft.Finish(basis?.Revision ?? 0, writing.Run(draft.Apply(changes, _ => { }), cancellation));
            return new PreviewIndex(scratchFolder.Open(manifest, basis), scratch);
        }
        catch
        {
            writing.DeleteWritten();
            throw;
        }
        finally
        {
            lease?.Dispose();
            // What is mapped stays readable without a name; elsewhere than on Linux it goes when it is let go of.
            Delete(scratch);
        }
    }

    /// <inheritdoc/>
    public GenerationLease Lease() => _generation.TryEnter() ? new GenerationLease(_generation) : throw new InvalidOperationException("预览已经关闭。");

    /// <summary>Lets go of the generation and deletes its segment.</summary>
    public void Dispose()
    {
        _generation.Leave();
        Delete(_scratch);
    }

    private static void Delete(string scratch)
    {
        try
        {
            if (Directory.Exists(scratch))
            {
                Directory.Delete(scratch, recursive: true);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // A reader holds it; the next start of the service deletes it.
        }
    }
}
