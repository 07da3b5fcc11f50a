using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Service.Accounts;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Accounts;

public sealed class SignInTests(RunningService service) : IClassFixture<RunningService>
{
    private AccountStore Accounts => service.Services.GetRequiredService<AccountStore>();

    [Fact]
    public async Task An_administrator_signs_in_and_comes_back_to_the_page_that_was_asked_for()
    {
        await AddAsync("asked-for", Role.Administrator);
        HttpClient client = Client();

        HttpResponseMessage refused = await client.OpenAsync("/admin?x=1");
        Assert.Equal("/account/login?next=%2Fadmin%3Fx%3D1", refused.Headers.Location!.PathAndQuery);

        HttpResponseMessage response = await client.LogInAsync("asked-for", StaffClient.Password, "/admin?x=1");

        Assert.Equal("/admin?x=1", response.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await client.OpenAsync("/admin?x=1")).StatusCode);
    }

    [Fact]
    public async Task A_form_without_a_session_leads_back_to_its_page_and_not_to_what_it_would_have_done()
    {
        using FormUrlEncodedContent form = new([]);
        HttpResponseMessage response = await Client().PostAsync(new Uri("/admin/accounts/keys?handler=Revoke&number=1", UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.Equal("/account/login?next=%2Fadmin%2Faccounts%2Fkeys%3Fnumber%3D1", response.Headers.Location!.ToString());
    }

    [Fact]
    public async Task The_session_cookie_is_hidden_from_scripts_and_from_other_sites()
    {
        await AddAsync("cookie", Role.Staff);

        HttpResponseMessage response = await Client().LogInAsync("cookie", StaffClient.Password);

        string cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"), value => value.StartsWith("policybot-session", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    public async Task Nobody_is_led_to_another_site_by_signing_in(string next)
    {
        await AddAsync("led-away", Role.Administrator);

        HttpResponseMessage response = await Client().LogInAsync("led-away", StaffClient.Password, next);

        Assert.Equal("/admin", response.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_wrong_password_an_unknown_name_and_a_shut_account_are_told_the_same()
    {
        await AddAsync("known", Role.Staff);
        await AddAsync("shut", Role.Staff);
        await Accounts.SetDisabledAsync("test", "shut", true);
        HttpClient client = Client();

        string[] complaints =
        [
            await ComplaintAsync(await client.LogInAsync("known", "wrong password")),
            await ComplaintAsync(await client.LogInAsync("unknown", "wrong password")),
            await ComplaintAsync(await client.LogInAsync("shut", StaffClient.Password)),
            await ComplaintAsync(await client.LogInAsync("' OR 1=1 --", "")),
        ];

        Assert.Single(complaints.Distinct());
        Assert.Contains("用户名或密码不对", complaints[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("often-known")]
    [InlineData("often-unknown")]
    public async Task After_five_failures_even_the_right_password_has_to_wait(string name)
    {
        await AddAsync("often-known", Role.Staff);
        HttpClient client = Client();
        for (int attempt = 1; attempt <= SignInAttempts.Free; attempt++)
        {
            Assert.Equal(HttpStatusCode.OK, (await client.LogInAsync(name, "wrong password")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await client.LogInAsync(name, StaffClient.Password)).StatusCode);
    }

    [Theory]
    [InlineData("203.0.113.1", "203.0.113.1", "203.0.113.2")]
    [InlineData("2001:db8::1", "2001:db8::2", "2001:db8:0:1::1")]
    public async Task Who_is_kept_waiting_is_told_so_and_somebody_at_another_address_is_not_kept(string strangers, string same, string another)
    {
        await AddAsync("envied", Role.Staff);
        HttpClient stranger = ClientAt(strangers);
        for (int attempt = 1; attempt <= SignInAttempts.Free; attempt++)
        {
            await stranger.LogInAsync("envied", "wrong password");
        }

        string told = await ComplaintAsync(await ClientAt(same).LogInAsync("envied", StaffClient.Password));
        HttpResponseMessage owner = await ClientAt(another).LogInAsync("envied", StaffClient.Password);

        Assert.Contains("请 1 分钟后再试", told, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, owner.StatusCode);
    }

    [Fact]
    public async Task Many_guesses_at_once_count_like_guesses_one_after_another()
    {
        SignInAttempts attempts = service.Services.GetRequiredService<SignInAttempts>();

        TimeSpan[] waits = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => attempts.BeginAsync("at-once", "")));

        Assert.Equal(SignInAttempts.Free, waits.Count(wait => wait == TimeSpan.Zero));
    }

    [Fact]
    public async Task A_session_ends_with_the_password_the_role_or_the_account()
    {
        foreach ((string name, Func<string, Task> change) in new (string, Func<string, Task>)[]
        {
            ("password", name => Accounts.SetPasswordAsync("test", name, "another password", mustChange: false)),
            ("role", name => Accounts.SetRoleAsync("test", name, Role.Staff)),
            ("account", name => Accounts.SetDisabledAsync("test", name, true)),
        })
        {
            HttpClient client = await service.SignInAsync(Role.Administrator, "session-" + name);
            Assert.Equal(HttpStatusCode.OK, (await client.OpenAsync("/admin")).StatusCode);

            await change("session-" + name);

            Assert.Equal(HttpStatusCode.Redirect, (await client.OpenAsync("/admin")).StatusCode);
        }
    }

    [Fact]
    public async Task Whoever_signs_out_is_out_and_a_link_cannot_do_it()
    {
        HttpClient client = await service.SignInAsync(Role.Administrator, "leaving");
        await client.OpenAsync("/account/logout");
        Assert.Equal(HttpStatusCode.OK, (await client.OpenAsync("/admin")).StatusCode);

        await client.SubmitAsync("/admin", [], "/account/logout");

        Assert.Equal(HttpStatusCode.Redirect, (await client.OpenAsync("/admin")).StatusCode);
    }

    [Fact]
    public async Task A_password_that_somebody_else_set_is_replaced_first()
    {
        await Accounts.AddAsync("test", "newcomer", "newcomer", Role.Administrator, StaffClient.Password, mustChange: true);
        HttpClient client = Client();
        await client.LogInAsync("newcomer", StaffClient.Password);
        Assert.Equal("/account/password", (await client.OpenAsync("/admin")).Headers.Location!.ToString());

        await client.SubmitAsync("/account/password", PasswordForm(StaffClient.Password, "my own long password"));

        Assert.Equal(HttpStatusCode.OK, (await client.OpenAsync("/admin")).StatusCode);
        Assert.False(Accounts.Find("newcomer")!.MustChangePassword);
    }

    [Theory]
    [InlineData("not the present one", "my own long password", "现在的密码不对")]
    [InlineData(StaffClient.Password, "short", "至少 10 个字符")]
    [InlineData(StaffClient.Password, "aaaaaaaaaaaaaaaa", "密码太简单")]
    [InlineData(StaffClient.Password, "i am weak-123", "不能含有用户名")]
    [InlineData(StaffClient.Password, StaffClient.Password, "和现在的一样")]
    public async Task A_password_is_changed_only_by_its_owner_and_only_to_a_sound_one(string current, string password, string complaint)
    {
        HttpClient client = await service.SignInAsync(Role.Staff, "weak");

        HttpResponseMessage response = await client.SubmitAsync("/account/password", PasswordForm(current, password));

        Assert.Contains(complaint, await response.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await Client().LogInAsync("weak", StaffClient.Password)).StatusCode);
    }

    [Fact]
    public async Task A_form_of_another_site_changes_nothing()
    {
        HttpClient client = await service.SignInAsync(Role.Staff, "forged");

        using FormUrlEncodedContent form = new(PasswordForm(StaffClient.Password, "their own password"));
        HttpResponseMessage response = await client.PostAsync(new Uri("/account/password", UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("没有保存", await response.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_in_letters_that_nobody_uses_any_more_is_refused()
    {
        using StringContent form = new("name=a");
        form.Headers.ContentType = MediaTypeHeaderValue.Parse("application/x-www-form-urlencoded; charset=utf-7");

        HttpResponseMessage response = await Client().PostAsync(new Uri("/account/login", UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task Pages_for_staff_are_never_kept_in_caches()
    {
        HttpClient client = await service.SignInAsync(Role.Administrator, "cached");

        Assert.True((await client.OpenAsync("/admin")).Headers.CacheControl!.NoStore);
    }

    private HttpClient Client() => service.CreateClient(new() { AllowAutoRedirect = false });

    private HttpClient ClientAt(string address)
    {
        HttpClient client = Client();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return client;
    }

    private Task<bool> AddAsync(string name, Role role) => Accounts.AddAsync("test", name, name, role, StaffClient.Password, mustChange: false);

    private static Dictionary<string, string> PasswordForm(string current, string password) =>
        new() { ["current"] = current, ["password"] = password, ["again"] = password };

    private static async Task<string> ComplaintAsync(HttpResponseMessage response)
    {
        string html = await response.TextAsync();
        int start = html.IndexOf("role=\"alert\"", StringComparison.Ordinal);
        return html[start..html.IndexOf("</p>", start, StringComparison.Ordinal)];
    }
}
