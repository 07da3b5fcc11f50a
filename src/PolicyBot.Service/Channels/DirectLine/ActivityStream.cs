using System.Net.WebSockets;

namespace PolicyBot.Service.Channels.DirectLine;

/// <summary>One WebSocket that follows one conversation.</summary>
/// <param name="socket">The socket.</param>
/// <param name="conversation">The conversation.</param>
/// <param name="store">Where its activities are.</param>
internal sealed class ActivityStream(WebSocket socket, string conversation, DirectLineStore store) : IDisposable
{
    // Proxies close what stays silent for a minute; the client itself says nothing for 20 seconds at most.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    /// <summary>Clients send nothing but empty frames.</summary>
    private const int LongestFrame = 4096;

    private readonly SemaphoreSlim _news = new(0, 1);
    private readonly CancellationTokenSource _ending = new();
    private volatile bool _isReplaced;

    /// <summary>Says that there are new activities.</summary>
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
        catch (ObjectDisposedException)
        {
            // It has ended.
        }
    }

    /// <summary>Ends it because the client opened another.</summary>
    public void Replace()
    {
        _isReplaced = true;
        try
        {
            _ending.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has ended.
        }
    }

    /// <summary>Sends what follows the watermark, and then what comes, until either side ends it.</summary>
    /// <param name="watermark">The last activity the client has.</param>
    /// <param name="stopping">The service stops.</param>
    public async Task RunAsync(long watermark, CancellationToken stopping)
    {
        using CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(stopping, _ending.Token);
        using CancellationTokenSource deaf = new();
        Task receiving = ReceiveAsync(ending, deaf.Token);
        try
        {
            await SendAsync(watermark, ending.Token);
        }
        catch (Exception ended) when (ended is OperationCanceledException or WebSocketException)
        {
            // The client left, another socket took over, or the service stops.
        }

        // To cancel a read breaks the connection off; a client that is well gets the time to answer the farewell.
        await CloseAsync(stopping.IsCancellationRequested);
        deaf.CancelAfter(Farewell);
        await receiving;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _news.Dispose();
        _ending.Dispose();
    }

    private async Task SendAsync(long watermark, CancellationToken cancellation)
    {
        while (true)
        {
            ActivitySet news = store.After(conversation, watermark);
            watermark = news.Watermark;
            if (news.Activities.Count > 0)
            {
                await socket.SendAsync(news.ToJson(), WebSocketMessageType.Text, endOfMessage: true, cancellation);
            }
            else if (!await _news.WaitAsync(Silence, cancellation))
            {
                await socket.SendAsync(ReadOnlyMemory<byte>.Empty, WebSocketMessageType.Text, endOfMessage: true, cancellation);
            }
        }
    }

    /// <summary>Reads what the client sends, which is nothing of interest, until it closes.</summary>
    private async Task ReceiveAsync(CancellationTokenSource ending, CancellationToken cancellation)
    {
        byte[] buffer = new byte[256];
        int length = 0;
        try
        {
            while (length <= LongestFrame)
            {
                ValueWebSocketReceiveResult received = await socket.ReceiveAsync(buffer.AsMemory(), cancellation);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    break;
                }

                length = received.EndOfMessage ? 0 : length + received.Count;
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or WebSocketException)
        {
            // As above.
        }

        await ending.CancelAsync();
    }

    private async Task CloseAsync(bool isStopping)
    {
        (WebSocketCloseStatus status, string reason) = _isReplaced ? (WebSocketCloseStatus.PolicyViolation, "another connection took over")
            : isStopping ? (WebSocketCloseStatus.EndpointUnavailable, "the service stops")
            : (WebSocketCloseStatus.NormalClosure, "");
        try
        {
            using CancellationTokenSource patience = new(Farewell);
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(status, reason, patience.Token);
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException)
        {
            // Nobody is there to say goodbye to.
        }
    }
}
