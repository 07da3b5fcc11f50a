using PolicyBot.Answers.Extraction;
using PolicyBot.Articles;

namespace PolicyBot.Tests.Answers;

public class WholeFiguresTests
{
    private const string Text = "襄阳市计划在2024年底前新增充电桩4200个以上，更换老旧线路60公里。";

    [Theory]
    [InlineData("充电桩4200", "充电桩4200个以上")]
    [InlineData("2024", "2024年底前")]
    [InlineData("线路6", "线路60公里")]
    [InlineData("00个以上，更换", "4200个以上，更换")]
    [InlineData("更换老旧线路", "更换老旧线路")]
    [InlineData("60公里", "60公里")]
    public void Words_that_begin_or_end_inside_a_figure_take_all_of_it(string words, string expected)
    {
        TextRange whole = WholeFigures.In(Text, new TextRange(Text.IndexOf(words, StringComparison.Ordinal), words.Length));
        Assert.Equal(expected, Text.Substring(whole.Start, whole.Length));
    }

    [Theory]
    [InlineData("6620118", "0000-6620118")]
    [InlineData("电话0000", "电话0000-6620118")]
    [InlineData("830-9000", "400-830-9000")]
    [InlineData("5日", "3-5日")]
    [InlineData("17:00停", "9:00-17:00停")]
    public void A_number_with_hyphens_is_quoted_whole(string words, string expected)
    {
        const string Text = "咨询电话0000-6620118，热线400-830-9000；3-5日的9:00-17:00停办。";
        TextRange whole = WholeFigures.In(Text, new TextRange(Text.IndexOf(words, StringComparison.Ordinal), words.Length));
        Assert.Equal(expected, Text.Substring(whole.Start, whole.Length));
    }

    [Theory]
    [InlineData("2024年底前新", "2024年底前")]
    [InlineData("计划在2024年", "计划在2024年")]
    [InlineData("2024年底前新增充电桩", "2024年底前新增充电桩")]
    [InlineData("更换老旧线路60公里", "更换老旧线路60公里")]
    public void Words_that_end_in_a_time_do_not_run_into_the_next_word(string words, string expected)
    {
        TextRange trimmed = WholeFigures.WithoutStump(Text, new TextRange(Text.IndexOf(words, StringComparison.Ordinal), words.Length));
        Assert.Equal(expected, Text.Substring(trimmed.Start, trimmed.Length));
    }
}
