using System.Net;
using PolicyBot.Service.Tests.Publishing;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Hosting;

public sealed class HealthTests(RunningService service, PublishingProcess process) : IClassFixture<RunningService>, IClassFixture<PublishingProcess>
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_service_with_articles_is_alive_and_ready(string address)
    {
        HttpResponseMessage response = await service.CreateClient().OpenAsync(address);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("Healthy", await response.TextAsync());
    }

    [Fact]
    public async Task What_is_counted_is_told_to_the_machine_itself_and_to_nobody_else()
    {
        HttpClient client = service.CreateClient();
        await client.AskAsync("电梯");

        HttpResponseMessage here = await client.OpenAsync("/metrics");
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.77");
        HttpResponseMessage elsewhere = await client.OpenAsync("/metrics");

        Assert.Equal("text/plain", here.Content.Headers.ContentType?.MediaType);
        Assert.Contains("http_server_request_duration", await here.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
    }

    [Fact]
    public async Task A_disk_that_is_full_for_a_moment_refuses_the_writes_of_that_moment_alone()
    {
        using HttpClient client = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = process.Address };
        await client.PageAsync("/account/login");
        await process.FillDiskAsync(true);
        HttpStatusCode full = (await client.LogInAsync(PublishingProcess.Administrator, StaffClient.Password)).StatusCode;
        HttpStatusCode notReady = (await client.OpenAsync("/health/ready")).StatusCode;

        await process.FillDiskAsync(false);

        Assert.Equal((HttpStatusCode.InternalServerError, HttpStatusCode.ServiceUnavailable), (full, notReady));
        Assert.Equal(HttpStatusCode.Redirect, (await client.LogInAsync(PublishingProcess.Administrator, StaffClient.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.OpenAsync("/health/ready")).StatusCode);
    }
}
