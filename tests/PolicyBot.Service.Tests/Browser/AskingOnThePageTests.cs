using System.Diagnostics;
using Microsoft.Playwright;
using PolicyBot.Service.Commands;
using PolicyBot.Service.Tests.Support;
using PolicyBot.Storage;

namespace PolicyBot.Service.Tests.Browser;

/// <summary>A resident with a telephone, in a real browser against the program as it is started.</summary>
public sealed class AskingOnThePageTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private Process? _service;
    private Browsing? _browsing;

    private IPage Page => _browsing!.Page;

    public async ValueTask InitializeAsync()
    {
        IndexCommand.Run([SomeArticles.WriteTo(_folder)], DataFolder.Open(_folder.Data), CancellationToken.None);
        _service = PolicyBotProcess.Start("--data", _folder.Data, "--urls", "http://127.0.0.1:0");
        _browsing = await Browsing.StartAsync(await PolicyBotProcess.ServiceAddressAsync(_service));
    }

    public async ValueTask DisposeAsync()
    {
        await (_browsing?.DisposeAsync() ?? ValueTask.CompletedTask);
        _service?.Kill();
        _service?.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_resident_asks_reads_the_cited_answer_and_opens_the_article_at_the_passage()
    {
        await Page.GotoAsync("/ask");
        await Page.GetByLabel("您想了解什么？").FillAsync(SomeArticles.LiftQuestion);
        await Page.GetByRole(AriaRole.Button, new() { Name = "查一查" }).ClickAsync();

        Assert.Contains(SomeArticles.LiftAnswer, await Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync(), StringComparison.Ordinal);
        ILocator citation = Page.GetByRole(AriaRole.Article).First;
        Assert.Contains("青禾日报", await citation.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("每台电梯补贴20万元", await citation.InnerTextAsync(), StringComparison.Ordinal);

        await citation.GetByRole(AriaRole.Link, new() { Name = "查看全文" }).ClickAsync();

        ILocator passage = Page.Locator("#passage");
        Assert.Contains("每台电梯补贴20万元", string.Concat(await Page.Locator("main mark").AllInnerTextsAsync()), StringComparison.Ordinal);
        Assert.True(await passage.EvaluateAsync<bool>("element => { const box = element.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; }"));
    }

    [Theory]
    [InlineData("/ask")]
    [InlineData("/ask?q=每台电梯补贴多少钱")]
    [InlineData("/ask?q=大熊猫爱吃哪种竹笋")]
    [InlineData("/articles/lift?start=2&length=40")]
    [InlineData("/articles/hostile")]
    public async Task No_page_is_wider_than_the_telephone_or_breaks_its_own_content_policy(string address)
    {
        await Page.GotoAsync(address);

        Assert.Empty(_browsing!.Complaints);
        Assert.True(await Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= Browsing.PhoneWidth);
    }
}
