using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Accounts;

/// <summary>The power fails while somebody works.</summary>
public sealed partial class KillTests(AdministeredProcess service) : IClassFixture<AdministeredProcess>
{
    [Fact]
    public async Task Accounts_keys_sessions_and_the_log_that_were_acknowledged_are_there_after_a_kill()
    {
        using HttpClient admin = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = service.Address };
        await admin.LogInAsync(AdministeredProcess.Administrator, StaffClient.Password);
        List<string> names = [], keys = [];
        Task adding = UntilItEndsAsync(async number =>
        {
            string name = $"added-{number:D4}";
            if (await SecretAsync(admin, "/admin/accounts", new() { ["name"] = name, ["displayName"] = name, ["role"] = "Staff" }) is not null)
            {
                names.Add(name);
            }
        });
        Task issuing = UntilItEndsAsync(async number =>
        {
            if (await SecretAsync(admin, "/admin/accounts/keys", new() { ["name"] = $"key-{number:D4}", ["role"] = "Staff" }) is { } key)
            {
                keys.Add(key);
            }
        });

        await Task.Delay(TimeSpan.FromSeconds(4), TestContext.Current.CancellationToken);
        await service.KillAsync();
        await Task.WhenAll(adding, issuing);
        await service.StartAsync();

        Assert.NotEmpty(names);
        Assert.NotEmpty(keys);
        string accounts = await admin.PageAsync("/admin/accounts");
        string log = await admin.PageAsync("/admin/audit?handler=csv&act=" + Uri.EscapeDataString("添加账号"));
        Assert.All(names, name => Assert.True(accounts.Contains($">{name}<", StringComparison.Ordinal) && log.Contains($",{name},", StringComparison.Ordinal), name));
        foreach (string key in keys)
        {
            Assert.Equal(HttpStatusCode.OK, await OpenWithAsync(key));
        }
    }

    private static async Task UntilItEndsAsync(Func<int, Task> act)
    {
        try
        {
            for (int number = 1; ; number++)
            {
                await act(number);
            }
        }
        catch (HttpRequestException)
        {
            // The service is gone.
        }
    }

    /// <summary>Sends a form that makes a secret, and reads it from the page that shows it once.</summary>
    private static async Task<string?> SecretAsync(HttpClient admin, string page, Dictionary<string, string> fields)
    {
        HttpResponseMessage response = await admin.SubmitAsync(page, fields);
        Match secret = Secret().Match(await response.TextAsync());
        return response.StatusCode == HttpStatusCode.OK && secret.Success ? secret.Groups[1].Value : null;
    }

    private async Task<HttpStatusCode> OpenWithAsync(string key)
    {
        using HttpClient script = new() { BaseAddress = service.Address };
        script.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return (await script.GetAsync(new Uri("/desk", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode;
    }

    [GeneratedRegex("id=\"secret\"[^>]*>([^<]+)<")]
    private static partial Regex Secret();
}
