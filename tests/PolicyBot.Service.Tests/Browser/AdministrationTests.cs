using Microsoft.Playwright;
using PolicyBot.Service.Tests.Accounts;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Browser;

/// <summary>An administrator in a real browser against the program as it is started, with the keyboard where said.</summary>
public sealed class AdministrationTests(AdministeredProcess service) : IClassFixture<AdministeredProcess>, IAsyncLifetime
{
    private static readonly string[] Pages =
    [
        "/admin", "/admin/accounts", "/admin/accounts/account?name=admin-liu", "/admin/accounts/keys", "/admin/audit", "/admin/answers", "/admin/answers/conversations?name=x",
        "/admin/unanswered", "/account/password",
    ];

    private Browsing? _browsing;

    private IPage Page => _browsing!.Page;

    public async ValueTask InitializeAsync()
    {
        _browsing = await Browsing.StartAsync(service.Address, Browsing.DesktopWidth);
        await Page.GotoAsync("/admin");
    }

    public ValueTask DisposeAsync() => _browsing?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Signing_in_adding_somebody_and_reading_the_log_take_the_keyboard_alone()
    {
        Assert.Equal("[]", await _browsing!.AxeAsync());
        await SignInAsync();

        await FollowAsync("账号", "/admin/accounts");
        await TabToAsync("用户名");
        await Page.Keyboard.TypeAsync("wang-fang");
        await Page.Keyboard.PressAsync("Tab");
        await Page.Keyboard.TypeAsync("王芳");
        await Page.Keyboard.PressAsync("Enter");
        await Page.GetByRole(AriaRole.Heading, new() { Name = "王芳（wang-fang）的初始密码" }).WaitForAsync();
        Assert.Equal("[]", await _browsing.AxeAsync());

        await FollowAsync("操作日志", "/admin/audit");
        ILocator row = Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "添加账号" }).Filter(new() { HasText = "wang-fang" });
        Assert.Contains("admin-liu", await row.InnerTextAsync(), StringComparison.Ordinal);
        await Page.Keyboard.PressAsync("/");
        await Page.Keyboard.TypeAsync("wang-fang");
        await Page.Keyboard.PressAsync("Enter");
        await Browsing.ArriveAsync(Page, "words=wang-fang");
        Assert.Equal(1, await Page.Locator("tbody tr").CountAsync());
        Assert.Empty(_browsing.Complaints);
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1400)]
    public async Task The_menu_leaves_the_first_screen_to_the_page_and_nothing_is_wider_than_it(int width)
    {
        await SignInAsync();
        await Page.SetViewportSizeAsync(width, 800);

        Assert.InRange((await Page.Locator("header.bar").BoundingBoxAsync())!.Height, 1, 170);
        Assert.Equal(width, await Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task A_wrong_password_is_said_aloud_and_signing_out_shuts_the_pages()
    {
        await Page.GetByLabel("用户名").FillAsync(AdministeredProcess.Administrator);
        await Page.GetByLabel("密码").FillAsync("not the password");
        await Page.Keyboard.PressAsync("Enter");
        Assert.Contains("用户名或密码不对", await Page.GetByRole(AriaRole.Alert).InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("[]", await _browsing!.AxeAsync());

        await Page.GetByLabel("密码").FillAsync(StaffClient.Password);
        await Page.Keyboard.PressAsync("Enter");
        await Page.GetByRole(AriaRole.Button, new() { Name = "退出" }).ClickAsync();
        await Page.GotoAsync("/admin/accounts");

        Assert.Contains("/account/login", Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_is_found_in_the_records_and_replayed_to_the_same_words()
    {
        await SignInAsync();
        await Page.GotoAsync("/ask?q=" + Uri.EscapeDataString(SomeArticles.LiftQuestion));
        ILocator recorded = Page.GetByRole(AriaRole.Link, new() { Name = SomeArticles.LiftQuestion }).First;
        await Page.GotoAsync("/admin/answers");
        for (int tries = 0; tries < 100 && await recorded.CountAsync() == 0; tries++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken); // Records are written behind the answers.
            await Page.ReloadAsync();
        }

        await recorded.ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "重放" }).ClickAsync();

        await Page.GetByText("一字不差").WaitForAsync();
        Assert.Contains(SomeArticles.LiftAnswer, await Page.Locator("#replayed").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains(SomeArticles.LiftAnswer, string.Concat(await Page.Locator("main mark").AllInnerTextsAsync()), StringComparison.Ordinal);
        Assert.Equal("[]", await _browsing!.AxeAsync());
    }

    [Fact]
    public async Task A_button_that_is_pressed_twice_sends_its_form_once()
    {
        await SignInAsync();
        await Page.GotoAsync("/admin/accounts/keys");
        await Page.GetByLabel("用途").FillAsync("按了两次");
        int sent = 0;
        await Page.RouteAsync("**/admin/accounts/keys", async route =>
        {
            sent++;
            await Task.Delay(700);
            await route.ContinueAsync();
        });

        ILocator button = Page.GetByRole(AriaRole.Button, new() { Name = "添加密钥" });
        await button.DblClickAsync(new() { Delay = 50 });
        await Page.GetByRole(AriaRole.Heading, new() { Name = "按了两次 的密钥" }).WaitForAsync();

        Assert.Equal(1, sent);
        Assert.Equal(1, await Page.GetByRole(AriaRole.Rowheader, new() { Name = "按了两次" }).CountAsync());
    }

    [Fact]
    public async Task Charts_are_drawn_from_the_table_beside_them()
    {
        await SignInAsync();
        await Page.GotoAsync("/admin?days=7");
        Assert.SkipWhen(await Page.Locator("script[src*=uplot]").CountAsync() == 0, "uPlot was not built in; ./test.sh fetches it with npm");

        await Page.Locator("#charts canvas").First.WaitForAsync();

        Assert.Equal(3, await Page.Locator("#charts canvas").CountAsync());
        Assert.Equal(7, await Page.Locator("#figures tbody tr").CountAsync());
        Assert.Empty(_browsing!.Complaints);
    }

    [Theory]
    [InlineData(Browsing.DesktopWidth)]
    [InlineData(Browsing.PhoneWidth)]
    public async Task No_page_is_wider_than_its_screen_hard_to_use_or_breaks_its_own_content_policy(int width)
    {
        await SignInAsync();
        await Page.SetViewportSizeAsync(width, 844);
        List<string> wrong = [];
        foreach (string address in Pages)
        {
            await Page.GotoAsync(address);
            bool fits = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width;
            string found = await _browsing!.AxeAsync();
            string[] broken = await _browsing.BrokenCellsAsync();
            if (!fits || found != "[]" || broken.Length > 0)
            {
                wrong.Add($"{address}: {(fits ? "" : "too wide ")}{found} {string.Join(" | ", broken)}");
            }
        }

        Assert.Empty(wrong);
        Assert.Empty(_browsing!.Complaints);
    }

    [Fact]
    public async Task What_was_typed_is_there_again_after_the_sign_in_that_a_form_led_to()
    {
        await SignInAsync();
        await Page.GotoAsync("/admin/articles?question=x");
        await Page.GetByLabel("编号").FillAsync("typed");
        await Page.GetByLabel("正文").FillAsync("写了很久的正文。");
        await Page.GetByLabel("标题").FillAsync("写了很久");
        await Page.Context.ClearCookiesAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "存成草稿" }).ClickAsync();
        await Browsing.ArriveAsync(Page, "/account/login");

        await SignInAsync();

        await Page.GetByText("请再提交一次").WaitForAsync();
        Assert.Equal("写了很久的正文。", await Page.GetByLabel("正文").InputValueAsync());
        await Page.GetByRole(AriaRole.Button, new() { Name = "存成草稿" }).ClickAsync();
        await Page.GetByRole(AriaRole.Heading, new() { Name = "草稿：写了很久" }).WaitForAsync();
        await Page.GotoAsync("/admin/articles?question=x");
        Assert.Equal("", await Page.GetByLabel("正文").InputValueAsync());
        Assert.Empty(_browsing!.Complaints);
    }

    [Fact]
    public async Task What_was_typed_is_there_again_behind_a_form_that_had_expired()
    {
        await SignInAsync();
        await Page.GotoAsync("/admin/articles?question=x");
        await Page.GetByLabel("编号").FillAsync("expired");
        await Page.GetByLabel("正文").FillAsync("写了很久的正文。");
        await Page.GetByLabel("标题").FillAsync("表单过期");
        await Page.Context.ClearCookiesAsync(new() { Name = "policybot-form" });
        await Page.GetByRole(AriaRole.Button, new() { Name = "存成草稿" }).ClickAsync();
        await Page.GetByText("这个表单已经过期").WaitForAsync();

        await Page.GoBackAsync();

        await Page.GetByText("请再提交一次").WaitForAsync();
        Assert.Equal("写了很久的正文。", await Page.GetByLabel("正文").InputValueAsync());
        await Page.GetByRole(AriaRole.Button, new() { Name = "存成草稿" }).ClickAsync();
        await Page.GetByRole(AriaRole.Heading, new() { Name = "草稿：表单过期" }).WaitForAsync();
    }

    [Fact]
    public async Task What_one_typed_is_not_shown_to_another_who_signs_in_behind_them()
    {
        await SignInAsync();
        await Page.GotoAsync("/admin/accounts");
        await Page.GetByLabel("用户名").FillAsync("somebody-else");
        await Page.GetByLabel("显示名").FillAsync("别人");
        await Page.GetByRole(AriaRole.Combobox, new() { Name = "角色" }).SelectOptionAsync("Administrator");
        await Page.GetByRole(AriaRole.Button, new() { Name = "添加", Exact = true }).ClickAsync();
        string password = await Page.Locator("#secret").InnerTextAsync();
        await Page.GotoAsync("/admin/accounts/keys");
        await Page.GetByLabel("用途").FillAsync("刘主任的密钥");
        await Page.Context.ClearCookiesAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "添加密钥" }).ClickAsync();
        await Browsing.ArriveAsync(Page, "/account/login");

        await Page.GetByLabel("用户名").FillAsync("somebody-else");
        await Page.GetByLabel("密码").FillAsync(password);
        await Page.Keyboard.PressAsync("Enter");
        await Page.GetByLabel("现在的密码").FillAsync(password);
        await Page.GetByLabel("新密码", new() { Exact = true }).FillAsync("my own long password");
        await Page.GetByLabel("再输入一次新密码").FillAsync("my own long password");
        await Page.Keyboard.PressAsync("Enter");
        await Page.GetByText("密码已修改").WaitForAsync();
        await Page.GotoAsync("/admin/accounts/keys");

        Assert.Equal("", await Page.GetByLabel("用途").InputValueAsync());
    }

    /// <summary>Signs in with the keyboard: the first field has the focus.</summary>
    private async Task SignInAsync()
    {
        await Page.Keyboard.TypeAsync(AdministeredProcess.Administrator);
        await Page.Keyboard.PressAsync("Tab");
        await Page.Keyboard.TypeAsync(StaffClient.Password);
        await Page.Keyboard.PressAsync("Enter");
        await Page.GetByRole(AriaRole.Button, new() { Name = "退出" }).WaitForAsync();
    }

    private async Task FollowAsync(string link, string address)
    {
        await TabToAsync(link);
        await Page.Keyboard.PressAsync("Enter");
        await Browsing.ArriveAsync(Page, address);
    }

    /// <summary>Presses the tabulator until the focus is on what is called so.</summary>
    private async Task TabToAsync(string name)
    {
        const string Focused = "(document.activeElement.labels?.[0]?.innerText ?? document.activeElement.innerText ?? '').trim()";
        for (int press = 0; press < 60; press++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await Page.EvaluateAsync<string>(Focused) == name)
            {
                return;
            }
        }

        Assert.Fail($"The keyboard does not reach {name}.");
    }
}
