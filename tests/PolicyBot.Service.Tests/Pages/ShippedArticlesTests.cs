using Microsoft.AspNetCore.Mvc.Testing;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Pages;

/// <summary>The service as it is after its first start, on a data folder that was empty.</summary>
public sealed class ShippedArticlesTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly WebApplicationFactory<Program> _service;
    private readonly HttpClient _client;

    public ShippedArticlesTests()
    {
        _service = new WebApplicationFactory<Program>().WithWebHostBuilder(builder => builder.UseSetting("data", _folder.Data));
        _client = _service.CreateClient();
    }

    public void Dispose()
    {
        _service.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_articles_that_ship_with_the_program_are_served_at_once()
    {
        Assert.Equal("Healthy", await _client.PageAsync("/health/ready"));
        Assert.Contains("157台", await _client.PageAsync("/ask?q=" + Uri.EscapeDataString("武侯区2021年增设了多少台电梯")), StringComparison.Ordinal);
    }
}
