using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PolicyBot.Service.Tests.Channels.WeChat;

/// <summary>The part of the platform's API that PolicyBot calls, on this machine: it answers refusals with status 200 as the real one does.</summary>
public sealed class WeChatApiServer : IAsyncLifetime
{
    public const string Secret = "not-a-real-app-secret";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<int> _refusals = [];

    public WeChatApiServer()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.MapPost("/cgi-bin/stable_token", TokenAsync);
        _app.MapGet("/cgi-bin/token", (string appid, string secret) => Issue(appid, secret));
        _app.MapPost("/cgi-bin/message/custom/send", SendAsync);
    }

    public string Url => _app.Urls.Single();

    public bool HasRefusals => !_refusals.IsEmpty;

    public int TokensIssued { get; private set; }

    public string? ValidToken { get; private set; }

    public ConcurrentQueue<JsonObject> Messages { get; } = [];

    /// <summary>Lets the next messages be refused with these codes, one each.</summary>
    public void Refuse(params int[] codes)
    {
        _refusals.Clear();
        Array.ForEach(codes, _refusals.Enqueue);
    }

    /// <summary>Lets the token that is in use be no longer valid.</summary>
    public void Expire() => ValidToken = null;

    public async ValueTask InitializeAsync() => await _app.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>Waits for a message to somebody.</summary>
    public async Task<JsonObject> MessageToAsync(string user)
    {
        for (int attempt = 0; attempt < 600; attempt++)
        {
            if (Messages.FirstOrDefault(message => (string?)message["touser"] == user) is { } found)
            {
                return found;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("No message came to " + user);
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        // The real one reads no chunked bodies.
        JsonNode asked = (await JsonNode.ParseAsync(request.Body))!;
        return request.ContentLength is null || (string?)asked["grant_type"] != "client_credential" || asked["force_refresh"] is null
            ? Results.Json(new { errcode = 40002, errmsg = "invalid grant_type" })
            : Issue((string?)asked["appid"], (string?)asked["secret"]);
    }

    private IResult Issue(string? appId, string? secret)
    {
        if (appId != SomeAccount.AppId || secret != Secret)
        {
            return Results.Json(new { errcode = appId == SomeAccount.AppId ? 40125 : 40013, errmsg = "invalid" });
        }

        ValidToken ??= $"wechat-token-{++TokensIssued}";
        return Results.Json(new { access_token = ValidToken, expires_in = 7200 });
    }

    private async Task<IResult> SendAsync(HttpRequest request)
    {
        if (request.Query["access_token"] != ValidToken)
        {
            return Results.Json(new { errcode = 40001, errmsg = "invalid credential" });
        }

        if (_refusals.TryDequeue(out int code))
        {
            return Results.Json(new { errcode = code, errmsg = "refused" });
        }

        if (request.ContentLength is null || (await JsonNode.ParseAsync(request.Body))?.AsObject() is not { } message)
        {
            return Results.Json(new { errcode = 44002, errmsg = "empty post data" });
        }

        Messages.Enqueue(message);
        return Results.Json(new { errcode = 0, errmsg = "ok" });
    }
}
