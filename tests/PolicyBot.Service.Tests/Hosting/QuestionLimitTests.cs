using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Hosting;

public sealed class QuestionLimitTests(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public async Task A_client_that_asks_too_fast_is_told_when_to_come_back_and_others_are_served()
    {
        using HttpClient client = ClientFrom("203.0.113.7", perMinute: 2), other = ClientFrom("203.0.113.8", perMinute: 2);
        await client.AskAsync("电梯");
        await client.AskAsync("电梯");

        HttpResponseMessage refused = await client.AskAsync("电梯");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await other.AskAsync("电梯")).StatusCode);
    }

    [Fact]
    public async Task A_person_who_asks_too_fast_reads_what_to_do_on_the_page()
    {
        using HttpClient client = ClientFrom("203.0.113.9", perMinute: 1);
        await client.PageAsync("/ask?q=电梯");

        Assert.Contains("请等一分钟再试", await client.PageAsync("/ask?q=电梯"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_is_limited_by_address_too_with_an_error_that_its_client_understands()
    {
        using HttpClient client = ClientFrom("203.0.113.10", perMinute: 2);
        DirectLineClient conversation = await DirectLineClient.StartAsync(client);

        HttpResponseMessage refused = await conversation.SayAsync("电梯");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("TooManyRequests", (string?)(await refused.JsonAsync())["error"]!["code"]);
        Assert.Equal("5000", Assert.Single(refused.Headers.GetValues("Retry-After")));
    }

    [Fact]
    public async Task The_machine_itself_is_not_limited()
    {
        using HttpClient client = ClientFrom("127.0.0.1", perMinute: 1);
        await client.AskAsync("电梯");

        Assert.Equal(HttpStatusCode.OK, (await client.AskAsync("电梯")).StatusCode);
    }

    private HttpClient ClientFrom(string address, int perMinute) => service
        .WithWebHostBuilder(builder => builder
            .UseSetting("Limits:QuestionsPerMinute", perMinute.ToString(System.Globalization.CultureInfo.InvariantCulture))
            .ConfigureTestServices(services => services.AddSingleton<IStartupFilter>(new CallerAddress(address))))
        .CreateClient();
}
