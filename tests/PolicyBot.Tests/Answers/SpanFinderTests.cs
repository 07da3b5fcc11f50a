using PolicyBot.Answers.Extraction;
using PolicyBot.Answers.Ranking;
using PolicyBot.Answers.Understanding;
using PolicyBot.Articles;

namespace PolicyBot.Tests.Answers;

/// <summary>Which words of a passage may be an answer at all.</summary>
public class SpanFinderTests
{
    [Fact]
    public void Words_that_begin_within_a_title_do_not_leave_it()
    {
        List<string> found = Find("县里印发《增设电梯管理办法》,推动政策延续。", skipsDenied: false);

        Assert.Contains("增设电梯管理办法", found);
        Assert.DoesNotContain(found, words => words.Contains('》', StringComparison.Ordinal) && !words.Contains('《', StringComparison.Ordinal));
    }

    [Fact]
    public void Words_that_begin_between_brackets_do_not_leave_them()
    {
        List<string> found = Find("提交申请表(原件,一式两份)、房产证复印件。1)到窗口交,2)网上传。", skipsDenied: false);

        Assert.Contains("房产证复印件", found);
        Assert.Contains("到窗口交,2)网上传", found);
        Assert.DoesNotContain(found, words => words.StartsWith("一式两份)", StringComparison.Ordinal));
    }

    [Fact]
    public void Who_is_denied_is_no_answer_to_who()
    {
        const string text = "补贴发给申请人,不发给电梯公司,不动产登记中心盖章。";

        Assert.Contains("电梯公司", Find(text, skipsDenied: false));
        Assert.DoesNotContain("电梯公司", Find(text, skipsDenied: true));
        Assert.Contains("申请人", Find(text, skipsDenied: true));
        Assert.Contains("不动产登记中心", Find(text, skipsDenied: true));
    }

    [Theory]
    [InlineData("走访队伍查什么", 2, true)]
    [InlineData("走访队伍查什么", 0, false)]
    [InlineData("走访队伍查什么", 4, false)]
    [InlineData("排查队伍有几支", 2, false)]
    public void An_answer_does_not_begin_in_the_midst_of_the_words_of_the_question(string question, int start, bool expected) =>
        Assert.Equal(expected, SpanChooser.BeginsAmongWordsOf(question, "走访队伍11支,查占道经营", start));

    [Theory]
    [InlineData("镇上种了多少棵树", "修剪1660棵,新种1500棵", 1)]
    [InlineData("镇上种了多少棵树", "修剪1660棵,新种了约1500棵", 1)]
    [InlineData("今年的目标是多少", "修剪1660棵,今年的目标为1500棵", 5)]
    [InlineData("镇上种了多少棵树", "种树,修剪1500棵", 0)]
    public void The_doing_before_an_amount_is_seen_through_what_stands_between(string question, string text, int aligned) =>
        Assert.Equal(aligned, SlotContext.AlignedBefore(QuestionReader.Read(question), text, text.IndexOf("1500", StringComparison.Ordinal)));

    [Theory]
    [InlineData("华沙是哪一年解放的", true)]
    [InlineData("《饮水管理办法》什么时候施行", true)]
    [InlineData("饮水管理办法什么时候施行", false)]
    [InlineData("德州市低保怎么申请", false)]
    public void A_question_names_what_an_article_about_it_has_no_other_word_for(string question, bool names) =>
        Assert.Equal(names, new QuestionProfile(QuestionReader.Read(question), _ => 1, 1).HasNames);

    private static List<string> Find(string text, bool skipsDenied)
    {
        var passage = new TextRange(0, text.Length);
        List<AnswerSpan> spans = SpanFinder.Find(text, Clauses.Cut(text, passage, []), new PassageWords(text, passage), [passage], skipsDenied);
        return [.. spans.Select(span => text.Substring(span.Range.Start, span.Range.Length))];
    }
}
