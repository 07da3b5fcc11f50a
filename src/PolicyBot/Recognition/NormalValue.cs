using PolicyBot.Recognition.Dates;
using PolicyBot.Recognition.Numbers;
using PolicyBot.Recognition.Quantities;

namespace PolicyBot.Recognition;

/// <summary>
/// Spells dates, shares and amounts in one way, so that texts meet however they write them: 4月22号 and 四月二十二日 are 04-22, 2025.4.22
/// is 2025-04-22, 上半年 and 1至6月 are 01~06, 五成 and 百分之五十 are 50%, 2公里 and 两千米 are 2000米, 半年 and 6个月 are 6个月.
/// </summary>
/// <remarks>
/// It reads what stands at one place and knows no reference, so 去年 has no spelling. Numbers alone, and with units that do not convert
/// (157台), are left to <see cref="Numeral"/>.
/// </remarks>
public static class NormalValue
{
    private const int LongestNumber = 16;
    private const string BehindNumber = "年月日号-./~至到%‰成折分个天周星礼小钟刻季公千米平亩吨斤克升厘毫立兆半";

    /// <summary>Reads the value that begins at a place.</summary>
    /// <param name="text">Text in normal form (simplified, half width).</param>
    /// <param name="start">Where the value begins.</param>
    /// <param name="length">Characters read; 0 for none.</param>
    /// <returns>
    /// The spelling; null for none. Dates are year-month-day with the parts that are said (2025-04-22, 04-22, 2025-04, 04), months in a row
    /// first~last (01~06), five-year plans their first year and five years (2021+5); shares end in %, amounts in their base unit.
    /// </returns>
    public static string? Read(ReadOnlySpan<char> text, int start, out int length)
    {
        length = 0;
        if (!CanBegin(text, start))
        {
            return null;
        }

        var context = new DateContext(text, DateTime.UnixEpoch);
        return CalendarValue.Read(context, start, out length) ?? AmountValue.Read(context, start, out length);
    }

    /// <summary>A number with something behind it that can make it a value, or one of the few words that are one without a number.</summary>
    private static bool CanBegin(ReadOnlySpan<char> text, int start)
    {
        char next = start + 1 < text.Length ? text[start + 1] : '\0';
        switch (text[start])
        {
            case '半':
                return next is '年' or '个' or '小' or '天' or '数' or '日';
            case '百' or '千' or '万':
                return next == '分';
            case '上' or '下':
                return next == '半';
            case '前' or '第':
                return NumeralCharacters.BeginsNumber(next);
        }

        int end = start;
        while (end < text.Length && end < start + LongestNumber && (char.IsAsciiDigit(text[end]) || NumeralCharacters.IsNumeral(text[end]) || text[end] == ' '))
        {
            end++;
        }

        return end > start && ((end < text.Length && BehindNumber.Contains(text[end], StringComparison.Ordinal)) || PeriodWords.MatchPlan(text, start, out _) > 0);
    }
}
