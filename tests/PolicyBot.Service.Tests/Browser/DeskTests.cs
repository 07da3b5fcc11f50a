using Microsoft.Playwright;
using PolicyBot.Service.Tests.Desk;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Browser;

/// <summary>The search of the desk in a real browser.</summary>
public sealed class DeskTests(DeskProcess service) : IClassFixture<DeskProcess>, IAsyncLifetime
{
    private Browsing? _browsing;

    private IPage Page => _browsing!.Page;

    public async ValueTask InitializeAsync()
    {
        _browsing = await Browsing.StartAsync(service.Address, Browsing.DesktopWidth);
        await Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await Page.GotoAsync("/desk");
        await Page.Locator("input[name=name], input[name=Name]").FillAsync(DeskProcess.Staff);
        await Page.Locator("input[type=password]").FillAsync(StaffClient.Password);
        await Page.Keyboard.PressAsync("Enter");
        await Page.GetByLabel("查政策").WaitForAsync();
    }

    public ValueTask DisposeAsync() => _browsing?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task An_answer_is_found_read_in_its_article_and_copied_with_the_keyboard_alone()
    {
        await Page.Keyboard.TypeAsync(SomeArticles.LiftQuestion);
        await Page.Locator(".direct .reply", new() { HasText = SomeArticles.LiftAnswer }).WaitForAsync();
        Assert.Equal("[]", await _browsing!.AxeAsync());

        await Page.Keyboard.PressAsync("Alt+c");
        await Page.GetByText("已复制答案和出处。").WaitForAsync();
        Assert.Equal(
            $"{SomeArticles.LiftAnswer}\n（出自《青禾市公布老旧小区加装电梯办法》，青禾日报，2025年3月10日，青禾市）",
            await Page.EvaluateAsync<string>("navigator.clipboard.readText()"));

        await Page.Keyboard.PressAsync("ArrowDown");
        await Page.Locator("#article mark", new() { HasText = SomeArticles.LiftAnswer }).WaitForAsync();
        Assert.True(await Page.Locator("#passage").EvaluateAsync<bool>("element => { const box = element.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; }"));
        await Page.Keyboard.PressAsync("c");
        await Page.GetByText("已复制段落和出处。").WaitForAsync();
        Assert.Contains("每台电梯补贴20万元", await Page.EvaluateAsync<string>("navigator.clipboard.readText()"), StringComparison.Ordinal);
        Assert.Equal("[]", await _browsing.AxeAsync());

        await Page.Keyboard.PressAsync("/");
        Assert.Equal("q", await Page.EvaluateAsync<string>("document.activeElement.id"));
        Assert.Contains("q=", Page.Url, StringComparison.Ordinal);
        Assert.Empty(_browsing.Complaints);
    }

    [Fact]
    public async Task Results_are_narrowed_and_the_page_comes_back_as_it_was()
    {
        await Page.GetByLabel("查政策").FillAsync("青禾市");
        await Page.GetByLabel("来源").SelectOptionAsync("青禾市城管局");
        await Page.GetByText("1 个段落").WaitForAsync();

        await Page.ReloadAsync();

        Assert.Equal(1, await Page.Locator(".hit").CountAsync());
        Assert.Equal("青禾市城管局", await Page.GetByLabel("来源").InputValueAsync());
    }

    [Fact]
    public async Task It_fits_a_telephone()
    {
        await Page.SetViewportSizeAsync(Browsing.PhoneWidth, 844);
        foreach (string address in new[] { "/desk?q=电梯", "/desk/cases?state=all", "/desk/statistics" })
        {
            await Page.GotoAsync(address);
            Assert.True(await Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= Browsing.PhoneWidth, address);
            Assert.Equal("[]", await _browsing!.AxeAsync());
            Assert.Empty(await _browsing.BrokenCellsAsync());
        }
    }

    [Fact]
    public async Task A_choice_by_keyboard_is_made_before_the_page_changes()
    {
        await Page.GotoAsync("/desk/cases");
        await Page.GetByLabel("状态").FocusAsync();

        await Page.Keyboard.PressAsync("ArrowDown");
        await Task.Delay(500, TestContext.Current.CancellationToken); // As long as another page would take to come.
        await Page.Keyboard.PressAsync("ArrowDown");

        Assert.DoesNotContain("state=", Page.Url, StringComparison.Ordinal);
        Assert.Equal("Accepted", await Page.GetByLabel("状态").InputValueAsync());
        await Page.GetByRole(AriaRole.Button, new() { Name = "筛选" }).FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Browsing.ArriveAsync(Page, "state=Accepted");
    }

    [Fact]
    public async Task A_choice_by_mouse_takes_effect_at_once()
    {
        await Page.GotoAsync("/desk/cases");

        await Page.GetByLabel("只看超时").ClickAsync();

        await Browsing.ArriveAsync(Page, "overdue=true");
    }
}
