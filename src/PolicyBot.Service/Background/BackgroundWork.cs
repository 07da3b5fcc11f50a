namespace PolicyBot.Service.Background;

/// <summary>
/// Work that nobody's answer may wait for. One thread of low priority does all of it, a step at a time, so that residents keep at least the other
/// processors. Thread-safe.
/// </summary>
/// <param name="logger">Told what failed.</param>
internal sealed partial class BackgroundWork(ILogger<BackgroundWork> logger) : IHostedService
{
    private readonly object _gate = new();
    private readonly List<Work> _waiting = [];
    private int _pauses;
    private bool _isStopping;
    private Thread? _thread;

    /// <summary>Adds work.</summary>
    /// <param name="priority">How urgent it is.</param>
    /// <param name="steps">Its steps, each some milliseconds long; asked for and taken one at a time, and disposed of at the end or after a failure.</param>
    /// <param name="failed">Told of a step's failure, which ends the work; null to have it logged alone.</param>
    public void Add(WorkPriority priority, IEnumerable<Action> steps, Action<Exception>? failed = null)
    {
        lock (_gate)
        {
            _waiting.Add(new Work(priority, steps.GetEnumerator(), failed));
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Lets no further step begin until the result is disposed of: something more urgent than any of them is under way.</summary>
    public IDisposable Pause()
    {
        lock (_gate)
        {
            _pauses++;
        }

        return new Resumption(this);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _thread = new Thread(Run) { Name = nameof(BackgroundWork), IsBackground = true };
        _thread.Start();
        return Task.CompletedTask;
    }

    /// <summary>Ends after the step under way; what waits is dropped.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _isStopping = true;
            Monitor.Pulse(_gate);
        }

        _thread?.Join();
        return Task.CompletedTask;
    }

    private void Run()
    {
        LowPriority.Enter();
        while (Next() is { } work)
        {
            if (!TryStep(work))
            {
                Remove(work);
            }
        }

        _waiting.ToList().ForEach(Remove);
    }

    /// <summary>The most urgent work, of equals the oldest; null where the service stops.</summary>
    private Work? Next()
    {
        lock (_gate)
        {
            while (!_isStopping && (_pauses > 0 || _waiting.Count == 0))
            {
                Monitor.Wait(_gate);
            }

            return _isStopping ? null : _waiting.MinBy(work => work.Priority);
        }
    }

    /// <returns>Whether there may be further steps.</returns>
    private bool TryStep(Work work)
    {
        try
        {
            bool isLeft = work.Steps.MoveNext();
            if (isLeft)
            {
                work.Steps.Current();
            }

            return isLeft;
        }
#pragma warning disable CA1031 // Whatever one piece of work throws, the others go on.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogFault(logger, fault);
            work.Failed?.Invoke(fault);
            return false;
        }
    }

    private void Remove(Work work)
    {
        lock (_gate)
        {
            _waiting.Remove(work);
        }

        work.Steps.Dispose();
    }

    private void Resume()
    {
        lock (_gate)
        {
            _pauses--;
            Monitor.Pulse(_gate);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Work in the background failed")]
    private static partial void LogFault(ILogger logger, Exception fault);

    private sealed record Work(WorkPriority Priority, IEnumerator<Action> Steps, Action<Exception>? Failed);

    private sealed class Resumption(BackgroundWork work) : IDisposable
    {
        private int _isDone;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isDone, 1) == 0)
            {
                work.Resume();
            }
        }
    }
}
