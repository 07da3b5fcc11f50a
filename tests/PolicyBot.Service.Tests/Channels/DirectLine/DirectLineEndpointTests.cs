using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Service.Channels.DirectLine;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Channels.DirectLine;

public sealed partial class DirectLineEndpointTests(RunningService service) : IClassFixture<RunningService>
{
    private readonly HttpClient _http = service.CreateClient();

    [Fact]
    public async Task A_token_names_its_conversation_and_how_long_it_holds()
    {
        HttpResponseMessage response = await _http.PostAsync(new Uri(DirectLineClient.Path + "/tokens/generate", UriKind.Relative), null, TestContext.Current.CancellationToken);

        JsonObject body = await response.JsonAsync();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["conversationId", "token", "expires_in"], body.Select(field => field.Key));
        Assert.Equal(1800, (int?)body["expires_in"]);
    }

    [Fact]
    public async Task A_conversation_starts_once_with_a_greeting_and_is_given_back_after_that()
    {
        DirectLineClient client = await DirectLineClient.StartAsync(_http);

        HttpResponseMessage again = await client.SendAsync(HttpMethod.Post, "/conversations");

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        JsonObject conversation = await again.JsonAsync();
        Assert.Equal(client.Conversation, (string?)conversation["conversationId"]);
        Assert.StartsWith("ws://", (string?)conversation["streamUrl"], StringComparison.Ordinal);
        JsonObject greeting = Assert.Single(await client.ActivitiesAsync());
        Assert.StartsWith("您好", (string?)greeting["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_comes_back_with_its_clients_id_and_the_reply_names_it()
    {
        DirectLineClient client = await DirectLineClient.StartAsync(_http, "dl_resident");

        string id = (string)(await (await client.SayAsync(SomeArticles.LiftQuestion, "my own id")).JsonAsync())["id"]!;

        JsonObject[] activities = await client.ActivitiesAsync("1");
        Assert.Equal(id, (string?)activities[0]["id"]);
        Assert.Equal("my own id", (string?)activities[0]["channelData"]!["clientActivityID"]);
        Assert.Equal("dl_resident", (string?)activities[0]["from"]!["id"]);
        Assert.Equal(id, (string?)activities[1]["replyToId"]);
        Assert.Contains(SomeArticles.LiftAnswer, (string?)activities[1]["text"], StringComparison.Ordinal);
        Assert.Contains("青禾日报，2025年3月10日，青禾市", (string?)activities[1]["text"], StringComparison.Ordinal);
        Assert.Equal(1, (int?)activities[1]["entities"]![0]!["citation"]![0]!["position"]);
        Assert.Equal("", (string?)activities[1]["entities"]![0]!["@id"]);
        Assert.Equal(["有帮助", "没帮助", "转人工"], activities[1]["suggestedActions"]!["actions"]!.AsArray().Select(action => (string?)action!["value"]));
    }

    [Fact]
    public async Task A_message_that_is_sent_again_is_answered_once()
    {
        DirectLineClient client = await DirectLineClient.StartAsync(_http);

        HttpResponseMessage[] sent = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.SayAsync(SomeArticles.LiftQuestion, "the same")));

        string?[] ids = await Task.WhenAll(sent.Select(async response => (string?)(await response.JsonAsync())["id"]));
        Assert.Single(ids.Distinct());
        Assert.Equal(3, (await client.ActivitiesAsync()).Length);
    }

    [Fact]
    public async Task Polling_goes_on_from_the_watermark_which_never_falls()
    {
        DirectLineClient client = await DirectLineClient.StartAsync(_http);
        await client.AskAsync("你好");

        JsonObject rest = await (await client.SendAsync(HttpMethod.Get, $"/conversations/{client.Conversation}/activities?watermark=2")).JsonAsync();
        JsonObject nothing = await (await client.SendAsync(HttpMethod.Get, $"/conversations/{client.Conversation}/activities?watermark=3")).JsonAsync();

        Assert.Equal((1, "3"), (rest["activities"]!.AsArray().Count, (string?)rest["watermark"]));
        Assert.Equal((0, "3"), (nothing["activities"]!.AsArray().Count, (string?)nothing["watermark"]));
    }

    [Fact]
    public async Task A_refreshed_token_is_for_the_same_conversation_and_user()
    {
        DirectLineClient client = await DirectLineClient.StartAsync(_http, "dl_resident");

        JsonObject refreshed = await (await client.SendAsync(HttpMethod.Post, "/tokens/refresh")).JsonAsync();

        Assert.Equal(client.Conversation, (string?)refreshed["conversationId"]);
        await client.With((string)refreshed["token"]!).SayAsync("你好");
        Assert.Equal("dl_resident", (string?)(await client.ActivitiesAsync("1"))[0]["from"]!["id"]);
    }

    [Fact]
    public async Task Telephone_numbers_are_covered_in_the_echo_too()
    {
        DirectLineClient client = await DirectLineClient.StartAsync(_http);
        await client.SayAsync("我的电话13800138000");

        Assert.Equal("我的电话***********", (string?)(await client.ActivitiesAsync("1"))[0]["text"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJjb252IjoiYyIsInVzZXIiOiJ1IiwidXNlIjowLCJleHAiOjk5OTk5OTk5OTl9.")]
    public async Task Without_a_token_of_ours_nothing_is_told(string token)
    {
        DirectLineClient client = await DirectLineClient.StartAsync(_http);
        DirectLineClient stranger = client.With(token);

        foreach ((HttpMethod method, string address) in new[]
        {
            (HttpMethod.Post, "/tokens/refresh"), (HttpMethod.Post, "/conversations"), (HttpMethod.Get, $"/conversations/{client.Conversation}"),
            (HttpMethod.Get, $"/conversations/{client.Conversation}/activities"), (HttpMethod.Post, $"/conversations/{client.Conversation}/activities"),
            (HttpMethod.Post, $"/conversations/{client.Conversation}/upload"),
        })
        {
            HttpResponseMessage response = await stranger.SendAsync(method, address);

            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Equal("Unauthorized", (string?)(await response.JsonAsync())["error"]!["code"]);
        }
    }

    [Fact]
    public async Task A_token_opens_no_other_conversation()
    {
        DirectLineClient mine = await DirectLineClient.StartAsync(_http), theirs = await DirectLineClient.StartAsync(_http);

        Assert.Equal(HttpStatusCode.Forbidden, (await theirs.With(mine.Token).SayAsync("你好")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await theirs.With(mine.Token).SendAsync(HttpMethod.Get, $"/conversations/{theirs.Conversation}/activities")).StatusCode);
    }

    [Theory]
    [InlineData("{\"user\":{\"id\":\"resident\"}}", HttpStatusCode.BadRequest)]
    [InlineData("{\"user\":{\"id\":\"dl_<script>\"}}", HttpStatusCode.BadRequest)]
    [InlineData("{\"user\":{\"id\":\"dl_x\\n\"}}", HttpStatusCode.BadRequest)]
    [InlineData("{\"user\":", HttpStatusCode.BadRequest)]
    [InlineData("{} {}", HttpStatusCode.BadRequest)]
    [InlineData("{} and more", HttpStatusCode.BadRequest)]
    [InlineData("\uFEFF{\"user\":{\"id\":\"dl_1\"}}", HttpStatusCode.OK)]
    [InlineData("{\"user\":{\"id\":\"dl_1\"}}", HttpStatusCode.OK)]
    [InlineData("{}", HttpStatusCode.OK)]
    public async Task A_page_may_name_its_user_where_the_name_cannot_be_taken_for_another(string body, HttpStatusCode expected)
    {
        using StringContent content = new(body, System.Text.Encoding.UTF8, "application/json");

        Assert.Equal(expected, (await _http.PostAsync(new Uri(DirectLineClient.Path + "/tokens/generate", UriKind.Relative), content, TestContext.Current.CancellationToken)).StatusCode);
    }

    public static TheoryData<string, HttpStatusCode> Bodies() => new()
    {
        { "", HttpStatusCode.BadRequest },
        { "null", HttpStatusCode.BadRequest },
        { "[]", HttpStatusCode.BadRequest },
        { "{\"text\":\"你好\"}", HttpStatusCode.BadRequest },
        { "{\"type\":\"message\",\"text\":42}", HttpStatusCode.BadRequest },
        { "{\"type\":\"message\",\"value\":" + new string('[', 5000) + new string(']', 5000) + "}", HttpStatusCode.BadRequest },
        { "{\"type\":\"message\",\"text\":\"" + new string('a', 40_000) + "\"}", HttpStatusCode.RequestEntityTooLarge },
        { "{\"type\":\"message\",\"text\":\"" + new string('a', 20_000) + "\"}", HttpStatusCode.OK },
        { "{\"type\":\"message\",\"channelData\":42}", HttpStatusCode.OK },
        { "{\"type\":\"typing\"}", HttpStatusCode.OK },
        { "{\"type\":\"something/new\",\"entities\":[{}],\"value\":{}}", HttpStatusCode.OK },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Broken_activities_are_refused_and_unknown_ones_accepted(string body, HttpStatusCode expected)
    {
        DirectLineClient client = await DirectLineClient.StartAsync(_http);

        HttpResponseMessage response = await client.PostAsync(body);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(expected != HttpStatusCode.OK, (await response.JsonAsync()).ContainsKey("error"));
    }

    [Fact]
    public async Task A_file_is_refused_with_kind_words_in_the_conversation()
    {
        DirectLineClient client = await DirectLineClient.StartAsync(_http);

        HttpResponseMessage response = await client.SendAsync(HttpMethod.Post, $"/conversations/{client.Conversation}/upload?userId=dl_1", "…");

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Contains("请用文字", (string?)(await client.ActivitiesAsync("1"))[0]["text"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/tokens/generate", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/session/getsessionid", HttpStatusCode.NotFound)]
    [InlineData("GET", "/conversations/unknown", HttpStatusCode.Forbidden)]
    public async Task Faults_have_direct_lines_shape(string method, string address, HttpStatusCode expected)
    {
        DirectLineClient client = await DirectLineClient.StartAsync(_http);

        HttpResponseMessage response = await client.SendAsync(new HttpMethod(method), address);

        Assert.Equal(expected, response.StatusCode);
        Assert.NotNull((string?)(await response.JsonAsync())["error"]!["message"]);
    }

    [Fact]
    public async Task A_token_can_be_kept_fresh_until_its_conversation_starts()
    {
        DirectLineClient client = await GenerateAsync();

        HttpResponseMessage refreshed = await client.SendAsync(HttpMethod.Post, "/tokens/refresh");

        JsonObject body = await refreshed.JsonAsync();
        Assert.Equal((HttpStatusCode.OK, client.Conversation), (refreshed.StatusCode, (string?)body["conversationId"]));
        Assert.Equal(HttpStatusCode.Created, (await client.With((string)body["token"]!).SendAsync(HttpMethod.Post, "/conversations")).StatusCode);
    }

    [Fact]
    public async Task A_token_of_a_conversation_that_has_been_forgotten_is_not_refreshed()
    {
        DirectLineClient client = await GenerateAsync();
        JsonObject started = await (await client.SendAsync(HttpMethod.Post, "/conversations")).JsonAsync();
        await service.Services.GetRequiredService<DirectLineStore>().ForgetAsync(TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(1));

        Assert.Equal(HttpStatusCode.NotFound, (await client.With((string)started["token"]!).SendAsync(HttpMethod.Post, "/tokens/refresh")).StatusCode);
    }

    [Fact]
    public async Task A_conversation_that_was_never_started_is_not_found()
    {
        DirectLineClient client = await GenerateAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await client.SayAsync("你好")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.SendAsync(HttpMethod.Get, $"/conversations/{client.Conversation}?watermark=")).StatusCode);
    }

    [Theory]
    [InlineData("https://www.example.gov.cn", true)]
    [InlineData("https://evil.example", false)]
    public async Task Pages_of_other_sites_may_talk_only_where_a_setting_allows_them(string origin, bool allowed)
    {
        using WebApplicationFactory<Program> open = service.WithWebHostBuilder(builder => builder.UseSetting("DirectLine:AllowedOrigins:0", "https://www.example.gov.cn"));
        using HttpRequestMessage preflight = new(HttpMethod.Options, DirectLineClient.Path + "/tokens/generate");
        preflight.Headers.Add("Origin", origin);
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent,x-requested-with");

        HttpResponseMessage response = await open.CreateClient().SendAsync(preflight, TestContext.Current.CancellationToken);

        Assert.Equal(allowed, response.Headers.TryGetValues("Access-Control-Allow-Origin", out IEnumerable<string>? origins) && origins.Contains(origin));
    }

    [Fact]
    public async Task Who_guesses_the_code_of_a_case_gains_nothing_by_another_conversation_and_harms_nobody_elsewhere()
    {
        DirectLineClient owner = await StartAtAsync("203.0.113.1");
        Match opened = CaseNumberAndCode().Match((string)(await owner.AskAsync("转人工"))["text"]!);
        (string number, string code) = (opened.Groups[1].Value, opened.Groups[2].Value);
        DirectLineClient thief = await StartAtAsync("203.0.113.2");
        for (int guess = 0; guess < 20; guess++)
        {
            await thief.SayAsync($"查工单 {number} {(code == "000000" ? "000001" : "000000")}");
        }

        JsonObject refused = await (await StartAtAsync("203.0.113.2")).AskAsync($"查工单 {number} {code}");
        JsonObject found = await (await StartAtAsync("203.0.113.3")).AskAsync($"查工单 {number} {code}");

        Assert.Contains("没有找到这个工单", (string?)refused["text"], StringComparison.Ordinal);
        Assert.Contains($"工单 {number} 待受理", (string?)found["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_sends_too_fast_is_asked_to_wait_in_the_conversation()
    {
        using WebApplicationFactory<Program> slow = service.WithWebHostBuilder(builder => builder.UseSetting("DirectLine:MessagesPerMinute", "2"));
        DirectLineClient client = await DirectLineClient.StartAsync(slow.CreateClient());
        await client.AskAsync("你好");
        await client.AskAsync("你好");

        Assert.Contains("请等一分钟再问", (string?)(await client.AskAsync("你好"))["text"], StringComparison.Ordinal);
    }

    /// <summary>A client with a token, before its conversation starts.</summary>
    private async Task<DirectLineClient> GenerateAsync()
    {
        HttpResponseMessage generated = await _http.PostAsync(new Uri(DirectLineClient.Path + "/tokens/generate", UriKind.Relative), null, TestContext.Current.CancellationToken);
        JsonObject body = await generated.JsonAsync();
        return new(_http, (string)body["conversationId"]!, (string)body["token"]!);
    }

    /// <summary>Starts a conversation from an address, as the proxy in front tells it.</summary>
    private Task<DirectLineClient> StartAtAsync(string address)
    {
        HttpClient http = service.CreateClient();
        http.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return DirectLineClient.StartAsync(http);
    }

    [GeneratedRegex(@"查工单 ([0-9]+) ([0-9]{6})")]
    private static partial Regex CaseNumberAndCode();
}
