using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Channels.DirectLine;

public sealed class StreamTests(RunningService service) : IClassFixture<RunningService>
{
    private readonly HttpClient _http = service.CreateClient();

    [Fact]
    public async Task What_was_said_before_the_socket_opened_is_sent_first_and_what_is_said_after_follows()
    {
        DirectLineClient client = await DirectLineClient.StartAsync(_http);
        await client.SayAsync("你好");
        using WebSocket socket = await OpenAsync(await AddressAsync(client, ""));

        JsonObject before = await ReceiveAsync(socket);
        await client.SayAsync("谢谢");
        JsonObject after = await ReceiveAsync(socket);

        Assert.Equal((3, "3"), (before["activities"]!.AsArray().Count, (string?)before["watermark"]));
        Assert.Equal((2, "5"), (after["activities"]!.AsArray().Count, (string?)after["watermark"]));
    }

    [Fact]
    public async Task After_a_drop_it_goes_on_from_the_watermark()
    {
        DirectLineClient client = await DirectLineClient.StartAsync(_http);
        using (WebSocket first = await OpenAsync(await AddressAsync(client, "")))
        {
            await ReceiveAsync(first);
            first.Abort();
        }

        await client.SayAsync("你好");
        using WebSocket second = await OpenAsync(await AddressAsync(client, "1"));

        Assert.Equal("你好", (string?)(await ReceiveAsync(second))["activities"]![0]!["text"]);
    }

    [Fact]
    public async Task A_second_socket_takes_over_from_the_first()
    {
        DirectLineClient client = await DirectLineClient.StartAsync(_http);
        using WebSocket first = await OpenAsync(await AddressAsync(client, ""));
        await ReceiveAsync(first);
        using WebSocket second = await OpenAsync(await AddressAsync(client, "1"));

        WebSocketReceiveResult closed = await first.ReceiveAsync(new byte[100], TestContext.Current.CancellationToken);
        await client.SayAsync("你好");

        Assert.Equal(WebSocketMessageType.Close, closed.MessageType);
        Assert.Equal("3", (string?)(await ReceiveAsync(second))["watermark"]);
    }

    [Theory]
    [InlineData("https://evil.example", false)]
    [InlineData("http://localhost", true)]
    [InlineData("", true)]
    public async Task Pages_of_other_sites_cannot_open_it(string origin, bool opens)
    {
        DirectLineClient client = await DirectLineClient.StartAsync(_http);
        Uri address = await AddressAsync(client, "");

        Assert.Equal(opens, await OpensAsync(address, origin));
    }

    [Theory]
    [InlineData("no token")]
    [InlineData("call token")]
    [InlineData("another conversation's")]
    [InlineData("bad watermark")]
    public async Task It_opens_with_its_own_token_only(string fault)
    {
        DirectLineClient client = await DirectLineClient.StartAsync(_http), other = await DirectLineClient.StartAsync(_http);
        string address = (await AddressAsync(client, "")).ToString();
        string token = address[(address.IndexOf("&t=", StringComparison.Ordinal) + 3)..];
        address = fault switch
        {
            "no token" => address.Replace(token, "", StringComparison.Ordinal),
            "call token" => address.Replace(token, client.Token, StringComparison.Ordinal),
            "another conversation's" => address.Replace(client.Conversation, other.Conversation, StringComparison.Ordinal),
            _ => address.Replace("watermark=0", "watermark=-1", StringComparison.Ordinal),
        };

        Assert.False(await OpensAsync(new Uri(address), ""));
    }

    [Fact]
    public async Task A_conversation_goes_on_after_the_service_was_started_again()
    {
        using TempFolder folder = new();
        PolicyBot.Service.Commands.IndexCommand.Run([SomeArticles.WriteTo(folder)], PolicyBot.Storage.DataFolder.Open(folder.Data), CancellationToken.None);
        DirectLineClient client;
        using (WebApplicationFactory<Program> first = Over(folder))
        {
            client = await DirectLineClient.StartAsync(first.CreateClient());
            await client.AskAsync("2025年新增多少个充电端口");
        }

        using WebApplicationFactory<Program> second = Over(folder);
        client = new(second.CreateClient(), client.Conversation, client.Token);

        Assert.Equal(3, (await client.ActivitiesAsync()).Length);
        Assert.Contains("120个", (string?)(await client.AskAsync("那覆盖多少个小区呢"))["text"], StringComparison.Ordinal);
    }

    private static WebApplicationFactory<Program> Over(TempFolder folder) =>
        new WebApplicationFactory<Program>().WithWebHostBuilder(builder => builder.UseSetting("data", folder.Data));

    private static async Task<Uri> AddressAsync(DirectLineClient client, string watermark)
    {
        HttpResponseMessage response = await client.SendAsync(HttpMethod.Get, $"/conversations/{client.Conversation}?watermark={watermark}");
        return new((string)(await response.JsonAsync())["streamUrl"]!);
    }

    private Task<WebSocket> OpenAsync(Uri address) => service.Server.CreateWebSocketClient().ConnectAsync(address, TestContext.Current.CancellationToken);

    private async Task<bool> OpensAsync(Uri address, string origin)
    {
        WebSocketClient client = service.Server.CreateWebSocketClient();
        client.ConfigureRequest = request => request.Headers.Origin = origin;
        try
        {
            (await client.ConnectAsync(address, TestContext.Current.CancellationToken)).Dispose();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static async Task<JsonObject> ReceiveAsync(WebSocket socket)
    {
        byte[] buffer = new byte[100_000];
        WebSocketReceiveResult received = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
        return JsonNode.Parse(buffer.AsSpan(0, received.Count))!.AsObject();
    }
}
