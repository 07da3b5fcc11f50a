using System.Net;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Accounts;

/// <summary>The power fails while somebody works.</summary>
public sealed class KillTests(AdministeredProcess service) : IClassFixture<AdministeredProcess>
{
    [Fact]
    public async Task Accounts_keys_sessions_and_the_log_that_were_acknowledged_are_there_after_a_kill()
    {
        using HttpClient admin = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = service.Address };
        await admin.LogInAsync(AdministeredProcess.Administrator, StaffClient.Password);
        List<string> acknowledged = [];
        Task adding = AddUntilItEndsAsync(admin, acknowledged);

        await Task.Delay(TimeSpan.FromSeconds(4), TestContext.Current.CancellationToken);
        await service.KillAsync();
        await adding;
        await service.StartAsync();

        Assert.NotEmpty(acknowledged);
        string accounts = await admin.PageAsync("/admin/accounts");
        string log = await admin.PageAsync("/admin/audit?handler=csv&act=" + Uri.EscapeDataString("添加账号"));
        Assert.All(acknowledged, name => Assert.True(accounts.Contains($">{name}<", StringComparison.Ordinal) && log.Contains($",{name},", StringComparison.Ordinal), name));
    }

    private static async Task AddUntilItEndsAsync(HttpClient admin, List<string> acknowledged)
    {
        try
        {
            for (int number = 1; ; number++)
            {
                string name = $"added-{number:D4}";
                HttpResponseMessage response = await admin.SubmitAsync("/admin/accounts", new() { ["name"] = name, ["displayName"] = name, ["role"] = "Staff" });
                if (response.StatusCode == HttpStatusCode.OK && (await response.TextAsync()).Contains("id=\"secret\"", StringComparison.Ordinal))
                {
                    acknowledged.Add(name);
                }
            }
        }
        catch (HttpRequestException)
        {
            // The service is gone.
        }
    }
}
