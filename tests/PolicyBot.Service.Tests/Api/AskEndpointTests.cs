using System.Net;
using System.Text.Json.Nodes;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Api;

public sealed class AskEndpointTests(RunningService service) : IClassFixture<RunningService>
{
    private readonly HttpClient _client = service.CreateClient();

    [Fact]
    public async Task A_question_is_answered_with_citations_in_the_articles_own_words()
    {
        JsonObject answer = await (await _client.AskAsync(SomeArticles.LiftQuestion)).JsonAsync();

        Assert.Equal("1", (string?)answer["id"]);
        Assert.True((bool?)answer["answered"]);
        Assert.Equal("answer", (string?)answer["kind"]);
        Assert.Contains(SomeArticles.LiftAnswer, (string?)answer["answer"], StringComparison.Ordinal);
        JsonObject citation = answer["citations"]![0]!.AsObject();
        Assert.Equal("lift", (string?)citation["articleId"]);
        Assert.Equal("青禾日报", (string?)citation["publisher"]);
        Assert.Equal("2025-03-10", (string?)citation["date"]);
        Assert.Equal("青禾市", (string?)citation["region"]);
        Assert.Equal(((string?)citation["text"])!.Length, (int?)citation["length"]);
    }

    [Fact]
    public async Task Exactly_the_fields_of_the_contract_are_written()
    {
        JsonObject answer = await (await _client.AskAsync(SomeArticles.LiftQuestion)).JsonAsync();

        Assert.Equal(["id", "answered", "kind", "answer", "confidence", "citations", "passages"], answer.Select(field => field.Key));
        Assert.Equal(
            ["articleId", "title", "publisher", "date", "region", "url", "text", "start", "length", "score"],
            answer["passages"]![0]!.AsObject().Select(field => field.Key));
    }

    [Fact]
    public async Task What_no_article_answers_is_declined()
    {
        JsonObject answer = await (await _client.AskAsync("大熊猫爱吃哪种竹笋")).JsonAsync();

        Assert.Equal("notFound", (string?)answer["kind"]);
        Assert.False((bool?)answer["answered"]);
        Assert.Empty(answer["citations"]!.AsArray());
    }

    [Theory]
    [InlineData("""{"id":"1","q":""}""", "问题是空的")]
    [InlineData("""{"id":"1","q":"  \u0000\u0007 ？！"}""", "问题是空的")]
    [InlineData("""{"id":"1"}""", "问题是空的")]
    [InlineData("""{"id":"1","q":42}""", "q 应是一段文字")]
    [InlineData("""{"id":"1","q":"电梯","now":"昨天"}""", "now 应是形如 2025-05-01 的日期")]
    [InlineData("""{"id":"1","q":"电梯","history":"充电"}""", "history 应是一列文字")]
    [InlineData("""{"id":"1","q":"电梯"} {}""", "不是有效的 JSON")]
    [InlineData("""{"id":"1","q":"电""", "不是有效的 JSON")]
    [InlineData("null", "应是一个 JSON 对象")]
    [InlineData("", "不是有效的 JSON")]
    public async Task A_request_that_is_no_question_is_told_what_is_wrong(string body, string complaint)
    {
        HttpResponseMessage response = await _client.PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        JsonObject problem = await response.JsonAsync();
        Assert.Equal(400, (int?)problem["status"]);
        Assert.Contains(complaint, (string?)problem["detail"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1000, HttpStatusCode.OK)]
    [InlineData(1001, HttpStatusCode.BadRequest)]
    [InlineData(100_000, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_question_is_at_most_a_thousand_characters_long(int length, HttpStatusCode expected)
    {
        HttpResponseMessage response = await _client.AskAsync(new string('问', length));

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Anything_but_json_is_refused_as_such()
    {
        HttpResponseMessage response = await _client.PostAsync("q=电梯", "application/x-www-form-urlencoded");

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Contains("application/json", (string?)(await response.JsonAsync())["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_byte_order_mark_is_not_part_of_the_question()
    {
        HttpResponseMessage response = await _client.PostAsync("\uFEFF{\"q\":\"每台电梯补贴多少钱\"}");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("GET", "/api/ask", "*/*", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/api/nothing", "*/*", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/ask", "text/html", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/api/nothing", "text/plain", HttpStatusCode.NotFound)]
    public async Task Other_faults_are_problem_details_too_whatever_is_accepted(string method, string address, string accepted, HttpStatusCode expected)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), address);
        request.Headers.TryAddWithoutValidation("Accept", accepted);
        HttpResponseMessage response = await _client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal((int)expected, (int?)(await response.JsonAsync())["status"]);
    }
}
