using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Channels.BotFramework;

public sealed class MessagesTests(RegisteredBot bot) : IClassFixture<RegisteredBot>
{
    private readonly ChannelServer _channel = bot.Channel;

    [Fact]
    public async Task A_question_is_answered_by_the_connector_to_whoever_asked()
    {
        JsonObject question = Message(SomeArticles.LiftQuestion);

        HttpResponseMessage response = await PostAsync(question);

        Assert.Equal((HttpStatusCode.OK, ""), (response.StatusCode, await response.TextAsync()));
        ReceivedReply reply = await _channel.ReplyToAsync((string)question["id"]!);
        Assert.Equal($"/v3/conversations/c%7C1/activities/{question["id"]}", reply.Path);
        Assert.StartsWith("Bearer bot-token-", reply.Authorization, StringComparison.Ordinal);
        JsonObject activity = reply.Activity;
        Assert.Contains(SomeArticles.LiftAnswer, (string?)activity["text"], StringComparison.Ordinal);
        Assert.Equal(("bot", "resident"), ((string?)activity["from"]!["id"], (string?)activity["recipient"]!["id"]));
        Assert.Equal(("c|1", "zh-Hant", "msteams"), ((string?)activity["conversation"]!["id"], (string?)activity["locale"], (string?)activity["channelId"]));
        Assert.Null(activity["id"]);
        JsonNode claim = activity["entities"]![0]!["citation"]![0]!;
        Assert.Equal("Claim", (string?)claim["@type"]);
        Assert.Equal("", (string?)activity["entities"]![0]!["@id"]);
        Assert.StartsWith("http://localhost/articles/lift", (string?)claim["appearance"]!["url"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bots_own_token_is_asked_for_once()
    {
        JsonObject first = Message(SomeArticles.LiftQuestion), second = Message(SomeArticles.LiftQuestion);
        await Task.WhenAll(PostAsync(first), PostAsync(second));
        Assert.Equal(
            (await _channel.ReplyToAsync((string)first["id"]!)).Authorization, (await _channel.ReplyToAsync((string)second["id"]!)).Authorization);

        Dictionary<string, string> form = _channel.TokenRequests.Last();
        Assert.Equal(("client_credentials", ChannelServer.AppId, ChannelServer.Password), (form["grant_type"], form["client_id"], form["client_secret"]));
        Assert.Equal("https://api.botframework.com/.default", form["scope"]);
    }

    [Fact]
    public async Task Where_replies_are_expected_they_come_in_the_answer()
    {
        JsonObject question = Message(SomeArticles.LiftQuestion);
        question["deliveryMode"] = "expectReplies";

        JsonObject answer = await (await PostAsync(question)).JsonAsync();

        JsonNode reply = Assert.Single(answer["activities"]!.AsArray())!;
        Assert.Contains(SomeArticles.LiftAnswer, (string?)reply["text"], StringComparison.Ordinal);
        Assert.Equal((string?)question["id"], (string?)reply["replyToId"]);
    }

    [Fact]
    public async Task A_channel_that_fails_for_a_moment_is_tried_again()
    {
        JsonObject question = Message(SomeArticles.LiftQuestion);
        _channel.Failing = (2, 503);

        await PostAsync(question);

        await _channel.ReplyToAsync((string)question["id"]!);
    }

    [Fact]
    public async Task A_token_that_the_channel_no_longer_takes_is_renewed()
    {
        JsonObject question = Message(SomeArticles.LiftQuestion), before = Message(SomeArticles.LiftQuestion);
        await PostAsync(before);
        await _channel.ReplyToAsync((string)before["id"]!);
        int tokens = _channel.TokenRequests.Count;
        _channel.Failing = (1, 401);

        await PostAsync(question);

        await _channel.ReplyToAsync((string)question["id"]!);
        Assert.Equal(tokens + 1, _channel.TokenRequests.Count);
    }

    [Fact]
    public async Task The_same_activity_again_gets_the_same_reply()
    {
        JsonObject question = Expecting(Message("那它需要谁同意"));
        string first = await (await PostAsync(question)).TextAsync();

        Assert.Equal(first, await (await PostAsync(question)).TextAsync());
    }

    [Fact]
    public async Task Members_are_greeted_and_the_bot_is_not()
    {
        JsonObject joined = Expecting(Activity("conversationUpdate"));
        joined["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "bot" }, new JsonObject { ["id"] = "resident" });
        JsonObject alone = Expecting(Activity("conversationUpdate"));
        alone["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "bot" });
        JsonObject empty = Expecting(Activity("conversationUpdate"));
        empty["membersAdded"] = new JsonArray();

        JsonNode greeting = Assert.Single((await (await PostAsync(joined)).JsonAsync())["activities"]!.AsArray())!;
        Assert.StartsWith("您好", (string?)greeting["text"], StringComparison.Ordinal);
        Assert.Empty((await (await PostAsync(alone)).JsonAsync())["activities"]!.AsArray());
        Assert.Empty((await (await PostAsync(empty)).JsonAsync())["activities"]!.AsArray());
    }

    [Fact]
    public async Task A_mention_of_the_bot_is_not_part_of_the_question()
    {
        JsonObject question = Expecting(Message("<at>政策助手</at> 转人工"));
        question["entities"] = new JsonArray(
            new JsonObject { ["type"] = "clientInfo" },
            "what is this",
            new JsonObject { ["type"] = "mention", ["text"] = "<at>政策助手</at>", ["mentioned"] = new JsonObject { ["id"] = "bot" } });

        JsonObject answer = await (await PostAsync(question)).JsonAsync();

        Assert.Contains("工单", (string?)answer["activities"]![0]!["text"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("typing", HttpStatusCode.OK)]
    [InlineData("event", HttpStatusCode.OK)]
    [InlineData("endOfConversation", HttpStatusCode.OK)]
    [InlineData("messageReaction", HttpStatusCode.OK)]
    [InlineData("a type of next year", HttpStatusCode.OK)]
    [InlineData("invoke", HttpStatusCode.NotImplemented)]
    public async Task Other_types_are_accepted_and_ignored_except_what_asks_for_an_answer(string type, HttpStatusCode expected)
    {
        int replies = _channel.Replies.Count;

        Assert.Equal(expected, (await PostAsync(Activity(type))).StatusCode);
        Assert.Equal(replies, _channel.Replies.Count);
    }

    [Fact]
    public async Task What_offline_clients_leave_out_is_not_missed()
    {
        JsonObject bare = JsonNode.Parse($$"""
            {"type": "message", "channelId": "emulator", "serviceUrl": "{{_channel.Url}}", "conversation": {"id": "bare"}, "from": {"id": "someone"},
             "text": "{{SomeArticles.LiftQuestion}}", "deliveryMode": "expectReplies", "unknown": {"a": 1} }
            """)!.AsObject();

        Assert.Single((await (await PostAsync(bare)).JsonAsync())["activities"]!.AsArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"type":""}""")]
    [InlineData("""{"type":5}""")]
    [InlineData("""{"type":"message"} {}""")]
    public async Task What_is_no_activity_is_a_bad_request_before_anything_else(string body)
    {
        using HttpRequestMessage request = Request(body, authorization: null);

        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    public async Task And_so_it_is_whatever_it_is_called(string body)
    {
        using HttpRequestMessage request = Request(body, authorization: null);
        request.Content!.Headers.ContentType = new MediaTypeHeaderValue("text/plain");

        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_byte_order_mark_is_not_part_of_an_activity()
    {
        using HttpRequestMessage request = Request("\uFEFF" + Message(SomeArticles.LiftQuestion).ToJsonString(), authorization: null);

        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Deep_and_large_bodies_are_refused()
    {
        string deep = """{"type":"message","value":""" + new string('[', 100_000) + new string(']', 100_000) + "}";
        string large = new JsonObject { ["type"] = "message", ["text"] = new string('a', 300_000) }.ToJsonString();
        using HttpRequestMessage first = Request(deep, authorization: null), second = Request(large, authorization: null);

        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(first)).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await SendAsync(second)).StatusCode);
    }

    public static TheoryData<string> Forgeries => [.. ForgedTokens.All.Select(forgery => forgery.Name)];

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task A_forged_token_is_refused_and_nothing_is_sent_anywhere(string name)
    {
        JsonObject question = Activity("message");
        question["serviceUrl"] = TestToken.ServiceUrl;
        using HttpRequestMessage request = Request(question.ToJsonString(), ForgedTokens.All.Single(forgery => forgery.Name == name).Make(TimeProvider.System.GetUtcNow()));
        int replies = _channel.Replies.Count;

        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(request)).StatusCode);
        Assert.Equal(replies, _channel.Replies.Count);
    }

    [Fact]
    public async Task A_proved_service_address_that_is_not_allowed_is_not_called()
    {
        JsonObject question = Message(SomeArticles.LiftQuestion);
        question["serviceUrl"] = "https://169.254.169.254/";

        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(question)).StatusCode);
    }

    [Theory]
    [InlineData("GET", HttpStatusCode.MethodNotAllowed)]
    [InlineData("PUT", HttpStatusCode.MethodNotAllowed)]
    public async Task Only_posts_are_taken(string method, HttpStatusCode expected)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), "/api/messages");

        Assert.Equal(expected, (await SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_form_that_any_web_page_could_post_is_refused()
    {
        using HttpRequestMessage request = Request(Message("电梯").ToJsonString(), authorization: null);
        request.Content!.Headers.ContentType = new MediaTypeHeaderValue("text/plain");

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await SendAsync(request)).StatusCode);
    }

    private JsonObject Activity(string type) => JsonNode.Parse($$"""
        {"type": "{{type}}", "id": "{{Guid.NewGuid()}}", "channelId": "msteams", "serviceUrl": "{{_channel.Url}}/", "locale": "zh-Hant",
         "conversation": {"id": "c|1", "tenantId": "t"}, "from": {"id": "resident", "name": "居民", "aadObjectId": "x"}, "recipient": {"id": "bot"} }
        """)!.AsObject();

    private JsonObject Message(string text)
    {
        JsonObject message = Activity("message");
        message["text"] = text;
        return message;
    }

    private static JsonObject Expecting(JsonObject activity)
    {
        activity["deliveryMode"] = "expectReplies";
        return activity;
    }

    private async Task<HttpResponseMessage> PostAsync(JsonObject activity)
    {
        JsonObject claims = TestToken.Claims(TimeProvider.System.GetUtcNow(), (string)activity["serviceUrl"]!);
        using HttpRequestMessage request = Request(activity.ToJsonString(), "Bearer " + TestToken.Signed(TestToken.Header(), claims));
        return await SendAsync(request);
    }

    private static HttpRequestMessage Request(string body, string? authorization)
    {
        HttpRequestMessage request = new(HttpMethod.Post, "/api/messages") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return request;
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => bot.Client.SendAsync(request, TestContext.Current.CancellationToken);
}
