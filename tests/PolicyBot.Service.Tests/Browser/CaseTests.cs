using Microsoft.Playwright;
using PolicyBot.Service.Tests.Desk;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Browser;

/// <summary>A resident in Web Chat and a member of staff at the desk, each in a browser of their own.</summary>
public sealed class CaseTests(DeskProcess service) : IClassFixture<DeskProcess>, IAsyncLifetime
{
    private const string Bubble = ".webchat__bubble:not(.webchat__bubble--from-user)";
    private const string Input = "[data-id=webchat-sendbox-input]";
    private const float Patience = 30_000;

    private Browsing? _resident;
    private Browsing? _staff;

    private IPage Resident => _resident!.Page;

    private IPage Staff => _staff!.Page;

    public async ValueTask InitializeAsync()
    {
        _resident = await Browsing.StartAsync(service.Address);
        await Resident.GotoAsync("/");
        Assert.SkipWhen(await Resident.Locator("#chat").CountAsync() == 0, "Web Chat was not built in; ./test.sh fetches it with npm");
        await ReadAsync("您好");
        _staff = await Browsing.StartAsync(service.Address, Browsing.DesktopWidth);
        await SignInAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await (_staff?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_resident?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Fact]
    public async Task A_case_from_the_residents_word_to_the_rating()
    {
        await Staff.GotoAsync("/desk/cases");
        await SayAsync("三号楼的电梯坏了两周没人管，每台电梯补贴多少钱", SomeArticles.LiftAnswer);
        await Resident.Locator(".webchat__suggested-actions__button").GetByText("转人工").ClickAsync();
        await ReadAsync("已为您登记工单");

        // It comes to the list by itself.
        ILocator row = Staff.Locator("tr", new() { HasText = "三号楼的电梯坏了" });
        await row.WaitForAsync(new() { Timeout = Patience });
        Assert.Contains("困难问题", await row.InnerTextAsync(), StringComparison.Ordinal);
        await row.Locator("a").ClickAsync();
        await Staff.GetByRole(AriaRole.Button, new() { Name = "受理", Exact = true }).ClickAsync();
        await Staff.GetByText("已受理。").WaitForAsync();
        Assert.Equal("[]", await _staff!.AxeAsync());

        await Staff.GetByLabel("回复居民").FillAsync("请问是几单元？");
        await Staff.GetByRole(AriaRole.Button, new() { Name = "只发消息" }).ClickAsync();
        await ReadAsync("请问是几单元？");
        await Staff.GetByText("已送达").WaitForAsync(new() { Timeout = Patience });

        // So does what the resident says, without losing what is being written.
        await Staff.GetByLabel("回复居民").FillAsync("电梯明天修好。");
        await Staff.GetByLabel("升级原因").FillAsync("要街道协调");
        await SayAsync("二单元", "已补充到工单");
        await Staff.Locator(".said .resident", new() { HasText = "二单元" }).WaitForAsync(new() { Timeout = Patience });
        Assert.Equal("电梯明天修好。", await Staff.GetByLabel("回复居民").InputValueAsync());
        Assert.Equal("要街道协调", await Staff.GetByLabel("升级原因").InputValueAsync());
        Assert.Equal("reason", await Staff.EvaluateAsync<string>("document.activeElement.id"));
        await Staff.GetByRole(AriaRole.Button, new() { Name = "插入回复" }).First.ClickAsync();
        await Staff.GetByRole(AriaRole.Button, new() { Name = "答复", Exact = true }).ClickAsync();

        await ReadAsync("电梯明天修好。");
        await ReadAsync("《青禾市公布老旧小区加装电梯办法");
        await Resident.Locator(".webchat__suggested-actions__button").GetByText("满意", new() { Exact = true }).ClickAsync();
        await ReadAsync("谢谢您的评价");
        await Staff.GetByText("满意（4 分）").WaitForAsync(new() { Timeout = Patience });
        Assert.Equal("已评价", await Staff.Locator("#state").InnerTextAsync());

        await Staff.GotoAsync("/desk/statistics");
        Assert.Contains("4.0", await Staff.Locator("tbody tr").Last.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("[]", await _staff.AxeAsync());
        Assert.Empty(_staff.Complaints);
        Assert.Empty(_resident!.Complaints);
    }

    [Fact]
    public async Task A_case_is_found_accepted_answered_and_left_with_the_keyboard_alone()
    {
        await SayAsync("楼道里的大熊猫爱吃哪种竹笋", "没有找到");
        await Resident.Locator(".webchat__suggested-actions__button").GetByText("请工作人员答复").ClickAsync();
        await ReadAsync("已为您登记工单");
        await Staff.GotoAsync("/desk/cases");
        Assert.Equal("[]", await _staff!.AxeAsync());

        await Staff.Keyboard.PressAsync("?");
        await Staff.GetByRole(AriaRole.Dialog).WaitForAsync();
        Assert.Equal("[]", await _staff.AxeAsync());
        await Staff.Keyboard.PressAsync("Escape");
        for (int press = 0; press < 10 && !await Staff.EvaluateAsync<bool>("document.activeElement.matches('a.move') && document.activeElement.textContent.includes('大熊猫')"); press++)
        {
            await Staff.Keyboard.PressAsync("ArrowDown");
        }

        await Staff.Keyboard.PressAsync("Enter");
        await Staff.GetByRole(AriaRole.Heading, new() { Name = "楼道里的大熊猫" }).WaitForAsync();
        await Staff.Keyboard.PressAsync("a");
        await Staff.GetByText("已受理。").WaitForAsync();
        await Staff.Keyboard.PressAsync("r");
        await Staff.Keyboard.TypeAsync("请向动物园咨询。");
        await Staff.Keyboard.PressAsync("Control+Enter");

        await Staff.GetByText("已答复。").WaitForAsync();
        await ReadAsync("请向动物园咨询。");
        Assert.Empty(_staff.Complaints);
    }

    private async Task SignInAsync()
    {
        await Staff.GotoAsync("/desk/cases");
        await Staff.Locator("input[name=name], input[name=Name]").FillAsync(DeskProcess.Staff);
        await Staff.Locator("input[type=password]").FillAsync(StaffClient.Password);
        await Staff.Keyboard.PressAsync("Enter");
        await Staff.GetByRole(AriaRole.Heading, new() { Name = "工单" }).WaitForAsync();
    }

    private async Task SayAsync(string text, string expected)
    {
        await Resident.Locator(Input).FillAsync(text);
        await Resident.Keyboard.PressAsync("Enter");
        await ReadAsync(expected);
    }

    private Task ReadAsync(string text) => Resident.Locator(Bubble).Filter(new() { HasText = text }).Last.WaitForAsync(new() { Timeout = Patience });
}
