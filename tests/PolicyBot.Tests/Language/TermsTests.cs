using PolicyBot.Language;

namespace PolicyBot.Tests.Language;

public class TermsTests
{
    [Theory]
    [InlineData("3万个", "三萬個")]
    [InlineData("30000个", "3万个")]
    [InlineData("３０，０００个", "三万个")]
    [InlineData("1.7万", "17000")]
    [InlineData("二〇二一年", "2021年")]
    public void Numbers_meet_whatever_way_they_are_written(string one, string other)
    {
        Assert.Single(Numbers(one).Intersect(Numbers(other)));
    }

    [Fact]
    public void Han_gives_characters_and_pairs_and_nothing_across_punctuation()
    {
        string[] terms = [.. Terms.Of("加装，电梯").Select(term => TermKey.Characters(term.Key))];

        Assert.Equal(["加", "装", "加装", "电", "梯", "电梯"], terms);
    }

    [Fact]
    public void Latin_gives_words_with_what_joins_them()
    {
        List<Term> terms = Terms.Of("用covid-19健康码app。");

        Assert.Contains(terms, term => term.Key == TermKey.OfWord("covid-19") && term is { Start: 1, Length: 8 });
        Assert.Contains(terms, term => term.Key == TermKey.OfWord("app"));
    }

    [Fact]
    public void A_digit_run_too_long_for_a_number_is_a_word()
    {
        string digits = new('9', 60);

        Assert.Equal(TermKey.OfWord(digits), Assert.Single(Terms.Of(digits)).Key);
    }

    [Fact]
    public void Every_term_lies_within_the_text()
    {
        const string Text = "2025年，德州市3萬個以上（12345热线）𠮷a1";
        string form = NormalForm.Of(Text).Text;

        Assert.All(Terms.Of(form), term => Assert.InRange(term.Start + term.Length, 1, form.Length));
    }

    private static IEnumerable<ulong> Numbers(string text) =>
        Terms.Of(NormalForm.Of(text).Text).Select(term => term.Key).Where(TermKey.IsNumber);
}
