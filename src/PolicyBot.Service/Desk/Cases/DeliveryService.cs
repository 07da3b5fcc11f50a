using System.Collections.Concurrent;
using PolicyBot.Service.Channels;
using PolicyBot.Service.Conversations;
using PolicyBot.Service.Database;

namespace PolicyBot.Service.Desk.Cases;

/// <summary>
/// Sends residents what waits for them, at least once, in the order of each conversation: again and again where a channel does not
/// take it, less and less often, for a week. What is under way when the process ends is sent again when it starts. Thread-safe.
/// </summary>
/// <param name="database">Where it waits.</param>
/// <param name="channels">Send.</param>
/// <param name="logger">Told what could not be sent, without the words.</param>
internal sealed partial class DeliveryService(ServiceDatabase database, IEnumerable<IPushChannel> channels, ILogger<DeliveryService> logger) : BackgroundService, IWaitingReplies
{
    private const int AtOnce = 8;
    private const int MostAttempts = 180;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestSending = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _news = new(0, 1);
    private readonly ConcurrentDictionary<(string Channel, string Conversation), bool> _hurried = new();

    /// <summary>Says that there is something to send.</summary>
    public void Wake()
    {
        try
        {
            _news.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }

    /// <summary>Says that the person of a conversation is there now: what waits for them is tried at once.</summary>
    public void Hurry(string channel, string conversation)
    {
        _hurried[(channel, conversation)] = true;
        Wake();
    }

    /// <inheritdoc/>
    public async Task<Reply?> TakeAsync(string channel, string conversation)
    {
        if (!database.Read(connection => DeliveryTable.IsWaiting(connection, channel, conversation)))
        {
            return null;
        }

        WaitingDelivery? taken = null;
        await database.WriteAsync(connection =>
        {
            taken = DeliveryTable.Oldest(connection, channel, conversation);
            if (taken is not null)
            {
                DeliveryTable.Deliver(connection, taken.Number, Now());
            }
        });
        return taken?.ToPush().Reply;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _news.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await SendDueAsync(stoppingToken))
                {
                    // What stood behind it in its conversation may be due too.
                }
            }
#pragma warning disable CA1031 // Whatever stops one look, the service and the next look go on.
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogFault(logger, fault);
            }

            await _news.WaitAsync(Look, stoppingToken);
        }
    }

    /// <returns>Whether anything was sent.</returns>
    private async Task<bool> SendDueAsync(CancellationToken stopping)
    {
        long now = Now();
        (string, string)[] hurried = [.. _hurried.Keys];
        WaitingDelivery[] due = [.. database.Read(DeliveryTable.Waiting).Where(waiting => waiting.Next <= now || hurried.Contains((waiting.Channel, waiting.Conversation)))];
        Array.ForEach(hurried, conversation => _hurried.TryRemove(conversation, out _));
        int taken = 0;
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stopping }, async (waiting, cancellation) =>
        {
            string? problem = await SendAsync(waiting, cancellation);
            if (problem is null)
            {
                Interlocked.Increment(ref taken);
                await database.WriteAsync(connection => DeliveryTable.Deliver(connection, waiting.Number, Now()));
            }
            else
            {
                LogPostponed(logger, waiting.Id, waiting.Channel, waiting.Attempts + 1);
                await database.WriteAsync(connection => DeliveryTable.Postpone(connection, waiting.Number, problem, NextAfter(waiting.Attempts + 1)));
            }
        });
        return taken > 0;
    }

    /// <returns>Null where the channel took it, otherwise why not.</returns>
    private async Task<string?> SendAsync(WaitingDelivery waiting, CancellationToken stopping)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        deadline.CancelAfter(LongestSending);
        try
        {
            Push push = waiting.ToPush();
            return channels.FirstOrDefault(channel => channel.Serves(push)) is { } channel
                ? await channel.TrySendAsync(push, deadline.Token)
                : "这个渠道不能主动发送";
        }
#pragma warning disable CA1031 // One conversation's failure must not silence the others; it is kept with what could not be sent.
        catch (Exception fault) when (!stopping.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFault(logger, fault);
            return fault is OperationCanceledException ? "对方平台没有回应" : "发送时出了错，管理员可以查看日志";
        }
    }

    private static long? NextAfter(int attempts)
    {
        if (attempts >= MostAttempts)
        {
            return null;
        }

        double seconds = Math.Min(FirstPause.TotalSeconds * Math.Pow(2, attempts - 1), LongestPause.TotalSeconds);
        return Now() + (long)(seconds * 1000);
    }

    // Retries wait in real time, also where a setting makes it always the same day.
    private static long Now() => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Id} could not be sent by {Channel} (attempt {Attempt}); it is tried again")]
    private static partial void LogPostponed(ILogger logger, string id, string channel, int attempt);

    [LoggerMessage(Level = LogLevel.Error, Message = "Sending to residents failed")]
    private static partial void LogFault(ILogger logger, Exception fault);
}
