using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;

namespace PolicyBot.Evaluation.Load;

/// <summary>One conversation by Direct Line, as a browser holds it: posts by HTTP, replies by WebSocket.</summary>
internal sealed class LoadConversation : IAsyncDisposable
{
    private const string Path = "/v3/directline";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http;
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _waiting = new();
    private string _id = "";
    private string _token = "";
    private Task _reading = Task.CompletedTask;

    private LoadConversation(HttpClient http) => _http = http;

    /// <summary>Starts a conversation and opens its socket.</summary>
    public static async Task<LoadConversation> StartAsync(HttpClient http)
    {
        var conversation = new LoadConversation(http);
        using HttpResponseMessage generated = await http.PostAsync(new Uri(Path + "/tokens/generate", UriKind.Relative), null);
        conversation._token = (await ReadAsync(generated)).GetProperty("token").GetString()!;
        using HttpResponseMessage started = await conversation.PostAsync("/conversations", null);
        JsonElement body = await ReadAsync(started);
        conversation._id = body.GetProperty("conversationId").GetString()!;
        await conversation._socket.ConnectAsync(new Uri(body.GetProperty("streamUrl").GetString()!), CancellationToken.None);
        conversation._reading = conversation.ReadAllAsync();
        return conversation;
    }

    /// <summary>Asks, and waits until the reply has come by the socket.</summary>
    /// <returns>How long that took.</returns>
    public async Task<TimeSpan> AskAsync(string question)
    {
        string mine = Guid.NewGuid().ToString("N");
        TaskCompletionSource replied = _waiting.GetOrAdd(mine, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        long start = Stopwatch.GetTimestamp();
        using HttpResponseMessage posted = await PostAsync(
            $"/conversations/{_id}/activities", new { type = "message", text = question, channelData = new { clientActivityID = mine } });
        posted.EnsureSuccessStatusCode();
        await replied.Task.WaitAsync(Patience);
        return Stopwatch.GetElapsedTime(start);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _reading;
        _socket.Dispose();
        _ending.Dispose();
    }

    private async Task ReadAllAsync()
    {
        var echoes = new Dictionary<string, string>();
        byte[] buffer = new byte[64 * 1024];
        try
        {
            while (true)
            {
                int length = 0;
                ValueWebSocketReceiveResult received;
                do
                {
                    received = await _socket.ReceiveAsync(buffer.AsMemory(length), _ending.Token);
                    length += received.Count;
                }
                while (!received.EndOfMessage);
                if (length > 0)
                {
                    Take(buffer.AsMemory(0, length), echoes);
                }
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or WebSocketException)
        {
            // Whoever still waits runs out of patience and says so.
        }
    }

    /// <summary>An echo tells the id that the reply will name.</summary>
    private void Take(ReadOnlyMemory<byte> frame, Dictionary<string, string> echoes)
    {
        using var set = JsonDocument.Parse(frame);
        foreach (JsonElement activity in set.RootElement.GetProperty("activities").EnumerateArray())
        {
            if (activity.TryGetProperty("channelData", out JsonElement data))
            {
                echoes[activity.GetProperty("id").GetString()!] = data.GetProperty("clientActivityID").GetString()!;
            }
            else if (activity.TryGetProperty("replyToId", out JsonElement to)
                && echoes.Remove(to.GetString()!, out string? mine)
                && _waiting.TryRemove(mine, out TaskCompletionSource? replied))
            {
                replied.SetResult();
            }
        }
    }

    private Task<HttpResponseMessage> PostAsync(string address, object? body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Path + address, UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        request.Content = body is null ? null : JsonContent.Create(body);
        return _http.SendAsync(request);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
