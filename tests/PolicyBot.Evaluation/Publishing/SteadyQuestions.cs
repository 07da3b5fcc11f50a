using System.Collections.Concurrent;
using System.Diagnostics;

namespace PolicyBot.Evaluation.Publishing;

/// <summary>Residents who go on asking at a steady rate, whether answers come or not.</summary>
internal sealed class SteadyQuestions
{
    private readonly ConcurrentBag<double> _times = [];
    private int _failed;

    /// <summary>Asks until it is told to stop.</summary>
    /// <param name="resident">Asks.</param>
    /// <param name="questions">What is asked, in turn.</param>
    /// <param name="perSecond">How often.</param>
    /// <param name="stop">Ends it; what was asked is still waited for.</param>
    public async Task AskAsync(Administrator resident, IReadOnlyList<string> questions, int perSecond, CancellationToken stop)
    {
        List<Task> asked = [];
        var clock = Stopwatch.StartNew();
        for (int i = 0; !stop.IsCancellationRequested; i++)
        {
            TimeSpan early = TimeSpan.FromSeconds((double)i / perSecond) - clock.Elapsed;
            if (early > TimeSpan.Zero)
            {
                await Task.Delay(early, CancellationToken.None);
            }

            string question = questions[i % questions.Count];
            asked.Add(Task.Run(() => AskAsync(resident, question), CancellationToken.None));
        }

        await Task.WhenAll(asked);
    }

    /// <summary>How many were asked, failed, and how long answers took.</summary>
    public override string ToString()
    {
        double[] sorted = [.. _times.Order()];
        return $"{sorted.Length + _failed} questions asked meanwhile, {_failed} failed; median {sorted[sorted.Length / 2]:F1} ms, p99 {sorted[sorted.Length * 99 / 100]:F1} ms, longest {sorted[^1]:F0} ms";
    }

    private async Task AskAsync(Administrator resident, string question)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            await resident.AskAsync(question);
            _times.Add(clock.Elapsed.TotalMilliseconds);
        }
#pragma warning disable CA1031 // Whatever went wrong is counted.
        catch (Exception)
#pragma warning restore CA1031
        {
            Interlocked.Increment(ref _failed);
        }
    }
}
