using System.Diagnostics;
using PolicyBot.Service.Commands;
using PolicyBot.Service.Tests.Support;
using PolicyBot.Storage;

namespace PolicyBot.Service.Tests.Commands;

public sealed class ServeCommandTests : IDisposable
{
    private const string AnyPort = "http://127.0.0.1:0";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Without_a_command_it_serves_and_ends_cleanly_when_told_to()
    {
        IndexCommand.Run([SomeArticles.WriteTo(_folder)], DataFolder.Open(_folder.Data), CancellationToken.None);
        using Process service = PolicyBotProcess.Start("--data", _folder.Data, "--urls", AnyPort);
        using HttpClient client = new() { BaseAddress = await PolicyBotProcess.ServiceAddressAsync(service) };

        Assert.Contains("您想了解什么", await client.PageAsync("/ask"), StringComparison.Ordinal);

        using Process terminate = Process.Start("kill", ["-TERM", service.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        Outcome outcome = await PolicyBotProcess.FinishAsync(service);
        Assert.Equal((0, ""), (outcome.Status, outcome.Errors));
    }

    [Fact]
    public async Task An_index_published_beside_it_is_live_without_a_restart()
    {
        IndexCommand.Run([_folder.Write("charging.md", SomeArticles.Charging)], DataFolder.Open(_folder.Data), CancellationToken.None);
        using Process service = PolicyBotProcess.Start("serve", "--data", _folder.Data, "--urls", AnyPort);
        try
        {
            using HttpClient client = new() { BaseAddress = await PolicyBotProcess.ServiceAddressAsync(service) };
            await client.PageAsync("/articles/lift");
            await PolicyBotProcess.RunAsync("index", _folder.Write("lift.md", SomeArticles.Lift), "--data", _folder.Data);
            await Task.Delay(TimeSpan.FromSeconds(1.5), TestContext.Current.CancellationToken);

            Assert.Contains("补贴标准", await client.PageAsync("/articles/lift"), StringComparison.Ordinal);
        }
        finally
        {
            service.Kill();
        }
    }

    [Fact]
    public async Task A_port_in_use_is_named_without_a_stack_trace()
    {
        IndexCommand.Run([SomeArticles.WriteTo(_folder)], DataFolder.Open(_folder.Data), CancellationToken.None);
        using Process service = PolicyBotProcess.Start("--data", _folder.Data, "--urls", AnyPort);
        try
        {
            string address = (await PolicyBotProcess.ServiceAddressAsync(service)).ToString().TrimEnd('/');

            Outcome second = await PolicyBotProcess.RunAsync("--data", _folder.Data + "-2", "--urls", address);

            Assert.Equal(1, second.Status);
            Assert.Contains(address + " 已被别的程序占用", second.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", second.Errors + second.Output, StringComparison.Ordinal);
        }
        finally
        {
            service.Kill();
        }
    }

    [Fact]
    public async Task A_second_service_on_the_same_data_folder_is_refused()
    {
        using Process service = PolicyBotProcess.Start("--data", _folder.Data, "--urls", AnyPort);
        try
        {
            await PolicyBotProcess.ServiceAddressAsync(service);

            Outcome second = await PolicyBotProcess.RunAsync("--data", _folder.Data, "--urls", AnyPort);

            Assert.Equal(1, second.Status);
            Assert.Contains($"数据文件夹 {_folder.Data} 已有另一个服务在用", second.Errors, StringComparison.Ordinal);
            Assert.Contains(service.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), second.Errors, StringComparison.Ordinal);
        }
        finally
        {
            service.Kill();
        }
    }

    [Fact]
    public async Task Articles_that_came_with_it_and_were_withdrawn_do_not_come_back()
    {
        using (Process first = PolicyBotProcess.Start("--data", _folder.Data, "--urls", AnyPort))
        {
            await PolicyBotProcess.ServiceAddressAsync(first);
            first.Kill();
            await first.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        using (var store = ArticleStore.Open(DataFolder.Open(_folder.Data), TimeProvider.System))
        {
            string[] shipped = [.. store.All().Select(article => article.Id)];
            Assert.Equal(shipped, new Publisher(DataFolder.Open(_folder.Data), TimeProvider.System).Withdraw(shipped, _ => { }, TestContext.Current.CancellationToken));
        }

        using Process second = PolicyBotProcess.Start("--data", _folder.Data, "--urls", AnyPort);
        try
        {
            using HttpClient client = new() { BaseAddress = await PolicyBotProcess.ServiceAddressAsync(second) };
            Assert.Equal("还没有发布文章，暂时无法回答。", (string?)(await (await client.AskAsync("装电梯要多少户同意")).JsonAsync())["answer"]);
        }
        finally
        {
            second.Kill();
        }
    }

    [Theory]
    [InlineData("Answers:Threshold", "--Answers:Threshold=2")]
    [InlineData("Answers:Threshold", "--Answers:Threshold=high")]
    [InlineData("Answers:Now", "--Answers:Now=tomorrow")]
    [InlineData("Limits:QuestionsPerMinute", "--Limits:QuestionsPerMinute=0")]
    [InlineData("监听地址", "--urls=nonsense")]
    [InlineData("http://localhost:99999", "--urls=http://localhost:99999")]
    [InlineData("http://192.0.2.1:3978", "--urls=http://192.0.2.1:3978")]
    public async Task A_setting_that_cannot_be_used_stops_the_start_and_is_named(string name, string setting)
    {
        Outcome outcome = await PolicyBotProcess.RunAsync("serve", "--data", _folder.Data, setting);

        Assert.Equal(1, outcome.Status);
        Assert.Contains(name, outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Errors + outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_that_are_no_json_are_named_without_a_stack_trace()
    {
        string environment = Guid.NewGuid().ToString("N");
        string settings = Path.Combine(AppContext.BaseDirectory, $"appsettings.{environment}.json");
        await File.WriteAllTextAsync(settings, "{ \"Answers\": ", TestContext.Current.CancellationToken);
        try
        {
            Outcome outcome = await PolicyBotProcess.RunAsync("serve", "--data", _folder.Data, "--environment=" + environment);

            Assert.Equal(1, outcome.Status);
            Assert.Contains(settings, outcome.Errors, StringComparison.Ordinal);
            Assert.Contains("JSON", outcome.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", outcome.Errors, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(settings);
        }
    }

    [Theory]
    [InlineData("sevre")]
    [InlineData("serve", "now")]
    public async Task A_word_that_is_no_command_is_wrong_usage(params string[] arguments)
    {
        Outcome outcome = await PolicyBotProcess.RunAsync(arguments);

        Assert.Equal(2, outcome.Status);
        Assert.Contains($"「{arguments[^1]}」", outcome.Errors, StringComparison.Ordinal);
    }
}
