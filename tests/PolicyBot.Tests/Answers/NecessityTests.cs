using PolicyBot.Answers.Ranking;
using PolicyBot.Answers.Understanding;

namespace PolicyBot.Tests.Answers;

/// <summary>Which words of a question an answer cannot well lack.</summary>
public class NecessityTests
{
    [Theory]
    [InlineData("青山区加装电梯的相关情况是什么", "电梯", "情况")]
    [InlineData("王小明主要负责哪些方面的工作", "王小明", "方面")]
    [InlineData("申请公租房具体要带什么材料", "公租", "具体")]
    public void The_matter_is_missed_more_than_the_words_that_lead_to_it(string question, string matter, string other)
    {
        QuestionProfile profile = Read(question);

        Assert.True(Missed(profile, matter).Surprise > Missed(profile, other).Surprise);
        Assert.True(profile.Necessity.MissingInArticle(Without(profile, matter)).Greatest > profile.Necessity.MissingInArticle(Without(profile, other)).Greatest);
    }

    [Fact]
    public void Nothing_is_missed_where_all_words_stand_and_the_more_the_fewer_do()
    {
        QuestionProfile profile = Read("青山区加装电梯补贴多少钱");

        Assert.Equal((0, 0), profile.Necessity.MissingInPassage(Without(profile, "")));
        Assert.True(profile.Necessity.MissingInPassage(new TermSet(profile.Terms.Length)).Surprise > Missed(profile, "电梯").Surprise);
        Assert.InRange(Missed(profile, "电梯").Greatest, 0.5f, 1);
    }

    private static QuestionProfile Read(string question)
    {
        var profile = new QuestionProfile(QuestionReader.Read(question), _ => 5, 1000);
        profile.Necessity = Necessity.Of(profile, RankingModels.Default);
        return profile;
    }

    private static (float Surprise, float Greatest) Missed(QuestionProfile profile, string word) => profile.Necessity.MissingInPassage(Without(profile, word));

    /// <summary>All terms of a question but those that lie within a word of it.</summary>
    private static TermSet Without(QuestionProfile profile, string word)
    {
        int start = profile.Question.Form.Text.IndexOf(word, StringComparison.Ordinal);
        var has = new TermSet(profile.Terms.Length);
        for (int i = 0; i < profile.Terms.Length; i++)
        {
            if (profile.Terms[i].Start < start || profile.Terms[i].Start + profile.Terms[i].Length > start + word.Length)
            {
                has.Add(i);
            }
        }

        return has;
    }
}
