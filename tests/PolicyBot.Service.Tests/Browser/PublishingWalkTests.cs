using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using PolicyBot.Service.Tests.Publishing;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Browser;

/// <summary>An administrator publishes, as they would in a browser.</summary>
public sealed class PublishingWalkTests(PublishingProcess service) : IClassFixture<PublishingProcess>, IAsyncLifetime
{
    private const string Asked = "德州市加装一台电梯补贴多少钱";
    private const int MostTabs = 60;

    private Browsing? _browsing;

    private IPage Page => _browsing!.Page;

    public async ValueTask InitializeAsync()
    {
        _browsing = await Browsing.StartAsync(service.Address);
        await Page.SetViewportSizeAsync(1280, 900);
        await Page.GotoAsync("/account/login?next=/admin/articles");
        await Page.GetByLabel("用户名").FillAsync(PublishingProcess.Administrator);
        await Page.GetByLabel("密码").FillAsync(StaffClient.Password);
        await Page.Keyboard.PressAsync("Enter");
        await SeeAsync("共 ");
    }

    public ValueTask DisposeAsync() => _browsing?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task An_article_is_uploaded_corrected_previewed_published_asked_about_and_rolled_back()
    {
        await Page.GotoAsync("/admin/golden");
        await Page.GetByLabel("问题", new() { Exact = true }).FillAsync(Asked);
        await Page.GetByLabel("应由哪篇文章回答（编号）").FillAsync("one");
        await ClickAsync("保存");
        await SeeAsync("检验问题已保存");

        await Page.GotoAsync("/admin/articles");
        await Page.GetByText("上传文件").ClickAsync();
        await Page.GetByLabel("文件（可以多选）").SetInputFilesAsync(
        [
            new FilePayload { Name = "one.md", MimeType = "text/markdown", Buffer = PublishingService.Text("---\ntitle: 德州市通知\ndate: 2026-02-01\nregion: 德州市\n---\n\n德州市住建局公布，加装一台电梯补贴17万元。\n") },
            new FilePayload { Name = "坏.txt", MimeType = "text/plain", Buffer = [] },
        ]);
        await ClickAsync("上传成草稿");
        await SeeAsync("已读完 2 个文件");
        await SeeAsync("空文件");

        await Page.GetByRole(AriaRole.Link, new() { Name = "德州市通知" }).ClickAsync();
        await Page.Locator("#text").FillAsync("德州市住建局公布，加装一台电梯补贴18万元。");
        await Page.Locator("#passages mark", new() { HasText = "18万元" }).WaitForAsync();
        await ClickAsync("保存草稿");
        await SeeAsync("草稿已保存");

        await Page.GetByRole(AriaRole.Link, new() { Name = "去预览和发布" }).ClickAsync();
        await ClickAsync("预览选中的");
        await SeeAsync("仍答对");
        Assert.Contains("15万元", await Page.Locator(".compare tr", new() { HasText = Asked }).InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("18万元", await Page.Locator(".compare tr", new() { HasText = Asked }).InnerTextAsync(), StringComparison.Ordinal);
        await ClickAsync("现在发布");
        await SeeAsync("已生效");
        Assert.Contains("18万元", await AnswerAsync(), StringComparison.Ordinal);

        await Page.GotoAsync("/admin/publish");
        await Page.Locator("form:has(input[name=revision][value='1']) button").ClickAsync();
        await SeeAsync("已回退到第 1 版");
        Assert.Contains("15万元", await AnswerAsync(), StringComparison.Ordinal);
        Assert.Empty(_browsing!.Complaints);
    }

    [Fact]
    public async Task It_is_done_with_the_keyboard_alone()
    {
        await TabToAsync("粘贴文字");
        await Page.Keyboard.PressAsync("Enter");
        await TypeIntoAsync("#paste-id", "keys");
        await TypeIntoAsync("#paste-title", "键盘通知");
        await TypeIntoAsync("#paste-text", "通知说，键盘展览馆周三免费开放。");
        await TabToAsync("存成草稿");
        await Page.Keyboard.PressAsync("Enter");
        await SeeAsync("草稿：键盘通知");
        await TabToAsync("去预览和发布");
        await Page.Keyboard.PressAsync("Enter");
        await SeeAsync("等待发布的草稿");
        await TabToAsync("预览选中的");
        await Page.Keyboard.PressAsync("Enter");
        await SeeAsync("互相矛盾的数字");
        await TabToAsync("现在发布");
        await Page.Keyboard.PressAsync("Enter");
        await SeeAsync("已生效");
        await TabToAsync("回退到这一版");
        await Page.Keyboard.PressAsync("Enter");
        await SeeAsync("已回退到");
    }

    [Fact]
    public async Task A_session_that_ends_while_something_is_typed_leaves_it_on_the_page()
    {
        await Page.GotoAsync("/admin/versions?id=other");
        await ClickAsync("修改（存成草稿）");
        await SeeAsync("段落和识别出的");
        await Page.Context.ClearCookiesAsync();

        await Page.Locator("#text").FillAsync("写了很久的正文。");
        await SeeAsync("登录已经过期");

        Assert.Contains("/admin/drafts/", Page.Url, StringComparison.Ordinal);
        Assert.Equal("写了很久的正文。", await Page.Locator("#text").InputValueAsync());
    }

    [Theory]
    [InlineData("/admin/articles")]
    [InlineData("/admin/versions?id=one")]
    [InlineData("/admin/golden")]
    [InlineData("/admin/synonyms")]
    [InlineData("/admin/publish")]
    [InlineData("draft")]
    [InlineData("preview")]
    public async Task Axe_finds_nothing_to_complain_about(string address)
    {
        string axe = await File.ReadAllTextAsync(NpmClients.PathTo("node_modules/axe-core/axe.min.js"), TestContext.Current.CancellationToken);
        if (address is "draft" or "preview")
        {
            await Page.GotoAsync("/admin/versions?id=other");
            await ClickAsync("修改（存成草稿）");
            await Page.Locator("#text").FillAsync("成都市武侯区住建局公布，加装一台电梯补贴21万元。");
            await ClickAsync("保存草稿");
            await SeeAsync("草稿已保存");
        }
        else
        {
            await Page.GotoAsync(address);
        }

        if (address is "preview")
        {
            await Page.GotoAsync("/admin/publish");
            await ClickAsync("预览选中的");
            await SeeAsync("互相矛盾的数字");
        }

        await IsFlawlessAsync(axe);
    }

    [Fact]
    public async Task Failed_and_overtaken_releases_are_shown_without_a_fault_that_axe_finds_and_go_with_a_click()
    {
        string axe = await File.ReadAllTextAsync(NpmClients.PathTo("node_modules/axe-core/axe.min.js"), TestContext.Current.CancellationToken);
        using SqliteConnection connection = new($"Data Source={Path.Combine(service.Data.Path, "service.db")};Pooling=False");
        connection.Execute("""
            INSERT INTO releases (due, by, state, plan, result) VALUES
                (0, 'somebody', 'Failed', 'no plan', '没有发布。'),
                (32472144000000, 'somebody', 'Waiting', '{"articles":[],"withdrawals":["one"],"basis":{"revision":0,"synonyms":0}}', NULL)
            """);
        await Page.GotoAsync("/admin/publish");
        await SeeAsync("到时不会发布");
        await IsFlawlessAsync(axe);

        await Page.GetByRole(AriaRole.Button, new() { Name = "知道了" }).ClickAsync();
        await Page.GetByText("没有发布成").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await Page.GetByRole(AriaRole.Button, new() { Name = "取消" }).ClickAsync();
        await SeeAsync("定时发布已取消");
    }

    private async Task IsFlawlessAsync(string axe)
    {
        await Page.EvaluateAsync(axe);
        string found = await Page.EvaluateAsync<string>(
            "async () => JSON.stringify((await axe.run()).violations.map(v => ({ id: v.id, nodes: v.nodes.map(n => n.html.slice(0, 200)) })))");

        Assert.Equal("[]", found);
        await FitsAsync(Browsing.PhoneWidth);
        Assert.Empty(await _browsing!.BrokenCellsAsync());
        await FitsAsync(Browsing.DesktopWidth);
        Assert.Empty(await _browsing.BrokenCellsAsync());
    }

    /// <summary>Waits until nothing is wider than the window: what a style sheet says of its width holds from the next frame on.</summary>
    private async Task FitsAsync(int width)
    {
        await Page.SetViewportSizeAsync(width, 900);
        await Page.WaitForFunctionAsync("width => innerWidth === width && document.documentElement.scrollWidth <= width", width);
    }

    private async Task<string> AnswerAsync()
    {
        await Page.GotoAsync("/ask?q=" + Uri.EscapeDataString(Asked));
        return await Page.Locator("main").InnerTextAsync();
    }

    private Task ClickAsync(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();

    private Task SeeAsync(string text) => Page.Locator("main").GetByText(text).First.WaitForAsync();

    /// <summary>Presses Tab until something of that name has the focus.</summary>
    private async Task TabToAsync(string name)
    {
        for (int i = 0; i < MostTabs; i++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await Page.EvaluateAsync<bool>("name => document.activeElement.innerText?.includes(name) && document.activeElement.matches('a, button, summary')", name))
            {
                return;
            }
        }

        Assert.Fail($"{name} cannot be reached with the Tab key.");
    }

    private async Task TypeIntoAsync(string field, string text)
    {
        for (int i = 0; i < MostTabs && !await Page.EvaluateAsync<bool>("field => document.activeElement.matches(field)", field); i++)
        {
            await Page.Keyboard.PressAsync("Tab");
        }

        await Page.Keyboard.TypeAsync(text);
    }
}
