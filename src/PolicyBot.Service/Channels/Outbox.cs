using System.Threading.Channels;

namespace PolicyBot.Service.Channels;

/// <summary>
/// What is still to be sent after a call was answered: in order for each conversation, several conversations at once. When the
/// service stops, what waits is still sent as long as the host allows; a process that is killed loses what waits here, while the
/// turns and replies themselves are stored. Thread-safe.
/// </summary>
/// <param name="logger">Told what could not be sent.</param>
internal sealed partial class Outbox(ILogger<Outbox> logger) : IHostedService, IDisposable
{
    private const int LaneCount = 16;
    private const int LaneCapacity = 256;

    private readonly Channel<Func<CancellationToken, Task>>[] _lanes =
        [.. Enumerable.Range(0, LaneCount).Select(_ => Channel.CreateBounded<Func<CancellationToken, Task>>(LaneCapacity))];

    private readonly CancellationTokenSource _givingUp = new();
    private Task _sending = Task.CompletedTask;

    /// <summary>Takes something to be sent.</summary>
    /// <param name="conversation">What is sent for the same conversation is sent in the order in which it was taken.</param>
    /// <param name="send">Sends it; its faults are logged.</param>
    /// <returns>False where too much waits already, or the service has stopped.</returns>
    public bool TryAdd(string conversation, Func<CancellationToken, Task> send) =>
        _lanes[(uint)StringComparer.Ordinal.GetHashCode(conversation) % LaneCount].Writer.TryWrite(send);

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _sending = Task.WhenAll(_lanes.Select(lane => Task.Run(() => SendAllAsync(lane.Reader), CancellationToken.None)));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (Channel<Func<CancellationToken, Task>> lane in _lanes)
        {
            lane.Writer.TryComplete();
        }

        await using (cancellationToken.Register(_givingUp.Cancel))
        {
            await _sending;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _givingUp.Dispose();

    private async Task SendAllAsync(ChannelReader<Func<CancellationToken, Task>> lane)
    {
        await foreach (Func<CancellationToken, Task> send in lane.ReadAllAsync(CancellationToken.None))
        {
            try
            {
                await send(_givingUp.Token);
            }
#pragma warning disable CA1031 // One conversation's failure must not silence the others of its lane.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                LogFailure(logger, fault);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A reply could not be sent and is lost to its reader, who may ask again")]
    private static partial void LogFailure(ILogger logger, Exception fault);
}
