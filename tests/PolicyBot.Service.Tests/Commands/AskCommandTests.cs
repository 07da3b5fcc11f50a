using System.Text.Json.Nodes;
using PolicyBot.Service.Commands;
using PolicyBot.Service.Tests.Support;
using PolicyBot.Storage;

namespace PolicyBot.Service.Tests.Commands;

public sealed class AskCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public AskCommandTests() =>
        IndexCommand.Run([SomeArticles.WriteTo(_folder)], DataFolder.Open(_folder.Data), CancellationToken.None);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_person_reads_the_answer_first_and_then_where_it_stands()
    {
        Outcome outcome = await PolicyBotProcess.RunAsync("ask", SomeArticles.LiftQuestion, "--data", _folder.Data);

        Assert.Equal(0, outcome.Status);
        Assert.Contains(SomeArticles.LiftAnswer, outcome.Lines[0], StringComparison.Ordinal);
        Assert.Contains("青禾市公布老旧小区加装电梯办法（青禾日报，2025年3月10日，青禾市）", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_of_which_nothing_but_the_title_is_known_is_shown_by_it_alone()
    {
        _folder.Write("articles/card.md", "---\ntitle: 公交卡补办须知\n---\n\n公交卡遗失后到车站窗口补办，收工本费15元。\n");
        IndexCommand.Run([Path.Combine(_folder.Path, "articles")], DataFolder.Open(_folder.Data), CancellationToken.None);

        Outcome outcome = await PolicyBotProcess.RunAsync("ask", "公交卡补办收工本费多少钱", "--data", _folder.Data);

        Assert.Contains("1. 公交卡补办须知", outcome.Lines);
    }

    [Fact]
    public async Task A_program_reads_json_and_nothing_else()
    {
        Outcome outcome = await PolicyBotProcess.RunAsync("ask", SomeArticles.LiftQuestion, "--json", "--data", _folder.Data);

        JsonObject answer = JsonNode.Parse(Assert.Single(outcome.Lines))!.AsObject();
        Assert.Equal("lift", (string?)answer["citations"]![0]!["articleId"]);
        Assert.Null(answer["id"]);
    }

    [Fact]
    public async Task A_batch_gives_a_line_for_a_line_in_the_same_order_and_broken_ones_do_not_stop_it()
    {
        string batch = _folder.Write("questions.jsonl", """
            {"id":"first","q":"每台电梯补贴多少钱"}
            {"id":"empty","q":""}
            {"id":"cut off","q":"电

            {"id":7,"q":"公示期多久"}
            {"id":"typed","q":["电梯"]}
            ["not","an","object"]
            {"id":"last","q":"大熊猫爱吃哪种竹笋","now":"2025-05-01","history":["公示期多久"]}
            """);

        Outcome outcome = await PolicyBotProcess.RunAsync("ask", "--batch", batch, "--data", _folder.Data);

        JsonObject[] lines = [.. outcome.Output.TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line)!.AsObject())];
        Assert.Equal(0, outcome.Status);
        Assert.Equal(["\"first\"", "\"empty\"", "null", "null", "7", "\"typed\"", "null", "\"last\""], lines.Select(line => line["id"]?.ToJsonString() ?? "null"));
        Assert.Equal([false, true, true, true, false, true, true, false], lines.Select(line => line.ContainsKey("error")));
        Assert.All(lines[1..4], line => Assert.Equal(
            (false, "notFound", 0), ((bool)line["answered"]!, (string?)line["kind"], line["citations"]!.AsArray().Count + line["passages"]!.AsArray().Count)));
        Assert.Contains("第 3 行", (string?)lines[2]["error"], StringComparison.Ordinal);
        Assert.Equal("notFound", (string?)lines[^1]["kind"]);
        Assert.Contains("8 行中有 5 行无法处理", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_is_utf8_without_a_byte_order_mark_and_chinese_stays_readable()
    {
        string batch = _folder.Write("questions.jsonl", "\uFEFF{\"id\":\"1\",\"q\":\"每台电梯补贴多少钱\"}\r\n");

        Outcome outcome = await PolicyBotProcess.RunAsync("ask", "--batch", batch, "--data", _folder.Data);

        Assert.StartsWith("{\"id\":\"1\",\"answered\":true", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("电梯补贴", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', outcome.Output);
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_break_their_line_only()
    {
        string batch = Path.Combine(_folder.Path, "questions.jsonl");
        await File.WriteAllBytesAsync(batch, [.. "{\"q\":\""u8, 0xB5, 0xE7, .. "\"}\n{\"id\":\"2\",\"q\":\"电梯\"}\n"u8], TestContext.Current.CancellationToken);

        Outcome outcome = await PolicyBotProcess.RunAsync("ask", "--batch", batch, "--data", _folder.Data);

        Assert.Equal(2, outcome.Lines.Length);
        Assert.Contains("不是有效的 UTF-8", outcome.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith("{\"id\":\"2\",\"answered\"", outcome.Lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("请给出一个问题")]
    [InlineData("请给出一个问题", "电梯", "--batch", "questions.jsonl")]
    [InlineData("不认识的命令或参数「--colour」", "电梯", "--colour")]
    [InlineData("不认识的命令或参数「--jsno」", "--jsno")]
    [InlineData("不认识的命令或参数「--bogus」", "--bogus", "x")]
    [InlineData("--data 后面要写 DIR", "电梯", "--data")]
    [InlineData("--data 只能写一个 DIR", "电梯", "--data", "a", "--data", "b")]
    public async Task Wrong_usage_is_explained_and_ends_with_status_2(string complaint, params string[] arguments)
    {
        Outcome outcome = await PolicyBotProcess.RunAsync(["ask", .. arguments]);

        Assert.Equal(2, outcome.Status);
        Assert.Contains(complaint, outcome.Errors, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public async Task A_question_that_looks_like_an_option_is_asked_behind_two_hyphens()
    {
        Outcome outcome = await PolicyBotProcess.RunAsync("ask", "--data", _folder.Data, "--", "--每台电梯补贴多少钱");

        Assert.Equal(0, outcome.Status);
        Assert.Contains(SomeArticles.LiftAnswer, outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ask", "电梯")]
    [InlineData("serve", "--urls=http://127.0.0.1:0")]
    public async Task Synonyms_that_cannot_be_read_are_named_with_their_line(params string[] command)
    {
        string synonyms = _folder.Write("data/synonyms.txt", "电瓶车, 电动自行车\n加梯 => 电梯 => 升降机\n");

        Outcome outcome = await PolicyBotProcess.RunAsync([.. command, "--data", _folder.Data]);

        Assert.Equal(1, outcome.Status);
        Assert.Contains(synonyms, outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("第 2 行", outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_output_that_is_full_is_a_failure_that_is_told(bool asBatch)
    {
        string batch = _folder.Write("questions.jsonl", "{\"id\":\"1\",\"q\":\"每台电梯补贴多少钱\"}\n");

        Outcome outcome = await PolicyBotProcess.RunIntoAsync("/dev/full", ["ask", .. asBatch ? new[] { "--batch", batch } : ["电梯"], "--data", _folder.Data]);

        Assert.Equal(1, outcome.Status);
        Assert.Contains("失败：", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("磁盘空间", outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_file_that_is_not_there_is_named()
    {
        Outcome outcome = await PolicyBotProcess.RunAsync("ask", "--batch", "/nowhere/questions.jsonl", "--data", _folder.Data);

        Assert.Equal(1, outcome.Status);
        Assert.Contains("/nowhere/questions.jsonl", outcome.Errors, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
    }

    [Theory]
    [InlineData("", "问题是空的")]
    [InlineData("？！", "问题是空的")]
    public async Task A_question_without_words_is_refused(string question, string complaint)
    {
        Outcome outcome = await PolicyBotProcess.RunAsync("ask", question, "--data", _folder.Data);

        Assert.Equal(1, outcome.Status);
        Assert.Contains(complaint, outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_anything_is_published_it_says_how_to_begin_and_leaves_nothing_behind()
    {
        string nowhere = Path.Combine(_folder.Path, "nowhere");

        Outcome outcome = await PolicyBotProcess.RunAsync("ask", "电梯", "--data", nowhere);

        Assert.Equal(1, outcome.Status);
        Assert.Contains("请先运行 index", outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(nowhere));
    }
}
