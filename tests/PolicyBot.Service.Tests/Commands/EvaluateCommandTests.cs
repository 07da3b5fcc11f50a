using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Commands;

public sealed class EvaluateCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _articles;
    private readonly string _questions;

    public EvaluateCommandTests()
    {
        _articles = SomeArticles.WriteTo(_folder);
        _questions = _folder.Write("questions.jsonl", $$"""
            {"id":"lift","q":"{{SomeArticles.LiftQuestion}}","doc":"lift","answers":["{{SomeArticles.LiftAnswer}}"]}
            {"id":"absent","q":"大熊猫爱吃哪种竹笋","answerable":false}
            """);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Without_questions_it_says_how_it_is_used()
    {
        Outcome outcome = await PolicyBotProcess.RunAsync("evaluate");

        Assert.Equal(2, outcome.Status);
        Assert.Contains("用法不对：请给出 QUESTIONS：带答案的问题文件", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prints_figures_by_kind_of_question_and_the_curve()
    {
        Outcome outcome = await PolicyBotProcess.RunAsync("evaluate", _questions, "--articles", _articles);

        Assert.Equal(0, outcome.Status);
        Assert.Contains("全部（2）  doc1 1.0000  doc5 1.0000  cite1 1.0000  cite3 1.0000  answered 1.0000  rougeL 1.0000  refused 1.0000", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("  Quantity（1）", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("没有答错的。", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("  0.00  1.000  1.000  0.000", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("  0.50  1.000  1.000  1.000", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_that_fell_below_the_saved_one_fails_and_is_named()
    {
        string figures = Path.Combine(_folder.Path, "figures.tsv");
        Assert.Equal(0, (await PolicyBotProcess.RunAsync("evaluate", _questions, "--articles", _articles, "--figures", figures, "--update")).Status);
        Assert.Equal(0, (await PolicyBotProcess.RunAsync("evaluate", _questions, "--articles", _articles, "--figures", figures)).Status);

        string worse = _folder.Write("questions.jsonl", """{"id":"lift","q":"大熊猫爱吃哪种竹笋","doc":"lift","answers":["楠竹"]}""");
        Outcome outcome = await PolicyBotProcess.RunAsync("evaluate", worse, "--articles", _articles, "--figures", figures);

        Assert.Equal(1, outcome.Status);
        Assert.Contains("变差", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Saved_figures_that_are_not_there_or_cannot_be_written_are_named()
    {
        string missing = Path.Combine(_folder.Path, "nowhere", "figures.tsv");

        Outcome compared = await PolicyBotProcess.RunAsync("evaluate", _questions, "--articles", _articles, "--figures", missing);
        Outcome written = await PolicyBotProcess.RunAsync("evaluate", _questions, "--articles", _articles, "--figures", missing, "--update");

        Assert.Equal((2, 1), (compared.Status, written.Status));
        Assert.All([compared, written], outcome => Assert.Contains(missing, outcome.Errors, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", written.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Questions_that_cannot_be_read_are_named()
    {
        string broken = _folder.Write("broken.jsonl", "{\"id\":\"1\"");

        Outcome outcome = await PolicyBotProcess.RunAsync("evaluate", broken, "--articles", _articles);

        Assert.Equal(1, outcome.Status);
        Assert.Contains("broken.jsonl 第 1 行", outcome.Errors, StringComparison.Ordinal);
        Assert.Equal(2, (await PolicyBotProcess.RunAsync("evaluate")).Status);
        Assert.Equal(2, (await PolicyBotProcess.RunAsync("evaluate", _questions, "--update")).Status);
    }
}
