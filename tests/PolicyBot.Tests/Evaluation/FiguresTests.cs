using PolicyBot.Answers;
using PolicyBot.Evaluation;

namespace PolicyBot.Tests.Evaluation;

public sealed class FiguresTests
{
    private static readonly JudgedQuestion Lifts = new("1", "装了多少台电梯", "lifts", ["157台"]);
    private static readonly JudgedQuestion Absent = new("2", "火星上有几座城", null, []);

    [Fact]
    public void A_right_answer_counts_in_every_figure()
    {
        Assert.Equal(
            [("doc1", 1), ("doc5", 1), ("cite1", 1), ("cite3", 1), ("answered", 1), ("rougeL", 1), ("toolong", 0)],
            Figures.Of([new JudgedAnswer(Lifts, Found("157台", "lifts", "去年装了157台电梯。"))]));
    }

    [Fact]
    public void The_right_article_without_the_answer_is_no_citation_of_it()
    {
        JudgedAnswer answer = new(Lifts, Found("很多", "lifts", "去年装了很多电梯。"));
        Assert.True(answer.IsRightFirst);
        Assert.False(answer.HoldsAmong(3));
        Assert.Equal(0, answer.RougeL);
    }

    [Fact]
    public void The_answer_in_another_article_does_not_count() =>
        Assert.False(new JudgedAnswer(Lifts, Found("157台", "parks", "去年装了157台电梯。")).HoldsAmong(3));

    [Fact]
    public void Declining_is_right_only_where_nothing_answers()
    {
        Answer declined = new(AnswerKind.NotFound, "没有找到。");
        Assert.Equal([("refused", 1)], Figures.Of([new JudgedAnswer(Absent, declined)]));
        Assert.Contains(("answered", 0), Figures.Of([new JudgedAnswer(Lifts, declined)]));
        Assert.Equal([("refused", 0)], Figures.Of([new JudgedAnswer(Absent, Found("两座", "mars", "火星"))]));
    }

    [Fact]
    public void A_short_answer_must_hold_the_words_and_cite_the_article()
    {
        JudgedQuestion question = Lifts with { WantsShort = true };
        Assert.True(new JudgedAnswer(question, Found("共157台。", "lifts", "去年装了157台电梯。")).IsShortRight);
        Assert.False(new JudgedAnswer(question, Found("157台", "parks", "去年装了157台电梯。")).IsShortRight);
        Assert.False(new JudgedAnswer(question, Found("57台", "lifts", "去年装了157台电梯。")).IsShortRight);
    }

    [Theory]
    [InlineData("157台", "157台", 1f)]
    [InlineData("共157台", "157台", 0.9071f)] // precision 4/5, recall 1, beta 1.2
    [InlineData("", "157台", 0f)]
    public void Likeness_is_ROUGE_L(string answer, string reference, float expected) => Assert.Equal(expected, Likeness.RougeL(answer, reference), 3);

    [Fact]
    public void A_broken_line_of_questions_is_named()
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("questions.jsonl", """
            {"id":"1","q":"装了多少台电梯","doc":"lifts","answers":["157台"]}
            {"id":"2","q":"没有答案"
            """);
        Assert.Contains("第 2 行", Assert.Throws<FormatException>(() => JudgedQuestion.Read(file)).Message, StringComparison.Ordinal);
    }

    private static Answer Found(string words, string article, string passage)
    {
        CitedPassage cited = new(article, "标题", passage, 0, passage.Length, 1);
        return new Answer(AnswerKind.Answer, words) { Citations = [cited], Passages = [cited] };
    }
}
