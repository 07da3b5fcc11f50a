using System.Text;
using Microsoft.AspNetCore.Mvc.Testing;
using PolicyBot.Service.Channels.WeChat;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Channels.WeChat;

/// <summary>The service as an account's server, and its followers' messages as the platform passes them on.</summary>
public sealed class FollowedAccount : IAsyncLifetime
{
    private readonly RunningService _service = new();
    private readonly Dictionary<string, HttpClient> _clients = [];
    private readonly Dictionary<HttpClient, WebApplicationFactory<Program>> _services = [];
    private long _lastId = 1000;

    public WeChatApiServer Api { get; } = new();

    /// <summary>A client of a service that has no account.</summary>
    public HttpClient WithoutAccount => _service.CreateClient();

    public ValueTask InitializeAsync() => Api.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await Api.DisposeAsync();
    }

    /// <summary>A client of the service in a mode.</summary>
    /// <param name="mode">The account's mode.</param>
    /// <param name="settings">Further settings, as name=value.</param>
    public HttpClient In(string mode, params string[] settings)
    {
        string key = mode + string.Concat(settings);
        if (!_clients.TryGetValue(key, out HttpClient? client))
        {
            WebApplicationFactory<Program> factory = _service.WithWebHostBuilder(builder =>
            {
                builder.UseSetting("WeChat:Token", SomeAccount.Token).UseSetting("WeChat:AppId", SomeAccount.AppId)
                    .UseSetting("WeChat:EncodingAESKey", SomeAccount.Key).UseSetting("WeChat:Mode", mode)
                    .UseSetting("WeChat:ApiBase", Api.Url).UseSetting("Conversations:PublicUrl", "https://bot.example.com");
                foreach (string[] setting in settings.Select(setting => setting.Split('=')))
                {
                    builder.UseSetting(setting[0], setting[1]);
                }
            });
            client = _clients[key] = factory.CreateClient();
            _services[client] = factory;
        }

        return client;
    }

    /// <summary>What the service behind a client is made of.</summary>
    public IServiceProvider ServicesOf(HttpClient client) => _services[client].Services;

    public long NextId() => Interlocked.Increment(ref _lastId);

    /// <summary>A new follower, whose conversation nobody else's test is in.</summary>
    public string NewFollower() => "oFollower_" + NextId();
}

internal static class FollowedAccountCalls
{
    /// <summary>Passes a message on in the clear.</summary>
    public static Task<HttpResponseMessage> PassOnAsync(this HttpClient client, string message, string? nonce = null) =>
        client.PostXmlAsync(SomeAccount.PlainQuery(TimeProvider.System.GetUtcNow(), nonce ?? Guid.NewGuid().ToString("N")).Address(), message);

    public static Task<HttpResponseMessage> PostXmlAsync(this HttpClient client, string address, string body) =>
        client.PostAsync(new Uri(address, UriKind.Relative), new StringContent(body, Encoding.UTF8, "text/xml"), TestContext.Current.CancellationToken);

    /// <summary>What the follower reads.</summary>
    public static async Task<string> ContentAsync(this HttpResponseMessage response)
    {
        string xml = await response.TextAsync();
        return WeChatXml.TryRead(xml, out IReadOnlyDictionary<string, string>? fields) ? fields["Content"] : "not XML: " + xml;
    }

    public static async Task<string> TellAsync(this HttpClient client, string message) => await (await client.PassOnAsync(message)).ContentAsync();
}
