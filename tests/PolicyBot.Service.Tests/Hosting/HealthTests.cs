using System.Net;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Hosting;

public sealed class HealthTests(RunningService service) : IClassFixture<RunningService>
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
}
