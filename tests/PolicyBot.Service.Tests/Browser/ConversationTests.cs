using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Browser;

/// <summary>Microsoft's Web Chat in a real browser, on a telephone's screen.</summary>
public sealed class ConversationTests(ServiceProcess service) : IClassFixture<ServiceProcess>, IAsyncLifetime
{
    private const string Bubble = ".webchat__bubble--from-user, .webchat__bubble:not(.webchat__bubble--from-user)";
    private const string Input = "[data-id=webchat-sendbox-input]";
    private const float Patience = 30_000;

    private Browsing? _browsing;

    private IPage Page => _browsing!.Page;

    public async ValueTask InitializeAsync()
    {
        _browsing = await Browsing.StartAsync(service.Address);
        await Page.GotoAsync("/");
        Assert.SkipWhen(await Page.Locator("#chat").CountAsync() == 0, "Web Chat was not built in; ./test.sh fetches it with npm");
        await SeeAsync("您好");
    }

    public ValueTask DisposeAsync() => _browsing?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task A_conversation_of_eight_turns_with_a_choice_a_follow_up_a_citation_and_a_reload()
    {
        await SayAsync("你能做什么", "原文出处");
        await SayAsync(DifferingPlaces.Question, "您问的是哪里");
        await PressAsync("德州市", "15万元");
        await OpenCitationAsync("15万元");
        await SayAsync("那武侯区呢", "20万元");
        await PressAsync("有帮助", "谢谢您的反馈");
        await SayAsync("2025年新增多少个充电端口", "3000个");

        await Page.ReloadAsync();
        await SeeAsync("3000个");
        int before = await Page.Locator(Bubble).CountAsync();
        Assert.Equal(1, await Page.Locator(Bubble).Filter(new() { HasText = "每个答案都注明出处" }).CountAsync());

        await SayAsync("大熊猫爱吃哪种竹笋", "没有找到");
        await PressAsync("请工作人员答复", "已为您登记工单");
        Assert.Equal(before + 4, await Page.Locator(Bubble).CountAsync());
        Assert.Empty(_browsing!.Complaints);
    }

    [Fact]
    public async Task A_dropped_socket_recovers_and_shows_what_was_said_meanwhile()
    {
        await SayAsync("你能做什么", "原文出处");
        using ClientWebSocket thief = await TakeOverAsync();

        await SayAsync("2025年新增多少个充电端口", "3000个");

        Assert.Equal(WebSocketMessageType.Close, (await DrainAsync(thief)).MessageType);
    }

    [Fact]
    public async Task Markup_in_an_article_or_a_question_stays_text()
    {
        await SayAsync("<img src=x onerror=alert(5)> **夜间临时停车位**每晚收费多少 [看](javascript:alert(6))", "5元");
        await SeeAsync("<b>假冒</b>发布");

        Assert.Equal(0, await Page.Locator("#chat img[src=x], #chat a[href^=javascript], #chat script, #chat b").CountAsync());
        Assert.Empty(_browsing!.Complaints);
    }

    [Fact]
    public async Task A_new_conversation_begins_when_asked_to()
    {
        await SayAsync("2025年新增多少个充电端口", "3000个");

        await Page.GetByRole(AriaRole.Button, new() { Name = "重新开始" }).ClickAsync();
        await SeeAsync("您好");

        Assert.Equal(0, await Page.GetByText("3000个").CountAsync());
    }

    [Fact]
    public async Task Large_type_is_large_fits_the_screen_and_is_remembered()
    {
        float ordinary = await TypeSizeAsync();

        ILocator button = Page.GetByRole(AriaRole.Button, new() { Name = "大字" });
        await button.ClickAsync();
        Assert.Equal("true", await button.GetAttributeAsync("aria-pressed"));
        Assert.True(await TypeSizeAsync() >= ordinary * 1.4);
        Assert.True(await Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= Browsing.PhoneWidth);

        await Page.ReloadAsync();
        await SeeAsync("您好");
        Assert.True(await TypeSizeAsync() >= ordinary * 1.4);
    }

    [Fact]
    public async Task It_is_used_with_the_keyboard_alone()
    {
        await Page.Locator(Input).FocusAsync();
        await Page.Keyboard.TypeAsync(DifferingPlaces.Question);
        await Page.Keyboard.PressAsync("Enter");
        await SeeAsync("您问的是哪里");

        // The buttons stand before the input in the order of the page.
        for (int press = 0; press < 5 && !await Page.EvaluateAsync<bool>("document.activeElement.matches('.webchat__suggested-actions__button')"); press++)
        {
            await Page.Keyboard.PressAsync("Shift+Tab");
        }

        await Page.Keyboard.PressAsync("Enter");
        await SeeAsync("万元");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Axe_finds_nothing_to_complain_about(bool large)
    {
        string axe = await File.ReadAllTextAsync(NpmClients.PathTo("node_modules/axe-core/axe.min.js"), TestContext.Current.CancellationToken);
        if (large)
        {
            await Page.GetByRole(AriaRole.Button, new() { Name = "大字" }).ClickAsync();
        }

        await SayAsync(DifferingPlaces.Question, "您问的是哪里");
        await PressAsync("德州市", "15万元");

        await Page.EvaluateAsync(axe);
        string found = await Page.EvaluateAsync<string>(
            "async () => JSON.stringify((await axe.run()).violations.map(v => ({ id: v.id, nodes: v.nodes.map(n => n.html.slice(0, 200)) })))");

        Assert.Equal("[]", found);
    }

    private async Task SayAsync(string text, string expected)
    {
        await Page.Locator(Input).FillAsync(text);
        await Page.Keyboard.PressAsync("Enter");
        await SeeAsync(expected);
    }

    private async Task PressAsync(string button, string expected)
    {
        await Page.Locator(".webchat__suggested-actions__button").GetByText(button).ClickAsync();
        await SeeAsync(expected);
    }

    private Task SeeAsync(string text) =>
        Page.Locator(Bubble).Filter(new() { HasText = text }).Last.WaitForAsync(new() { Timeout = Patience });

    private async Task OpenCitationAsync(string expected)
    {
        IPage article = await Page.Context.RunAndWaitForPageAsync(() => Page.Locator(".webchat__link-definitions__list-item-box").Last.ClickAsync());
        await Browsing.ArriveAsync(article, "/articles/");
        Assert.Contains(expected, string.Concat(await article.Locator("main mark").AllInnerTextsAsync()), StringComparison.Ordinal);
        Assert.True(await article.Locator("#passage").EvaluateAsync<bool>("element => { const box = element.getBoundingClientRect(); return box.top >= 0 && box.top < innerHeight; }"));
        await article.CloseAsync();
    }

    private Task<float> TypeSizeAsync() =>
        Page.Locator(".webchat__text-content").First.EvaluateAsync<float>("element => parseFloat(getComputedStyle(element.querySelector('p') ?? element).fontSize)");

    /// <summary>Opens a second socket of the page's conversation, which closes the page's own.</summary>
    private async Task<ClientWebSocket> TakeOverAsync()
    {
        string token = (string)JsonNode.Parse(await Page.EvaluateAsync<string>("sessionStorage.getItem('conversation')"))!["token"]!;
        using HttpClient client = new() { BaseAddress = service.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        HttpResponseMessage response = await client.PostAsync(new Uri(DirectLineClient.Path + "/conversations", UriKind.Relative), null, TestContext.Current.CancellationToken);
        ClientWebSocket socket = new();
        await socket.ConnectAsync(new Uri((string)(await response.JsonAsync())["streamUrl"]!), TestContext.Current.CancellationToken);
        return socket;
    }

    private static async Task<WebSocketReceiveResult> DrainAsync(ClientWebSocket socket)
    {
        byte[] buffer = new byte[100_000];
        WebSocketReceiveResult received;
        do
        {
            received = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
        }
        while (received.MessageType != WebSocketMessageType.Close);
        return received;
    }
}
