namespace PolicyBot.Service.Knowledge;

/// <summary>
/// Turns at the processors. Questions take them in the order in which they came, as many at once as there are processors; what is more urgent
/// takes one away from them without waiting. Thread-safe.
/// </summary>
/// <param name="count">How many there are.</param>
internal sealed class Turns(int count)
{
    private readonly Lock _gate = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private int _taken;
    private int _reserved;

    /// <summary>Takes a turn, when one is free. Give it back by <see cref="Leave"/>, also where the task was not waited for.</summary>
    public Task EnterAsync()
    {
        lock (_gate)
        {
            if (_waiting.Count == 0 && IsFree)
            {
                _taken++;
                return Task.CompletedTask;
            }

            TaskCompletionSource turn = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(turn);
            return turn.Task;
        }
    }

    /// <summary>Gives a turn back.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            _taken--;
            Admit();
        }
    }

    /// <summary>Leaves questions one turn less, and one at least, until the result is disposed of.</summary>
    public IDisposable Reserve()
    {
        lock (_gate)
        {
            _reserved++;
        }

        return new Reservation(this);
    }

    private bool IsFree => _taken < Math.Max(1, count - _reserved);

    private void Admit()
    {
        while (IsFree && _waiting.TryDequeue(out TaskCompletionSource? next))
        {
            _taken++;
            next.SetResult();
        }
    }

    private void Restore()
    {
        lock (_gate)
        {
            _reserved--;
            Admit();
        }
    }

    private sealed class Reservation(Turns turns) : IDisposable
    {
        public void Dispose() => turns.Restore();
    }
}
