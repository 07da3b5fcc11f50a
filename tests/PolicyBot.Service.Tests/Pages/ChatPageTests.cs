using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Service.Pages.Chat;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Pages;

public sealed partial class ChatPageTests(RunningService service) : IClassFixture<RunningService>
{
    private const int MostOverTheWire = 1_200_000;

    private readonly HttpClient _client = service.CreateClient();

    private string Script => service.Services.GetRequiredService<WebChatScript>().Path
        ?? throw Xunit.Sdk.SkipException.ForSkip("Web Chat was not built in; ./test.sh fetches it with npm");

    [Fact]
    public async Task Scripts_run_from_this_service_only_and_styles_by_a_nonce_that_is_new_each_time()
    {
        string script = Script;
        HttpResponseMessage first = await _client.OpenAsync("/"), second = await _client.OpenAsync("/");

        string policy = first.Headers.GetValues("Content-Security-Policy").Single(), another = second.Headers.GetValues("Content-Security-Policy").Single();
        string nonce = Nonce().Match(policy).Value;
        Assert.Contains("default-src 'none'; script-src 'self' 'nonce-", policy, StringComparison.Ordinal);
        Assert.NotEqual(nonce, Nonce().Match(another).Value);
        string page = await first.TextAsync();
        Assert.Contains($"nonce=\"{nonce["nonce-".Length..]}\"", page.Replace("&#x2B;", "+", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains($"src=\"{script}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("://", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task The_first_load_is_small_and_is_kept(string coding)
    {
        long bytes = 0;
        foreach (string address in new[] { "/", Script, "/chat.js?v=1", "/chat.css?v=1", "/large-type.js?v=1", "/logo.svg" })
        {
            using HttpRequestMessage request = new(HttpMethod.Get, address);
            request.Headers.Add("Accept-Encoding", coding);
            HttpResponseMessage response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.True(response.IsSuccessStatusCode, address);
            bytes += (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
            if (address.Contains(".js", StringComparison.Ordinal))
            {
                Assert.Equal([coding], response.Content.Headers.ContentEncoding);
                Assert.Contains("immutable", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            }
        }

        Assert.InRange(bytes, 100_000, MostOverTheWire);
    }

    [Theory]
    [InlineData("zh-CN,zh;q=0.9", "zh-CN", "重新开始")]
    [InlineData("en-US,en;q=0.9", "zh-CN", "重新开始")]
    [InlineData("", "zh-CN", "重新开始")]
    [InlineData("zh-TW,zh;q=0.9,en;q=0.8", "zh-TW", "重新開始")]
    [InlineData("en,zh-HK;q=0.8", "zh-HK", "重新開始")]
    [InlineData("zh-Hant", "zh-TW", "重新開始")]
    [InlineData("zh-Hans-HK", "zh-CN", "重新开始")]
    [InlineData("yue", "zh-TW", "重新開始")]
    public async Task The_page_speaks_the_script_of_the_browser(string languages, string locale, string restart)
    {
        _ = Script;
        using HttpRequestMessage request = new(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation("Accept-Language", languages);

        string page = await (await _client.SendAsync(request, TestContext.Current.CancellationToken)).TextAsync();

        Assert.Contains($"data-locale=\"{locale}\"", page, StringComparison.Ordinal);
        Assert.Contains(restart, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_script_there_is_a_way_to_the_plain_page()
    {
        _ = Script;
        string page = await _client.PageAsync("/");

        Assert.Matches("<noscript>\\s*<p class=\"plain\"><a href=\"/ask\">", page);
    }

    [GeneratedRegex("nonce-[A-Za-z0-9+/=]+")]
    private static partial Regex Nonce();
}
