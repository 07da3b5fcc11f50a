using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace PolicyBot.Service.Tests.Channels.BotFramework;

/// <summary>
/// What stands on the other side of the Bot Framework's channel, on this machine: the issuer's metadata and keys, the bot's token
/// endpoint, and a channel that takes replies.
/// </summary>
public sealed class ChannelServer : IAsyncLifetime
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";
    public const string Password = "not a secret";

    private readonly WebApplication _app;
    private int _failures;

    public ChannelServer()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.MapGet("/metadata", () => Results.Json(new { issuer = "https://api.botframework.com", jwks_uri = Url + "/keys" }));
        _app.MapGet("/keys", () =>
        {
            Fetches++;
            return Results.Text(TestKey.SetOf([.. Keys]), "application/json");
        });
        _app.MapPost("/token", async (HttpRequest request) =>
        {
            TokenRequests.Enqueue((await request.ReadFormAsync()).ToDictionary(field => field.Key, field => field.Value.ToString()));
            return Results.Json(new { token_type = "Bearer", expires_in = 3600, access_token = $"bot-token-{TokenRequests.Count}" });
        });
        _app.MapPost("/v3/conversations/{conversation}/activities/{replyTo?}", ReceiveAsync);
    }

    public string Url => _app.Urls.Single();

    public ConcurrentBag<TestKey> Keys { get; } = [TestKey.Main];

    public int Fetches { get; private set; }

    public ConcurrentQueue<Dictionary<string, string>> TokenRequests { get; } = [];

    public ConcurrentQueue<ReceivedReply> Replies { get; } = [];

    /// <summary>Lets the next calls fail with a status.</summary>
    public (int Count, int Status) Failing
    {
        set => (_failures, FailureStatus) = value;
    }

    private int FailureStatus { get; set; }

    public async ValueTask InitializeAsync() => await _app.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>Waits for the reply to an activity.</summary>
    public async Task<ReceivedReply> ReplyToAsync(string activity)
    {
        for (int attempt = 0; attempt < 600; attempt++)
        {
            if (Replies.FirstOrDefault(reply => (string?)reply.Activity["replyToId"] == activity) is { } found)
            {
                return found;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("No reply came to " + activity);
    }

    private async Task<IResult> ReceiveAsync(HttpRequest request)
    {
        if (Interlocked.Decrement(ref _failures) >= 0)
        {
            return Results.StatusCode(FailureStatus);
        }

        JsonNode? activity = await JsonNode.ParseAsync(request.Body);
        string path = request.HttpContext.Features.Get<IHttpRequestFeature>()!.RawTarget;
        Replies.Enqueue(new(path, request.Headers.Authorization.ToString(), activity!.AsObject()));
        return Results.StatusCode(StatusCodes.Status202Accepted);
    }
}

/// <summary>A reply as the channel got it.</summary>
public sealed record ReceivedReply(string Path, string Authorization, JsonObject Activity);
