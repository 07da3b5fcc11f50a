using PolicyBot.Answers.Ranking;
using PolicyBot.Answers.Understanding;
using PolicyBot.Language;

namespace PolicyBot.Tests.Answers;

/// <summary>Words of which a text may say one for another.</summary>
public sealed class NearWordsTests
{
    [Theory]
    [InlineData("他哪年过世", "过世", "去世")]
    [InlineData("着名的人是谁", "着名", "知名")] // 著名 in normal form
    [InlineData("礼拜六上不上班", "礼拜六", "星期六")]
    [InlineData("打疫苗要带什么", "打疫苗", "接种疫苗")]
    public void A_word_of_a_question_has_others_that_a_text_may_say(string question, string word, string other)
    {
        var found = NearWords.In(question, Words.Of(question)).Find(near => question.Substring(near.Word.Start, near.Word.Length) == word);
        Assert.Contains(other, found.Others);
        Assert.DoesNotContain(word, found.Others);
    }

    [Fact]
    public void What_only_looks_like_such_a_word_has_none() => // 工人 of 化工人才
        Assert.DoesNotContain(NearWords.In("化工人才怎么申请", Words.Of("化工人才怎么申请")), near => near.Others.Contains("职工"));

    [Fact]
    public void A_text_holds_the_terms_of_a_word_for_which_it_says_another()
    {
        var profile = new QuestionProfile(QuestionReader.Read("狄托哪年过世"), _ => 1, 1);
        string[] Held(string text) =>
            [.. profile.MatchesIn(text, []).Where(match => match.IsNear).Select(match => TermKey.Characters(profile.Terms[match.Term].Key)).Order(StringComparer.Ordinal)];
        Assert.Equal(["世", "过", "过世"], Held("1980年狄托去世"));
        Assert.Empty(Held("1980年狄托过世"));
        Assert.Empty(Held("1980年狄托出世"));
    }

    [Fact]
    public void Every_word_of_the_table_has_another_beside_it() => Assert.All(EmbeddedData.Lines("Answers.Data.near-words.tsv"), line =>
    {
        string[] words = line.Split(' ');
        Assert.True(words.Length > 1, line);
        Assert.All(words, word => Assert.True(word.Length > 1 && word.All(NormalForm.IsHan), $"{word} in {line}"));
        Assert.Distinct(words);
    });
}
