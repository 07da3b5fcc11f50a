using PolicyBot.Service.Unanswered;

namespace PolicyBot.Service.Tests.Unanswered;

public sealed class QuestionGroupsTests
{
    [Fact]
    public void Wordings_of_one_matter_are_one_group_and_other_matters_are_others()
    {
        IReadOnlyList<IReadOnlyList<AskedQuestion>> groups = QuestionGroups.Of(
        [
            new("大熊猫爱吃哪种竹笋", 1, 1), new("大熊猫吃什么竹笋", 3, 2), new("大熊貓愛吃竹筍嗎", 1, 3),
            new("公租房怎么申请", 2, 4), new("申请公租房要什么条件", 1, 5), new("怎么办理居住证", 2, 6), new("居住证在哪里办理", 1, 7),
        ]);

        Assert.Equal(
            ["大熊猫吃什么竹笋 5", "怎么办理居住证 3", "公租房怎么申请 3"],
            groups.Select(group => $"{group[0].Text} {group.Sum(question => question.Count)}"));
    }

    [Theory]
    [InlineData("怎么申请公租房", "怎么办理居住证")]
    [InlineData("每台电梯补贴多少钱", "停车收费多少钱")]
    public void What_is_only_asked_in_the_same_way_is_not_alike(string one, string other) =>
        Assert.Equal(2, QuestionGroups.Of([new(one, 1, 1), new(other, 1, 2)]).Count);

    [Fact]
    public void Questions_without_any_word_do_not_break_it() =>
        Assert.Equal(2, QuestionGroups.Of([new("？？", 1, 1), new("", 1, 2)]).Count);

    [Fact]
    public void Three_thousand_questions_are_grouped_while_one_waits()
    {
        AskedQuestion[] questions = [.. Enumerable.Range(0, 3000).Select(number => new AskedQuestion($"第{number % 700}号小区{(char)('一' + (number * 7))}{(char)('丁' + (number * 13))}怎么办", 1, number))];

        long started = TimeProvider.System.GetTimestamp();
        QuestionGroups.Of(questions);

        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(10));
    }
}
