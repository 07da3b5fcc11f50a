using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Service.Accounts;

namespace PolicyBot.Service.Tests.Support;

/// <summary>Somebody who works here, at a browser without scripts.</summary>
internal static partial class StaffClient
{
    public const string Password = "correct horse battery";

    /// <summary>Adds an account of the role, where it is not there yet, and signs in.</summary>
    public static async Task<HttpClient> SignInAsync(this WebApplicationFactory<Program> service, Role role, string? name = null)
    {
        name ??= role == Role.Administrator ? "admin-liu" : "desk-wang";
        AccountStore accounts = service.Services.GetRequiredService<AccountStore>();
        if (accounts.Find(name) is null)
        {
            await accounts.AddAsync("test", name, name, role, Password, mustChange: false);
        }

        HttpClient client = service.CreateClient(new() { AllowAutoRedirect = false });
        HttpResponseMessage response = await client.LogInAsync(name, Password);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return client;
    }

    public static Task<HttpResponseMessage> LogInAsync(this HttpClient client, string name, string password, string next = "") =>
        client.SubmitAsync("/account/login?next=" + Uri.EscapeDataString(next), new() { ["name"] = name, ["password"] = password });

    /// <summary>Opens a page and sends a form of it.</summary>
    /// <param name="client">Who.</param>
    /// <param name="page">The page that the form's antiforgery token comes from.</param>
    /// <param name="fields">What the form holds.</param>
    /// <param name="action">Where the form goes, where that is not the page.</param>
    public static async Task<HttpResponseMessage> SubmitAsync(this HttpClient client, string page, Dictionary<string, string> fields, string? action = null)
    {
        string html = await client.PageAsync(page);
        fields["__RequestVerificationToken"] = Token().Match(html).Groups[1].Value;
        return await client.PostAsync(new Uri(action ?? page, UriKind.Relative), new FormUrlEncodedContent(fields), TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="([^"]+)""")]
    private static partial Regex Token();
}
