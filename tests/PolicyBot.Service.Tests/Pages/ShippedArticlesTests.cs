using System.Net;
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

    [Fact]
    public async Task Where_the_answer_differs_by_place_each_place_is_a_link_that_answers()
    {
        string page = WebUtility.HtmlDecode(await _client.PageAsync("/ask?q=" + Uri.EscapeDataString("加装电梯多少台")));

        Assert.Contains("<ul class=\"options\">", page, StringComparison.Ordinal);
        int link = page.IndexOf("/ask?q=" + Uri.EscapeDataString("成都市武侯区"), StringComparison.Ordinal);
        string answer = await _client.PageAsync(page[link..page.IndexOf('"', link)]);
        Assert.Contains("适用地区：成都市武侯区", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("适用地区：德州市", answer, StringComparison.Ordinal);
    }
}
