using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Service.Accounts;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Accounts;

public sealed partial class AccountsPageTests(RunningService service) : IClassFixture<RunningService>
{
    private const string Page = "/admin/accounts";

    private AccountStore Accounts => service.Services.GetRequiredService<AccountStore>();

    [Fact]
    public async Task Somebody_added_signs_in_with_the_password_shown_once()
    {
        HttpClient admin = await service.SignInAsync(Role.Administrator);

        string page = await (await admin.SubmitAsync(Page, New("zhao", "赵<b>"))).TextAsync();

        string password = Secret().Match(page).Groups[1].Value;
        Assert.Contains("赵&lt;b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain(password, await admin.PageAsync(Page), StringComparison.Ordinal);
        HttpResponseMessage response = await service.CreateClient(new() { AllowAutoRedirect = false }).LogInAsync("zhao", password);
        Assert.Equal("/account/password", response.Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("赵", "x", "用户名应是")]
    [InlineData("qian", "", "显示名应是")]
    [InlineData("admin-liu", "again", "已被使用")]
    public async Task What_cannot_be_added_is_explained(string name, string display, string complaint)
    {
        HttpClient admin = await service.SignInAsync(Role.Administrator);

        Assert.Contains(complaint, await (await admin.SubmitAsync(Page, New(name, display))).TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Role_state_and_password_are_changed_and_the_log_tells_by_whom_from_what_to_what()
    {
        HttpClient admin = await service.SignInAsync(Role.Administrator);
        await Accounts.AddAsync("test", "sun", "sun", Role.Staff, StaffClient.Password, mustChange: false);

        await ChangeAsync(admin, "sun", "Role", new() { ["role"] = "Administrator" });
        Assert.Equal(Role.Administrator, Accounts.Find("sun")!.Role);
        await ChangeAsync(admin, "sun", "Disable", []);
        Assert.True(Accounts.Find("sun")!.IsDisabled);
        await ChangeAsync(admin, "sun", "Enable", []);
        HttpResponseMessage reset = await ChangeAsync(admin, "sun", "Password", []);
        string password = Secret().Match(await reset.TextAsync()).Groups[1].Value;
        Assert.NotNull((await service.Services.GetRequiredService<SignIn>().TryAsync("sun", password, "")).Account);

        AuditRow[] rows = [.. service.Services.GetRequiredService<AuditHistory>().Read(new AuditFilter("admin-liu", null, "sun", null, null), long.MaxValue, 10)];
        Assert.Equal(["重设密码", "启用账号", "停用账号", "更改角色"], rows.Select(row => row.Action));
        Assert.Equal(("坐席", "管理员"), (rows[^1].Before, rows[^1].After));
        Assert.DoesNotContain(rows, row => (row.Before + row.After).Contains(password, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_last_administrator_stays_one()
    {
        using RunningService alone = new();
        HttpClient admin = await alone.SignInAsync(Role.Administrator);

        foreach ((string handler, Dictionary<string, string> form) in new[] { ("Disable", new Dictionary<string, string>()), ("Role", new() { ["role"] = "Staff" }) })
        {
            string page = await (await ChangeAsync(admin, "admin-liu", handler, form)).TextAsync();
            Assert.Contains("唯一可用的管理员", page, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, (await admin.OpenAsync(Page)).StatusCode);
    }

    [Theory]
    [InlineData("unknown", "Disable", HttpStatusCode.NotFound)]
    [InlineData("admin-liu", "Role", HttpStatusCode.BadRequest)]
    public async Task What_does_not_exist_is_refused(string name, string handler, HttpStatusCode expected)
    {
        HttpClient admin = await service.SignInAsync(Role.Administrator);

        HttpResponseMessage response = await admin.SubmitAsync(Page, new() { ["role"] = "7" }, $"{Page}/account?handler={handler}&name={name}");

        Assert.Equal(expected, response.StatusCode);
    }

    private static Dictionary<string, string> New(string name, string display) => new() { ["name"] = name, ["displayName"] = display, ["role"] = "Staff" };

    private static Task<HttpResponseMessage> ChangeAsync(HttpClient admin, string name, string handler, Dictionary<string, string> form) =>
        admin.SubmitAsync($"{Page}/account?name={name}", form, $"{Page}/account?name={name}&handler={handler}");

    [GeneratedRegex("""<code id="secret">([^<]+)</code>""")]
    private static partial Regex Secret();
}
