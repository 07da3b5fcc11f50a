using System.Text.Json.Nodes;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Channels.WeChat;

/// <summary>Others' programs for the platform's protocol as the platform, and as its clients.</summary>
public sealed class WeChatPeerTests
{
    private static readonly string[] Account =
    [
        "--WeChat:Token=" + SomeAccount.Token, "--WeChat:AppId=" + SomeAccount.AppId, "--WeChat:EncodingAESKey=" + SomeAccount.Key,
    ];

    [Fact]
    public async Task Messages_that_other_libraries_encrypt_are_read_and_their_replies_are_read_by_them()
    {
        using ServedArticles service = await ServedArticles.StartAsync([.. Account, "--WeChat:Mode=safe"]);
        foreach (string library in new[] { "wechat-crypto", "@wecom/crypto" })
        {
            JsonNode reply = await NpmClients.AskAsync("wechat-platform.mjs", new
            {
                library,
                url = service.Url,
                account = new { token = SomeAccount.Token, key = SomeAccount.Key, appId = SomeAccount.AppId },
                message = SomeAccount.Text(SomeArticles.LiftQuestion, id: library.Length),
            });

            Assert.True((bool?)reply["isSigned"], reply.ToJsonString());
            Assert.Equal(SomeAccount.AppId, (string?)reply["id"]);
            Assert.Contains(SomeArticles.LiftAnswer, (string?)reply["message"], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_program_that_plays_the_platform_reads_the_replies()
    {
        using ServedArticles service = await ServedArticles.StartAsync([.. Account, "--WeChat:Mode=plain"]);
        // It numbers all messages alike, so each comes from somebody else.
        Task<string> SendAsync(string user, string token, params string[] message) => NpmClients.RunCommandAsync(
            Path.Combine("webot-cli", "bin", "webot"), ["send", .. message, "--des", service.Url + "/wechat", "--token", token, "--user", user]);

        Assert.Contains(SomeArticles.LiftAnswer, await SendAsync("a", SomeAccount.Token, "t", SomeArticles.LiftQuestion), StringComparison.Ordinal);
        Assert.Contains("写明区县", await SendAsync("b", SomeAccount.Token, "loc", "30.6", "104.0", "某地"), StringComparison.Ordinal);
        Assert.Contains("看不了图片", await SendAsync("c", SomeAccount.Token, "image", "http://example.com/a.jpg"), StringComparison.Ordinal);
        Assert.Contains("403", await SendAsync("d", "anotherToken", "t", SomeArticles.LiftQuestion), StringComparison.Ordinal);
    }

    /// <summary>Our stand-in for the platform's API is good enough for somebody else's client of it.</summary>
    [Fact]
    public async Task The_api_of_these_tests_serves_another_client_too()
    {
        await using WeChatApiServer api = new();
        await api.InitializeAsync();

        JsonNode answer = await NpmClients.AskAsync("wechat-api.mjs", new { url = api.Url, appId = SomeAccount.AppId, secret = WeChatApiServer.Secret, user = "oPeer", text = "您好" });

        Assert.Equal(0, (int?)answer["errcode"]);
        Assert.Equal("您好", (string?)(await api.MessageToAsync("oPeer"))["text"]!["content"]);
    }
}
