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
    private const int YearLength = 4;
    private const string BehindPiece = "月半季小星礼工自日钟周";
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
        if (!CanBegin(text, start, out char behind))
        {
            return null;
        }

        var context = new DateContext(text, DateTime.UnixEpoch);
        string? value = Read(context, start, behind, out int end);
        length = value is null ? 0 : end - start;
        return value;
    }

    /// <summary>Whether a value or a number can begin with a character.</summary>
    internal static bool MayBeginWith(char c) => NumeralCharacters.BeginsNumber(c) || c is '半' or '百' or '千' or '万' or '上' or '下' or '前' or '第';

    /// <summary>What stands behind the number says what it can be; NUL where the value begins with a word.</summary>
    private static string? Read(DateContext context, int start, char behind, out int end) => behind switch
    {
        '月' or '号' or '-' or '.' or '~' or '至' or '到' => CalendarValue.Read(context, start, out end),
        '年' or '日' or '季' => CalendarValue.Read(context, start, out end) ?? AmountValue.ReadTime(context, start, out end),
        '/' => CalendarValue.Read(context, start, out end) ?? AmountValue.ReadShare(context, start, out end),
        '天' or '周' or '星' or '礼' or '小' or '钟' or '刻' or '个' => AmountValue.ReadTime(context, start, out end),
        '%' or '‰' or '成' or '折' or '分' or '半' => AmountValue.ReadShare(context, start, out end) ?? AmountValue.ReadTime(context, start, out end),
        '\0' => CalendarValue.Read(context, start, out end) ?? AmountValue.ReadShare(context, start, out end) ?? AmountValue.ReadTime(context, start, out end),
        _ => AmountValue.ReadMeasure(context.Text, start, out end),
    };

    /// <summary>A number with something behind it that can make it a value, or one of the few words that are one without a number.</summary>
    private static bool CanBegin(ReadOnlySpan<char> text, int start, out char behind)
    {
        char c = text[start];
        behind = '\0';
        if (!NumeralCharacters.BeginsNumber(c))
        {
            char next = start + 1 < text.Length ? text[start + 1] : '\0';
            return c switch
            {
                '半' => next is '年' or '个' or '小' or '天' or '数' or '日',
                '百' or '千' or '万' => next == '分',
                '上' or '下' => next == '半',
                '前' or '第' => NumeralCharacters.BeginsNumber(next),
                _ => false,
            };
        }

        int end = start;
        while (end < text.Length && end < start + LongestNumber && (char.IsAsciiDigit(text[end]) || NumeralCharacters.IsNumeral(text[end]) || text[end] == ' '))
        {
            end++;
        }

        bool isPlan = PeriodWords.MatchPlan(text, start, out _) > 0;
        behind = end < text.Length && !isPlan ? text[end] : '\0';
        char second = end + 1 < text.Length ? text[end + 1] : '\0';
        return isPlan || behind switch
        {
            '.' => end - start == YearLength,
            '个' => BehindPiece.Contains(second, StringComparison.Ordinal),
            '分' => second is '之' or '钟',
            _ => BehindNumber.Contains(behind, StringComparison.Ordinal),
        };
    }
}
