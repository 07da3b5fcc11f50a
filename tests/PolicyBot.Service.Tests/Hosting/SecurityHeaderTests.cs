using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Hosting;

public sealed class SecurityHeaderTests(RunningService service) : IClassFixture<RunningService>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/ask")]
    [InlineData("/ask?q=电梯")]
    [InlineData("/articles/lift")]
    [InlineData("/articles/unknown")]
    [InlineData("/site.css")]
    [InlineData("/health/live")]
    [InlineData("/api/unknown")]
    public async Task Every_response_forbids_scripts_frames_and_guessing_at_types(string address)
    {
        HttpResponseMessage response = await service.CreateClient().OpenAsync(address);

        string policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
    }
}
