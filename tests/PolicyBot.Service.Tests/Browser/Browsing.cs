using Microsoft.Playwright;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Browser;

/// <summary>A headless Chromium with one page, as wide as a telephone unless said.</summary>
internal sealed class Browsing : IAsyncDisposable
{
    public const int PhoneWidth = 390;
    public const int DesktopWidth = 1280;

    private const string Chromium = "/usr/bin/chromium";

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browsing(IPlaywright playwright, IBrowser browser, IPage page)
    {
        _playwright = playwright;
        _browser = browser;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error")
            {
                Complaints.Add(message.Text);
            }
        };
        page.Dialog += (_, dialog) => Complaints.Add("dialog: " + dialog.Message);
        page.PageError += (_, error) => Complaints.Add(error);
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>What went wrong on the page: script errors, violations of the content policy, dialogs.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Opens the browser; the test is skipped where there is none.</summary>
    public static async Task<Browsing> StartAsync(Uri service, int width = PhoneWidth)
    {
        Assert.SkipUnless(File.Exists(Chromium), $"{Chromium} is missing; ./test.sh installs it when run as root");
        IPlaywright playwright = await Playwright.CreateAsync();
        IBrowser browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Arguments });
        IPage page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 844 }, BaseURL = service.ToString(), Locale = "zh-CN" });
        return new Browsing(playwright, browser, page);
    }

    /// <summary>
    /// Waits until a page is there, whole, at an address that contains something. The page is asked again and again: Playwright's own waits for an address or a load listen
    /// for the event, and miss one that comes between their look at the page and their listening.
    /// </summary>
    public static Task ArriveAsync(IPage page, string address) =>
        page.WaitForFunctionAsync("address => location.href.includes(address) && document.readyState === 'complete'", address);

    /// <summary>What axe-core finds wrong with the page, as JSON; the test is skipped where axe-core is missing.</summary>
    public async Task<string> AxeAsync()
    {
        await Page.EvaluateAsync(await File.ReadAllTextAsync(NpmClients.PathTo("node_modules/axe-core/axe.min.js"), TestContext.Current.CancellationToken));
        return await Page.EvaluateAsync<string>(
            "async () => JSON.stringify((await axe.run()).violations.map(v => ({ id: v.id, nodes: v.nodes.map(n => n.html.slice(0, 200)) })))");
    }

    /// <summary>The cells and buttons whose words stand in a column of few characters a line, by their words.</summary>
    public Task<string[]> BrokenCellsAsync() => Page.EvaluateAsync<string[]>(
        """
        () => [...document.querySelectorAll('td, th, button')].filter(cell => {
          const range = document.createRange();
          range.selectNodeContents(cell);
          const lines = new Set([...range.getClientRects()].filter(box => box.width > 0).map(box => Math.round(box.top / 8))).size;
          return lines >= 4 && cell.innerText.replace(/\s/g, '').length / lines < 4;
        }).map(cell => cell.innerText)
        """);

    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        _playwright.Dispose();
    }
}
