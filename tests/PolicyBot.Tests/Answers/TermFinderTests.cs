using PolicyBot.Answers.Ranking;
using PolicyBot.Answers.Understanding;
using PolicyBot.Language;

namespace PolicyBot.Tests.Answers;

public class TermFinderTests
{
    [Theory]
    [InlineData("2024年加装了多少台电梯", "2024年,全市加装电梯157台;加装后的电梯由社区管。二〇二四年起,加装电梯补助20万元。")]
    [InlineData("4月22号的停水通知", "停水通知:四月二十二日停水,4月23日通水。停 水")]
    [InlineData("covid-19疫苗怎么约", "预约covid-19疫苗请用app,新冠疫苗不用预约")]
    [InlineData("𠮷野家和𠮷田路在哪", "𠮷田路在𠮷野家旁边,吉田路不在。野𠮷")]
    [InlineData("两公里内有几个充电桩", "2000米之内有三个充电桩,2公里外有5个充电站")]
    [InlineData("电梯", "")]
    public void The_terms_of_a_question_are_found_wherever_the_terms_of_a_text_say(string question, string text)
    {
        var profile = new QuestionProfile(QuestionReader.Read(question), _ => 1, 1);
        ulong[] asked = [.. profile.Terms.Select(term => term.Key)];
        TermMatch[] expected = [.. Terms.Of(text).Select(term => new TermMatch(Array.IndexOf(asked, term.Key), term.Start, term.Length)).Where(match => match.Term >= 0)];

        List<Term> wordsAndFigures = Terms.WordsAndFiguresOf(text);

        Assert.Equal(expected, profile.MatchesIn(text, [.. wordsAndFigures]));
        Assert.Equal(text.Length > 0, expected.Length > 0);
        Assert.DoesNotContain(wordsAndFigures, term => TermKey.IsCharacter(term.Key) || TermKey.IsPair(term.Key));
    }
}
