namespace PolicyBot.Search;

/// <summary>The generation that answers questions now. A publication, also by another process, replaces it between two questions.</summary>
/// <param name="folder">The folder of the generations.</param>
/// <param name="time">Tells when to look for a newer generation again.</param>
public sealed class LiveIndex(string folder, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(1);

    private readonly Lock _switching = new();
    private Generation? _generation;
    private string? _liveFile;
    private long _lookedAt;

    /// <summary>Whether there is a generation to answer from.</summary>
    public bool IsOpen => _generation is not null;

    /// <summary>The revision of the generation in use; -1 without one.</summary>
    public long Revision => _generation?.Revision ?? -1;

    /// <summary>Opens the live generation, or the one before it where that is damaged.</summary>
    /// <returns>False where neither can be opened: the index has to be built again from the store.</returns>
    public bool TryOpen()
    {
        lock (_switching)
        {
            _lookedAt = time.GetTimestamp();
            if (Manifest.Read(folder) is not { } manifest)
            {
                return _generation is not null;
            }

            if (manifest.Live == _liveFile)
            {
                return true;
            }

            foreach (string file in manifest.Previous is null ? [manifest.Live] : new[] { manifest.Live, manifest.Previous })
            {
                if (TryOpen(file))
                {
                    _liveFile = manifest.Live;
                    return true;
                }
            }

            return _generation is not null;
        }
    }

    /// <summary>Takes the live generation for reading. Give it back by disposing of the lease.</summary>
    /// <exception cref="InvalidOperationException">There is no generation.</exception>
    public GenerationLease Lease()
    {
        if (_generation is null || time.GetElapsedTime(_lookedAt) > LookAgainAfter)
        {
            TryOpen();
        }

        while (_generation is { } generation)
        {
            if (generation.TryEnter())
            {
                return new GenerationLease(generation);
            }
        }

        throw new InvalidOperationException("还没有可用的索引。请先用 index 命令导入文章。");
    }

    /// <summary>Lets go of the generation; readers that hold it keep it until they are done.</summary>
    public void Dispose()
    {
        lock (_switching)
        {
            Interlocked.Exchange(ref _generation, null)?.Leave();
        }
    }

    private bool TryOpen(string file)
    {
        try
        {
            Interlocked.Exchange(ref _generation, Generation.Open(Path.Combine(folder, Path.GetFileName(file))))?.Leave();
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return false;
        }
    }
}

/// <summary>A generation held for reading.</summary>
public readonly struct GenerationLease : IDisposable
{
    internal GenerationLease(Generation generation) => Generation = generation;

    /// <summary>The generation.</summary>
    public Generation Generation { get; }

    /// <summary>Gives it back.</summary>
    public void Dispose() => Generation.Leave();
}
