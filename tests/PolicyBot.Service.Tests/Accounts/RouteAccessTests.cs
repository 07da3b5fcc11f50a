using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Service.Accounts;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Accounts;

/// <summary>
/// Who may open what: every route of the service times every kind of caller. Routes under a line of the table are asked one by one as the
/// running service lists them, so that a new page is tested without being named, and a new route outside of the table fails.
/// </summary>
public sealed partial class RouteAccessTests(RunningService service) : IClassFixture<RunningService>
{
    private const HttpStatusCode In = 0;

    /// <summary>What each kind of caller gets; <see cref="In"/> is whatever the route itself says.</summary>
    private static readonly Access[] Table =
    [
        new("/admin", HttpStatusCode.Redirect, HttpStatusCode.Forbidden, In, HttpStatusCode.Forbidden, In, HttpStatusCode.Unauthorized),
        new("/api/admin", HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, In, HttpStatusCode.Forbidden, In, HttpStatusCode.Unauthorized),
        new("/desk", HttpStatusCode.Redirect, In, In, In, In, HttpStatusCode.Unauthorized),
        new("/api/desk", HttpStatusCode.Unauthorized, In, In, In, In, HttpStatusCode.Unauthorized),
        new("/account/password", HttpStatusCode.Redirect, In, In, HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.Redirect),
        .. Open("/", "/index", "/ask", "/articles", "/error", "/account/login", "/account/logout", "/api/ask", "/health/live", "/health/ready", "/metrics"),
        .. Open("/webchat/{file}", "/v3/directline", "/api/messages", "/wechat"),
    ];

    [Fact]
    public void Every_route_is_in_the_table() =>
        Assert.DoesNotContain(Routes(), route => Line(route) is null);

    [Theory]
    [InlineData("nobody")]
    [InlineData("staff")]
    [InlineData("administrator")]
    [InlineData("staff key")]
    [InlineData("administrator key")]
    [InlineData("false key")]
    public async Task Every_route_lets_in_whom_the_table_says_and_nobody_else(string caller)
    {
        HttpClient client = await CallerAsync(caller);
        List<string> wrong = [];
        foreach (string route in Routes().Where(route => route != "/account/logout"))
        {
            foreach (HttpMethod method in new[] { HttpMethod.Get, HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete })
            {
                using HttpRequestMessage request = new(method, new Uri(Parameter().Replace(route, "1"), UriKind.Relative));
                using HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
                if (!IsAsSaid(Expected(Line(route)!, caller), response))
                {
                    wrong.Add($"{method} {route}: {response.StatusCode}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task No_page_takes_a_form_without_the_token_that_it_gave()
    {
        HttpClient administrator = await service.SignInAsync(Role.Administrator);
        List<string> wrong = [];
        foreach (string route in Routes().Where(route => route.StartsWith("/admin", StringComparison.Ordinal) || route.StartsWith("/desk", StringComparison.Ordinal) || route.StartsWith("/account/", StringComparison.Ordinal)))
        {
            using FormUrlEncodedContent form = new([]);
            using HttpResponseMessage response = await administrator.PostAsync(new Uri(Parameter().Replace(route, "1"), UriKind.Relative), form, TestContext.Current.CancellationToken);
            if (response.StatusCode != HttpStatusCode.BadRequest)
            {
                wrong.Add($"{route}: {response.StatusCode}");
            }
        }

        Assert.Empty(wrong);
    }

    private static bool IsAsSaid(HttpStatusCode expected, HttpResponseMessage response)
    {
        bool isShut = response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            || (response.StatusCode == HttpStatusCode.Redirect && response.Headers.Location!.OriginalString.Contains("/account/login", StringComparison.Ordinal));
        // A method that the route does not know is refused before anybody is asked who they are.
        return response.StatusCode is HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotFound
            || (expected == In ? !isShut || IsChannel(response) : isShut && response.StatusCode == expected);
    }

    // Channels have tokens of their own, which no caller here has.
    private static bool IsChannel(HttpResponseMessage response) =>
        response.RequestMessage!.RequestUri!.AbsolutePath is var path
        && (path.StartsWith("/v3/directline", StringComparison.Ordinal) || path is "/api/messages" or "/wechat");

    private static HttpStatusCode Expected(Access line, string caller) => caller switch
    {
        "staff" => line.Staff,
        "administrator" => line.Administrator,
        "staff key" => line.StaffKey,
        "administrator key" => line.AdministratorKey,
        "false key" => line.FalseKey,
        _ => line.Nobody,
    };

    private static Access? Line(string route) => Table
        .Where(line => route == line.Prefix || (line.Prefix != "/" && route.StartsWith(line.Prefix + "/", StringComparison.Ordinal)))
        .MaxBy(line => line.Prefix.Length);

    private static IEnumerable<Access> Open(params string[] routes) => routes.Select(route => new Access(route, In, In, In, In, In, In));

    private IEnumerable<string> Routes() => service.Services.GetServices<EndpointDataSource>()
        .SelectMany(source => source.Endpoints)
        .OfType<RouteEndpoint>()
        .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/').ToLowerInvariant())
        .Select(route => WebChatFile().Replace(route, "/webchat/{file}"))
        .Distinct();

    private async Task<HttpClient> CallerAsync(string caller)
    {
        Role role = caller.StartsWith("administrator", StringComparison.Ordinal) ? Role.Administrator : Role.Staff;
        if (caller is "staff" or "administrator")
        {
            return await service.SignInAsync(role);
        }

        HttpClient client = service.CreateClient(new() { AllowAutoRedirect = false });
        if (caller != "nobody")
        {
            string key = caller == "false key" ? ApiKeyStore.Prefix + "1_false" : await service.Services.GetRequiredService<ApiKeyStore>().CreateAsync("test", caller, role);
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        return client;
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^/webchat/[0-9a-f]+\.js$")]
    private static partial Regex WebChatFile();

    private sealed record Access(
        string Prefix, HttpStatusCode Nobody, HttpStatusCode Staff, HttpStatusCode Administrator, HttpStatusCode StaffKey, HttpStatusCode AdministratorKey, HttpStatusCode FalseKey);
}
