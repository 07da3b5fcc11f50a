using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Commands;

public sealed class IndexCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_says_what_each_file_became()
    {
        string articles = SomeArticles.WriteTo(_folder);

        Outcome first = await PolicyBotProcess.RunAsync("index", articles, "--data", _folder.Data);
        Outcome second = await PolicyBotProcess.RunAsync("index", articles, "--data", _folder.Data);

        Assert.Equal(0, first.Status);
        Assert.Contains("lift.md：新增《青禾市公布老旧小区加装电梯办法》", first.Output, StringComparison.Ordinal);
        Assert.Contains("共 4 篇：新增 4，更新 0，未变 0，重复 0；无法收录 0。", first.Output, StringComparison.Ordinal);
        Assert.Contains("共 4 篇：新增 0，更新 0，未变 4，重复 0；无法收录 0。", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_taken_is_named_and_the_rest_is_published()
    {
        string articles = SomeArticles.WriteTo(_folder);
        string empty = _folder.Write("articles/empty.txt", "");
        string missing = Path.Combine(_folder.Path, "missing");

        Outcome outcome = await PolicyBotProcess.RunAsync("index", missing, articles, "--data", _folder.Data);

        Assert.Equal(1, outcome.Status);
        Assert.Contains(empty, outcome.Errors, StringComparison.Ordinal);
        Assert.Contains(missing, outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("新增 4，更新 0，未变 0，重复 0；无法收录 2。", outcome.Output, StringComparison.Ordinal);
        Assert.Contains(SomeArticles.LiftAnswer, await AskAsync(SomeArticles.LiftQuestion), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_files_that_claim_one_id_do_not_overwrite_each_other()
    {
        _folder.Write("articles/a/lift.md", SomeArticles.Lift);
        _folder.Write("articles/b/lift.md", SomeArticles.Charging);

        Outcome outcome = await PolicyBotProcess.RunAsync("index", Path.Combine(_folder.Path, "articles"), "--data", _folder.Data);

        Assert.Equal(1, outcome.Status);
        Assert.Contains("编号「lift」", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("新增 1，更新 0", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_without_end_is_said_in_short_on_one_line_and_published_whole()
    {
        string title = "关于\n\u001b[2J补贴的通知" + string.Concat(Enumerable.Repeat("很长的题目", 1000));
        string articles = _folder.Write("long.jsonl", JsonSerializer.Serialize(new { id = "long", title, text = "青禾市每台电梯补贴20万元。" }));

        Outcome outcome = await PolicyBotProcess.RunAsync("index", articles, "--data", _folder.Data);

        string line = Assert.Single(outcome.Output.Split('\n'), line => line.Contains("新增《", StringComparison.Ordinal));
        Assert.Contains("新增《关于 [2J补贴的通知很长的题目", line, StringComparison.Ordinal);
        Assert.Contains("……（共 5011 字）》（long，", line, StringComparison.Ordinal);
        Assert.True(line.Length < 400, line);
        using var answer = JsonDocument.Parse(await AskAsync("每台电梯补贴多少钱"));
        Assert.Equal(title, answer.RootElement.GetProperty("passages")[0].GetProperty("title").GetString());
    }

    [Fact]
    public async Task Without_a_path_it_says_how_it_is_used()
    {
        Outcome outcome = await PolicyBotProcess.RunAsync("index", "--data", _folder.Data);

        Assert.Equal(2, outcome.Status);
        Assert.Contains("请给出要收录的文件或文件夹", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistyped_option_is_no_path()
    {
        Outcome outcome = await PolicyBotProcess.RunAsync("index", "--dta", _folder.Data);

        Assert.Equal(2, outcome.Status);
        Assert.Contains("不认识的命令或参数「--dta」", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_written_is_named_without_a_stack_trace()
    {
        string blocked = _folder.Write("file", "");

        Outcome outcome = await PolicyBotProcess.RunAsync("index", SomeArticles.WriteTo(_folder), "--data", Path.Combine(blocked, "data"));

        Assert.Equal(1, outcome.Status);
        Assert.Contains(blocked, outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_at_once_both_finish_and_neither_loses_anything()
    {
        string one = _folder.Write("one.jsonl", Collection("one", 1500));
        string other = _folder.Write("other.jsonl", Collection("other", 1500));
        using Process first = PolicyBotProcess.Start("index", one, "--data", _folder.Data);
        using Process second = PolicyBotProcess.Start("index", other, "--data", _folder.Data);

        Outcome[] outcomes = await Task.WhenAll(PolicyBotProcess.FinishAsync(first), PolicyBotProcess.FinishAsync(second));

        Assert.All(outcomes, outcome => Assert.Equal((0, ""), (outcome.Status, outcome.Errors)));
        Outcome again = await PolicyBotProcess.RunAsync("index", one, other, "--data", _folder.Data);
        Assert.Contains("共 3000 篇：新增 0，更新 0，未变 3000", again.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("已读取 2000 篇")]
    [InlineData("已编入 2000 篇")]
    public async Task Killed_at_any_moment_it_loses_nothing_that_it_acknowledged(string moment)
    {
        await PolicyBotProcess.RunAsync("index", SomeArticles.WriteTo(_folder), "--data", _folder.Data);
        string many = _folder.Write("many.jsonl", Collection("many", 3000));
        using Process killed = PolicyBotProcess.Start("index", many, "--data", _folder.Data);
        await PolicyBotProcess.WaitForAsync(killed, moment);
        killed.Kill();
        await killed.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Contains(SomeArticles.LiftAnswer, await AskAsync(SomeArticles.LiftQuestion), StringComparison.Ordinal);
        Outcome again = await PolicyBotProcess.RunAsync("index", many, "--data", _folder.Data);
        Assert.Equal(0, again.Status);
        Assert.Contains("共 3000 篇", again.Output, StringComparison.Ordinal);
        Assert.Contains("\"articleId\":\"many-2999\"", await AskAsync("第2999号通知说了什么"), StringComparison.Ordinal);
    }

    private static string Collection(string name, int count) => string.Join('\n', Enumerable.Range(0, count).Select(number =>
        JsonSerializer.Serialize(new
        {
            id = string.Create(CultureInfo.InvariantCulture, $"{name}-{number}"),
            title = string.Create(CultureInfo.InvariantCulture, $"{name} 第{number}号通知"),
            text = string.Create(CultureInfo.InvariantCulture, $"{name} 第{number}号通知说，本站点周一至周五开放，共有座位{number}个。"),
        })));

    private async Task<string> AskAsync(string question) =>
        (await PolicyBotProcess.RunAsync("ask", question, "--json", "--data", _folder.Data)).Output;
}
