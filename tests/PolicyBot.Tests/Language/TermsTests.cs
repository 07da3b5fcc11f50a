using PolicyBot.Language;
using PolicyBot.Recognition;

namespace PolicyBot.Tests.Language;

public class TermsTests
{
    [Fact]
    public void Words_and_figures_alone_are_those_among_all_terms()
    {
        string[] parts = ["半年", "百分之五", "千分之一", "万分之三", "上半年", "下半年", "前三个月", "第十四个五年规划", "两成", "十二", "3万", "4月22号", "APP", "电梯", "补助", "，", "年", "个", "的"];
        var random = new Random(7);
        for (int round = 0; round < 500; round++)
        {
            string text = NormalForm.Of(string.Concat(Enumerable.Range(0, 8).Select(_ => parts[random.Next(parts.Length)]))).Text;
            Assert.Equal(Terms.Of(text).Where(term => !TermKey.IsCharacter(term.Key) && !TermKey.IsPair(term.Key)), Terms.WordsAndFiguresOf(text));
        }
    }

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

    [Theory]
    [InlineData("2025年4月22日", "二〇二五年四月二十二日")]
    [InlineData("2025年4月22日", "2025-04-22")]
    [InlineData("2025年4月22日", "2025.4.22")]
    [InlineData("2025年4月22日", "2025/04/22")]
    [InlineData("2025 年 4 月 22 日", "２０２５年４月２２号")]
    [InlineData("4月22号", "2025-04-22")]
    [InlineData("4月22号", "四月二十二日")]
    [InlineData("9月1日起", "自九月一日起")]
    [InlineData("2024年12月", "二〇二四年十二月")]
    [InlineData("2024年12月", "12月份")]
    [InlineData("6月底", "六月底")]
    [InlineData("上半年", "1至6月")]
    [InlineData("上半年", "一月到六月")]
    [InlineData("下半年", "7-12月")]
    [InlineData("一季度", "第1季度")]
    [InlineData("前三季度", "1-9月")]
    [InlineData("十四五期间", "第十四个五年规划")]
    [InlineData("十四五期间", "“十四五”时期")]
    [InlineData("50%", "百分之五十")]
    [InlineData("50%", "五成")]
    [InlineData("50%", "一半")]
    [InlineData("50%", "半数")]
    [InlineData("三分之二", "2/3")]
    [InlineData("2公里", "2000米")]
    [InlineData("两公里", "2千米")]
    [InlineData("1公顷", "10000平方米")]
    [InlineData("半年", "6个月")]
    [InlineData("一年半", "十八个月")]
    [InlineData("一刻钟", "15分钟")]
    [InlineData("半小时", "30分钟")]
    [InlineData("两周", "14天")]
    [InlineData("三个季度", "九个月")]
    [InlineData("5日内", "五天内")]
    [InlineData("1.2万", "一万二千")]
    [InlineData("两千元", "0.2万元")]
    public void Dates_and_amounts_meet_whatever_way_they_are_written(string one, string other)
    {
        Assert.NotEmpty(Values(one).Intersect(Values(other)));
    }

    [Theory]
    [InlineData("4月22日", "22个月")]
    [InlineData("2025年4月22日", "2024年5月22日")]
    [InlineData("3月5日", "5月3日")]
    [InlineData("上半年", "下半年")]
    [InlineData("十四五期间", "十三五期间")]
    [InlineData("三分之二", "三分之一")]
    [InlineData("50%", "50个百分点")]
    [InlineData("2公里", "2米")]
    [InlineData("15个工作日", "15天")]
    public void Different_dates_and_amounts_do_not_meet_in_one_value(string one, string other)
    {
        Assert.Empty(NormalValues(one).Intersect(NormalValues(other)));
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

    /// <summary>Numbers of two digits and more, dates and amounts: what tells a text from others.</summary>
    private static IEnumerable<ulong> Values(string text) => Numbers(text).Except(Enumerable.Range(0, 10).Select(digit => TermKey.OfNumber(digit)));

    private static IEnumerable<string> NormalValues(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (NormalValue.Read(text, i, out int length) is { } value)
            {
                yield return value;
                i += length - 1;
            }
        }
    }

    private static IEnumerable<ulong> Numbers(string text) =>
        Terms.Of(NormalForm.Of(text).Text).Select(term => term.Key).Where(TermKey.IsNumber);
}
