using System.Net;
using System.Net.Http.Headers;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Service.Accounts;
using PolicyBot.Service.Database;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Accounts;

public sealed class ApiKeyTests(RunningService service) : IClassFixture<RunningService>
{
    private const string Page = "/admin/accounts/keys";

    private ApiKeyStore Keys => service.Services.GetRequiredService<ApiKeyStore>();

    [Fact]
    public async Task A_key_made_on_the_page_opens_what_its_role_may_until_it_is_revoked()
    {
        HttpClient admin = await service.SignInAsync(Role.Administrator);
        string page = await (await admin.SubmitAsync(Page, new() { ["name"] = "每日导出", ["role"] = "Administrator" })).TextAsync();
        int start = page.IndexOf(ApiKeyStore.Prefix, page.IndexOf("id=\"secret\"", StringComparison.Ordinal), StringComparison.Ordinal);
        string key = page[start..page.IndexOf('<', start)];
        Assert.Equal(HttpStatusCode.OK, await OpenAsync(key));
        Assert.DoesNotContain(key, await admin.PageAsync(Page), StringComparison.Ordinal);

        string number = key.Split('_')[1];
        await admin.SubmitAsync(Page, [], $"{Page}?handler=Revoke&number={number}");

        Assert.Equal(HttpStatusCode.Unauthorized, await OpenAsync(key));
    }

    [Fact]
    public async Task What_is_stored_does_not_give_the_key_away()
    {
        string key = await Keys.CreateAsync("test", "stored", Role.Staff);
        string secret = key.Split('_', 3)[2];

        string stored = service.Services.GetRequiredService<ServiceDatabase>().Read(connection =>
            connection.QuerySingle<string>("SELECT hex(digest) || name || (SELECT group_concat(coalesce(after, '')) FROM audit) FROM api_keys WHERE name = 'stored'"));

        Assert.DoesNotContain(secret, stored, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pbk_")]
    [InlineData("pbk_1")]
    [InlineData("pbk_1_")]
    [InlineData("pbk_-1_x")]
    [InlineData("pbk_99999999999999999999_x")]
    [InlineData("pbk_1_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task What_is_no_key_opens_nothing(string key)
    {
        await Keys.CreateAsync("test", "first", Role.Administrator);

        Assert.Equal(HttpStatusCode.Unauthorized, await OpenAsync(key));
    }

    [Fact]
    public async Task A_key_of_staff_does_not_open_what_only_administrators_may() =>
        Assert.Equal(HttpStatusCode.Forbidden, await OpenAsync(await Keys.CreateAsync("test", "desk", Role.Staff)));

    private async Task<HttpStatusCode> OpenAsync(string key)
    {
        HttpClient script = service.CreateClient(new() { AllowAutoRedirect = false });
        script.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return (await script.OpenAsync("/admin/audit")).StatusCode;
    }
}
