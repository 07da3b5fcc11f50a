namespace PolicyBot.Search;

/// <summary>The generation that answers questions now. A publication, also by another process, replaces it between two questions.</summary>
/// <param name="folder">The folder of the generations.</param>
/// <param name="time">Tells when to look for a newer generation again.</param>
/// <param name="report">Told, in Chinese, of generations that cannot be opened; null to tell nobody.</param>
public sealed class LiveIndex(string folder, TimeProvider time, Action<string>? report = null) : IGenerationSource, IDisposable
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(1);

    private readonly IndexFolder _folder = new(folder);
    private readonly Lock _switching = new();
    private Generation? _generation;
    private int _newest = -1;
    private long _lookedAt;

    /// <summary>Whether there is a generation to answer from.</summary>
    public bool IsOpen => _generation is not null;

    /// <summary>The revision of the generation in use; -1 without one.</summary>
    public long Revision => _generation?.Revision ?? -1;

    /// <summary>Opens the live generation, or the newest before it that is sound.</summary>
    /// <returns>False where there is none: the index has to be built again from the store.</returns>
    public bool TryOpen()
    {
        lock (_switching)
        {
            _lookedAt = time.GetTimestamp();
            int newest = Newest();
            while (newest != _newest)
            {
                List<string> problems = [];
                if (_folder.OpenNewest(problems.Add, _generation) is { } opened)
                {
                    Interlocked.Exchange(ref _generation, opened.Generation)?.Leave();
                }

                _newest = newest;
                newest = Newest();
                // Where something newer is live by now, it may have deleted what could not be opened.
                problems.Where(_ => newest == _newest).ToList().ForEach(problem => report?.Invoke(problem));
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

    /// <summary>Number of the newest generation there is, sound or not; -1 for none.</summary>
    private int Newest() => Directory.Exists(folder) ? _folder.Generations.FirstOrDefault(-1) : -1;
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
