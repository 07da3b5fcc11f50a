using System.Net;
using System.Text;
using PolicyBot.Service.Channels.WeChat;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Channels.WeChat;

public sealed class WeChatEndpointTests(FollowedAccount account) : IClassFixture<FollowedAccount>
{
    private readonly string _follower = account.NewFollower();

    private HttpClient Plain => account.In("plain");

    [Fact]
    public async Task The_address_check_is_answered_with_the_echo_alone()
    {
        Dictionary<string, string> query = SomeAccount.PlainQuery(TimeProvider.System.GetUtcNow());
        query["echostr"] = "<5838479>";

        HttpResponseMessage response = await account.In("safe").OpenAsync(query.Address());

        Assert.Equal("<5838479>", await response.TextAsync());
        Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
        query["signature"] = new string('0', 40);
        Assert.Equal(HttpStatusCode.Forbidden, (await account.In("safe").OpenAsync(query.Address())).StatusCode);
    }

    [Fact]
    public async Task A_question_is_answered_with_its_source_and_a_link()
    {
        HttpResponseMessage response = await Plain.PassOnAsync(SomeAccount.Text(SomeArticles.LiftQuestion, account.NextId(), _follower));

        Assert.Equal("text/xml", response.Content.Headers.ContentType?.MediaType);
        Assert.True(WeChatXml.TryRead(await response.TextAsync(), out IReadOnlyDictionary<string, string>? reply));
        Assert.Equal((_follower, SomeAccount.Name, "text"), (reply["ToUserName"], reply["FromUserName"], reply["MsgType"]));
        Assert.Equal(10, reply["CreateTime"].Length);
        Assert.Contains(SomeArticles.LiftAnswer, reply["Content"], StringComparison.Ordinal);
        Assert.Contains("青禾日报，2025年3月10日，青禾市", reply["Content"], StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://bot.example.com/ask?q=", reply["Content"], StringComparison.Ordinal);
        Assert.DoesNotContain("\r", reply["Content"], StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(reply["Content"]), 1, 2048);
    }

    [Theory]
    [InlineData("compatible")]
    [InlineData("safe")]
    public async Task An_encrypted_question_is_answered_encrypted(string mode)
    {
        (Dictionary<string, string> query, string body) = SomeAccount.Sealed(SomeAccount.Text(SomeArticles.LiftQuestion, account.NextId(), _follower), TimeProvider.System.GetUtcNow());

        string sealedReply = await (await account.In(mode).PostXmlAsync(query.Address(), body)).TextAsync();

        Assert.True(WeChatXml.TryRead(sealedReply, out IReadOnlyDictionary<string, string>? outer));
        Assert.True(WeChatSignature.Matches(outer["MsgSignature"], SomeAccount.Token, outer["TimeStamp"], outer["Nonce"], outer["Encrypt"]));
        Assert.True(SomeAccount.Crypto.TryDecrypt(outer["Encrypt"], out string? reply));
        Assert.Contains(SomeArticles.LiftAnswer, reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_message_again_also_at_the_same_time_gets_the_same_reply_and_is_one_turn()
    {
        string message = SomeAccount.Text("有帮助", account.NextId(), _follower);
        await Plain.TellAsync(SomeAccount.Text(SomeArticles.LiftQuestion, account.NextId(), _follower));

        string[] replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Plain.TellAsync(message)));

        Assert.Single(replies.Distinct());
        Assert.Contains("谢谢", replies[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_goes_on()
    {
        await Plain.TellAsync(SomeAccount.Text("青禾市加装电梯每台补贴多少钱", account.NextId(), _follower));

        Assert.Contains("谢谢", await Plain.TellAsync(SomeAccount.Text("有帮助", account.NextId(), _follower)), StringComparison.Ordinal);
        Assert.Contains("12345", await Plain.TellAsync(SomeAccount.Text("转人工", account.NextId(), _follower)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("voice", "打成文字")]
    [InlineData("image", "看不了图片")]
    [InlineData("video", "看不了视频")]
    [InlineData("shortvideo", "看不了视频")]
    [InlineData("location", "写明区县")]
    [InlineData("link", "打不开链接")]
    [InlineData("file", "只能看文字")]
    public async Task What_cannot_be_read_is_answered_kindly(string kind, string words)
    {
        string message = SomeAccount.Message($"<MsgType>{kind}</MsgType><MediaId>m</MediaId><Recognition></Recognition><MsgId>{account.NextId()}</MsgId>", _follower);

        Assert.Contains(words, await Plain.TellAsync(message), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sticker_that_the_platform_does_not_pass_on_is_no_question()
    {
        Assert.Contains("只能看文字", await Plain.TellAsync(SomeAccount.Text("【收到不支持的消息类型，暂无法显示】", account.NextId(), _follower)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_voice_message_that_was_recognised_is_a_question()
    {
        string message = SomeAccount.Message(
            $"<MsgType>voice</MsgType><Format>amr</Format><Recognition><![CDATA[{SomeArticles.LiftQuestion}]]></Recognition><MsgId>{account.NextId()}</MsgId>", _follower);

        Assert.Contains(SomeArticles.LiftAnswer, await Plain.TellAsync(message), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("subscribe", "", "您好")]
    [InlineData("subscribe", "qrscene_7", "您好")]
    [InlineData("SCAN", "7", "您好")]
    [InlineData("CLICK", SomeArticles.LiftQuestion, SomeArticles.LiftAnswer)]
    [InlineData("CLICK", "转人工", "12345")]
    public async Task Followers_are_greeted_and_a_menu_entry_asks_its_question(string name, string key, string words)
    {
        Assert.Contains(words, await Plain.TellAsync(SomeAccount.Event(name, key)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unsubscribe")]
    [InlineData("VIEW")]
    [InlineData("LOCATION")]
    [InlineData("TEMPLATESENDJOBFINISH")]
    public async Task Other_events_are_taken_in_silence(string name)
    {
        Assert.Equal("success", await (await Plain.PassOnAsync(SomeAccount.Event(name, new string('k', 1000)))).TextAsync());
    }

    [Fact]
    public async Task Who_writes_faster_than_anybody_reads_is_asked_to_wait()
    {
        string[] replies = new string[32];
        for (int i = 0; i < replies.Length; i++)
        {
            replies[i] = await Plain.TellAsync(SomeAccount.Text("转人工", account.NextId(), _follower));
        }

        Assert.Contains("等一分钟", replies[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("等一分钟", replies[0], StringComparison.Ordinal);
    }

    public static TheoryData<string> Forgeries => [.. ForgedCalls.All.Select(forgery => forgery.Name)];

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task A_forged_call_is_refused(string name)
    {
        ForgedCall forgery = ForgedCalls.All.Single(call => call.Name == name);
        (Dictionary<string, string> query, string body) = forgery.Make(TimeProvider.System.GetUtcNow());

        HttpResponseMessage response = await account.In(forgery.Mode.ToString()).PostXmlAsync(query.Address(), body);

        Assert.Contains(response.StatusCode, (HttpStatusCode[])[HttpStatusCode.Forbidden, HttpStatusCode.BadRequest]);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task An_address_that_was_seen_serves_no_other_message()
    {
        string address = SomeAccount.PlainQuery(TimeProvider.System.GetUtcNow(), Guid.NewGuid().ToString("N")).Address();
        await Plain.PostXmlAsync(address, SomeAccount.Text("电梯", account.NextId(), _follower));

        Assert.Equal(HttpStatusCode.Forbidden, (await Plain.PostXmlAsync(address, SomeAccount.Text("电梯", account.NextId(), _follower))).StatusCode);
    }

    [Fact]
    public async Task Bombs_and_large_bodies_are_refused_at_once()
    {
        string bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">" + string.Concat(Enumerable.Range(0, 9).Select(i => $"<!ENTITY {(char)('b' + i)} \"{string.Concat(Enumerable.Repeat($"&{(char)('a' + i)};", 10))}\">"))
            + "]>" + SomeAccount.Text("&j;");

        Assert.Equal(HttpStatusCode.BadRequest, (await Plain.PassOnAsync(bomb)).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Plain.PassOnAsync(SomeAccount.Text(new string('a', 70_000)))).StatusCode);
    }

    [Fact]
    public async Task Without_a_token_the_channel_is_not_there()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await account.WithoutAccount.PassOnAsync(SomeAccount.Text("电梯"))).StatusCode);
    }

    [Theory]
    [InlineData("WeChat:Token", "--WeChat:Token=a b")]
    [InlineData("WeChat:AppId", "--WeChat:Token=abc", "--WeChat:Mode=safe")]
    [InlineData("WeChat:AppId", "--WeChat:Token=abc", "--WeChat:AppSecret=def")]
    [InlineData("WeChat:EncodingAESKey", "--WeChat:Token=abc", "--WeChat:Mode=safe", "--WeChat:AppId=wx1", "--WeChat:EncodingAESKey=short")]
    [InlineData("WeChat:Mode", "--WeChat:Mode=secret")]
    [InlineData("WeChat:ApiBase", "--WeChat:ApiBase=http://example.com")]
    [InlineData("WeChat:AnswerWithin", "--WeChat:AnswerWithin=00:00:06")]
    public async Task A_setting_that_cannot_be_used_stops_the_start_and_is_named(string name, params string[] settings)
    {
        using TempFolder folder = new();
        Outcome outcome = await PolicyBotProcess.RunAsync(["serve", "--data", folder.Data, "--urls", "http://127.0.0.1:0", .. settings]);

        Assert.Equal(1, outcome.Status);
        Assert.Contains(name, outcome.Errors, StringComparison.Ordinal);
    }
}
