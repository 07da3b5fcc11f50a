using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PolicyBot.Service.Tests.Support;

/// <summary>One person's end of a Direct Line conversation.</summary>
internal sealed class DirectLineClient(HttpClient http, string conversation, string token)
{
    public const string Path = "/v3/directline";

    public string Conversation => conversation;

    public string Token => token;

    /// <summary>Begins a conversation as a page does.</summary>
    public static async Task<DirectLineClient> StartAsync(HttpClient http, string? user = null)
    {
        HttpResponseMessage generated = await http.SendAsync(Post("/tokens/generate", user is null ? null : new { user = new { id = user } }), Cancellation);
        JsonObject body = await generated.JsonAsync();
        DirectLineClient client = new(http, (string)body["conversationId"]!, (string)body["token"]!);
        Assert.Equal(HttpStatusCode.Created, (await client.SendAsync(HttpMethod.Post, "/conversations")).StatusCode);
        return client;
    }

    public Task<HttpResponseMessage> SayAsync(string text, string? clientId = null) =>
        PostAsync(JsonSerializer.Serialize(new
        {
            type = "message",
            text,
            from = new { id = "somebody else" },
            channelData = new { clientActivityID = clientId ?? Guid.NewGuid().ToString("N") },
        }));

    public Task<HttpResponseMessage> PostAsync(string json) => SendAsync(HttpMethod.Post, $"/conversations/{conversation}/activities", json);

    /// <summary>Says something.</summary>
    /// <returns>The reply.</returns>
    public async Task<JsonObject> AskAsync(string text)
    {
        string id = (string)(await (await SayAsync(text)).JsonAsync())["id"]!;
        return (await ActivitiesAsync()).Single(activity => (string?)activity["replyToId"] == id);
    }

    public async Task<JsonObject[]> ActivitiesAsync(string watermark = "") =>
        [.. (await (await SendAsync(HttpMethod.Get, $"/conversations/{conversation}/activities?watermark={watermark}")).JsonAsync())["activities"]!.AsArray().Select(activity => activity!.AsObject())];

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, string? json = null)
    {
        HttpRequestMessage request = new(method, new Uri(Path + address, UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        return http.SendAsync(request, Cancellation);
    }

    public DirectLineClient With(string anotherToken) => new(http, conversation, anotherToken);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static HttpRequestMessage Post(string address, object? body) => new(HttpMethod.Post, new Uri(Path + address, UriKind.Relative))
    {
        Content = body is null ? null : new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
    };
}
