using System.Text.Json.Nodes;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Channels.BotFramework;

/// <summary>Microsoft's own JavaScript SDK, and a Direct Line server of its users, as the channel's side of /api/messages.</summary>
public sealed class BotPeerTests(ChannelServer channel) : IClassFixture<ChannelServer>
{
    [Fact]
    public async Task The_sdks_client_gets_replies_inline_and_by_the_connector()
    {
        using ServedArticles service = await ServedArticles.StartAsync(
            "--BotFramework:AppId=" + ChannelServer.AppId,
            "--BotFramework:AppPassword=" + ChannelServer.Password,
            $"--BotFramework:OpenIdMetadata={channel.Url}/metadata",
            $"--BotFramework:EmulatorOpenIdMetadata={channel.Url}/metadata",
            $"--BotFramework:TokenEndpoint={channel.Url}/token",
            "--BotFramework:AllowedServiceHosts=127.0.0.1");

        JsonNode inline = await PostAsync(service, "inline", "expectReplies");
        JsonNode sent = await PostAsync(service, "sent", "normal");
        JsonNode forged = await PostAsync(service, "forged", "expectReplies", TestKey.Strange);

        Assert.Equal(200, (int?)inline["status"]);
        JsonNode reply = Assert.Single(inline["body"]!["activities"]!.AsArray())!;
        Assert.Contains(SomeArticles.LiftAnswer, (string?)reply["text"], StringComparison.Ordinal);
        Assert.Equal(200, (int?)sent["status"]);
        Assert.Contains(SomeArticles.LiftAnswer, (string?)(await channel.ReplyToAsync("sent")).Activity["text"], StringComparison.Ordinal);
        Assert.Equal(401, (int?)forged["status"]);
    }

    [Fact]
    public async Task A_conversation_through_an_offline_direct_line_is_greeted_and_answered()
    {
        using ServedArticles service = await ServedArticles.StartAsync();

        JsonNode replies = await NpmClients.AskAsync("offline-directline.mjs", new { url = service.Url, questions = new[] { SomeArticles.LiftQuestion, "转人工" } });

        string[] texts = [.. replies.AsArray().Select(reply => (string)reply!["text"]!)];
        Assert.Contains(texts, text => text.Contains(SomeArticles.LiftAnswer, StringComparison.Ordinal));
        Assert.Contains(texts, text => text.Contains("12345", StringComparison.Ordinal));
    }

    private Task<JsonNode> PostAsync(ServedArticles service, string id, string deliveryMode, TestKey? key = null)
    {
        JsonObject claims = TestToken.Claims(TimeProvider.System.GetUtcNow(), channel.Url);
        return NpmClients.AskAsync("bot-client.mjs", new
        {
            url = service.Url,
            token = TestToken.Signed(TestToken.Header(), claims, key),
            appId = ChannelServer.AppId,
            serviceUrl = channel.Url,
            activity = new
            {
                type = "message",
                id,
                text = SomeArticles.LiftQuestion,
                channelId = "msteams",
                deliveryMode,
                conversation = new { id = "peer" },
                from = new { id = "resident" },
                recipient = new { id = "bot" },
            },
        });
    }
}
