using PolicyBot.Answers.Understanding;

namespace PolicyBot.Tests.Answers;

/// <summary>What is asked about a matter and how texts tell it.</summary>
public sealed class RelationsTests
{
    [Theory]
    [InlineData("他何时去世", "同治十二年卒", true)]
    [InlineData("办事网站是什么", "请登录http://zwfw.example.cn", true)]
    [InlineData("逾期有什么处罚", "处以两百元罚款", true)]
    [InlineData("他何时去世", "请登录http://zwfw.example.cn", false)]
    public void A_text_tells_a_relation_in_other_words_than_the_question(string question, string text, bool tells)
    {
        UInt128 asked = 0;
        foreach ((UInt128 relation, _, _) in Relations.AskedIn(question))
        {
            asked |= relation;
        }

        Assert.NotEqual(UInt128.Zero, asked);
        Assert.Equal(tells, (TellingWords.In(text).Told & asked) != 0);
    }

    [Fact]
    public void A_question_without_such_words_asks_for_no_relation() => Assert.Empty(Relations.AskedIn("嗯?"));

    [Theory]
    [InlineData("当地人说哪种语言", "语")]
    [InlineData("哪一个主要城市最大", "市")]
    [InlineData("是哪个部门在管", "局")]
    public void A_question_for_one_of_a_kind_knows_how_its_names_end(string question, string ending) =>
        Assert.Contains(ending, AskedEndings.Of(QuestionReader.Read(question)));

    [Theory]
    [InlineData("为什么延期")]
    [InlineData("延期通知")]
    public void Other_questions_know_no_ending(string question) => Assert.Empty(AskedEndings.Of(QuestionReader.Read(question)));

    [Theory]
    [InlineData("李建国", 1)]
    [InlineData("欧阳修", 1)]
    [InlineData("亚历山大·汉密尔顿", 2)]
    [InlineData("加装电梯", 0)]
    [InlineData("157台", 0)]
    [InlineData("王", 0)]
    [InlineData("", 0)]
    public void Names_of_persons_are_told_by_their_characters(string words, float likeness) => Assert.Equal(likeness, PersonName.Likeness(words));
}
