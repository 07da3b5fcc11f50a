using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PolicyBot.Evaluation.Publishing;

/// <summary>An administrator at a browser without scripts.</summary>
internal sealed partial class Administrator : IDisposable
{
    private readonly HttpClient _http;

    private Administrator(Uri service) => _http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = service, Timeout = TimeSpan.FromMinutes(5) };

    /// <summary>Signs in.</summary>
    public static async Task<Administrator> SignInAsync(Uri service, string name, string password)
    {
        Administrator administrator = new(service);
        await administrator.SendAsync("/account/login", "/account/login", ("name", name), ("password", password));
        return administrator;
    }

    /// <summary>The text of a page.</summary>
    public async Task<string> PageAsync(string address) => WebUtility.HtmlDecode(await _http.GetStringAsync(new Uri(address, UriKind.Relative)));

    /// <summary>Sends a form of a page.</summary>
    /// <returns>Where it leads.</returns>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public async Task<string> SendAsync(string page, string action, params IEnumerable<(string Name, string Value)> fields)
    {
        using HttpContent form = await FormAsync(page, fields);
        return await SendAsync(action, form);
    }

    /// <summary>Opens a page and fills in a form of it.</summary>
    public async Task<HttpContent> FormAsync(string page, params IEnumerable<(string Name, string Value)> fields)
    {
        MultipartFormDataContent form = await EmptyFormAsync(page);
        foreach ((string name, string value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        return form;
    }

    /// <summary>Sends a form that was filled in.</summary>
    /// <returns>Where it leads.</returns>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public async Task<string> SendAsync(string action, HttpContent form)
    {
        HttpResponseMessage response = await _http.PostAsync(new Uri(action, UriKind.Relative), form);
        return response.StatusCode == HttpStatusCode.Redirect
            ? response.Headers.Location!.ToString()
            : throw new InvalidOperationException($"{action}: {response.StatusCode}");
    }

    /// <summary>Sends a file by a form of a page.</summary>
    /// <inheritdoc cref="SendAsync(string, string, IEnumerable{ValueTuple{string, string}})"/>
    public async Task<string> SendFileAsync(string page, string action, string field, string file)
    {
        using MultipartFormDataContent form = await EmptyFormAsync(page);
        form.Add(new ByteArrayContent(await File.ReadAllBytesAsync(file)), field, Path.GetFileName(file));
        return await SendAsync(action, form);
    }

    /// <summary>What a resident is told.</summary>
    public async Task<string> AskAsync(string question)
    {
        using StringContent body = new(JsonSerializer.Serialize(new { q = question }), Encoding.UTF8, "application/json");
        HttpResponseMessage response = await _http.PostAsync(new Uri("/api/ask", UriKind.Relative), body);
        response.EnsureSuccessStatusCode();
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("answer").GetString()!;
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<MultipartFormDataContent> EmptyFormAsync(string page) =>
        new() { { new StringContent(Token().Match(await _http.GetStringAsync(new Uri(page, UriKind.Relative))).Groups[1].Value), "__RequestVerificationToken" } };

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="([^"]+)""")]
    private static partial Regex Token();
}
