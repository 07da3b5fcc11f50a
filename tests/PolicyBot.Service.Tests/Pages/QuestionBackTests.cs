using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using PolicyBot.Service.Commands;
using PolicyBot.Service.Tests.Support;
using PolicyBot.Storage;

namespace PolicyBot.Service.Tests.Pages;

/// <summary>A question that two places answer differently, among articles about other things.</summary>
public sealed class QuestionBackTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly WebApplicationFactory<Program> _service;

    public QuestionBackTests()
    {
        _folder.Write("articles/one.md", Article("德州市", "德州市住建局公布，加装一台电梯补贴15万元。"));
        _folder.Write("articles/other.md", Article("成都市武侯区", "成都市武侯区住建局公布，加装一台电梯补贴20万元。"));
        for (int number = 1; number <= 6; number++)
        {
            _folder.Write($"articles/library-{number}.md", Article("青禾市", $"图书馆第{number}阅览室周一闭馆，其余时间开放。"));
        }

        IndexCommand.Run([Path.Combine(_folder.Path, "articles")], DataFolder.Open(_folder.Data), CancellationToken.None);
        _service = new WebApplicationFactory<Program>().WithWebHostBuilder(builder => builder.UseSetting("data", _folder.Data));
    }

    public void Dispose()
    {
        _service.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Where_the_answer_differs_by_place_each_place_is_a_link_that_answers()
    {
        HttpClient client = _service.CreateClient();

        string page = WebUtility.HtmlDecode(await client.PageAsync("/ask?q=" + Uri.EscapeDataString("加装一台电梯补贴多少钱")));

        Assert.Contains("<ul class=\"options\">", page, StringComparison.Ordinal);
        int link = page.IndexOf("/ask?q=" + Uri.EscapeDataString("德州市"), StringComparison.Ordinal);
        string answer = await client.PageAsync(page[link..page.IndexOf('"', link)]);
        Assert.Contains("15万元", answer, StringComparison.Ordinal);
        Assert.Contains("适用地区：德州市", answer, StringComparison.Ordinal);
    }

    private static string Article(string region, string text) =>
        $"---\ntitle: {region}通知{text.Length}\ndate: 2026-01-01\nregion: {region}\n---\n\n{text}\n";
}
