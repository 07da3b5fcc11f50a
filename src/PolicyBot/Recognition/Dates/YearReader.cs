using PolicyBot.Recognition.Numbers;

namespace PolicyBot.Recognition.Dates;

/// <summary>Reads a year with 年: 2021年, 08年, 二〇二一年, 去年, 康熙三年.</summary>
internal static class YearReader
{
    private const int FirstOfLastCentury = 50; // 97年 is 1997, 08年 2008

    /// <summary>Reads the year that begins at a place.</summary>
    /// <returns>The year; -1 for none.</returns>
    public static int Read(DateContext context, int at, out int end)
    {
        int length = DateWords.Years.Match(context.Text, at, out int offset);
        if (length > 0)
        {
            end = at + length;
            return context.Today.Year + offset - DateWords.OffsetBase;
        }

        length = DateWords.Eras.Match(context.Text, at, out int era);
        if (length > 0)
        {
            int count = context[at + length] == '元' ? 1 : context.ReadNumber(at + length, out end);
            end = context[at + length] == '元' ? at + length + 1 : Digits(context, at + length);
            return count is > 0 and < 100 && context[end] == '年' ? EndBehind(DateWords.FirstYear(era) + count - 1, ref end) : -1;
        }

        int digits = Digits(context, at) - at;
        end = context.SkipSpaces(at + digits);
        bool beforeMonth = digits == 4 && end > at + digits && IsMonth(context, end); // 2016 9月
        bool isEarly = digits == 3 && char.IsAsciiDigit(context[at]) && context[at] > '0' && IsMonth(context, end + 1); // 662年5月
        if (!(digits is 2 or 4 || isEarly) || !(beforeMonth || context[end] == '年') || (context[end] == '年' && context[end + 1] is '级' or '期' or '代'))
        {
            return -1;
        }

        int year = Value(context.Text.Slice(at, digits));
        if (year < 0 || (digits == 4 && year is < 1000 or > 2999))
        {
            return -1;
        }

        year = digits > 2 ? year : year + (year >= FirstOfLastCentury ? 1900 : 2000);
        return beforeMonth ? year : EndBehind(year, ref end);
    }

    private static bool IsMonth(DateContext context, int at) => context.ReadNumber(at, out int end) is >= 1 and <= 12 && context[end] == '月';

    /// <summary>Whether a two-digit number at a place is a year only with a month behind (18年10月): 18年 alone is a length of time, 08年 is none.</summary>
    public static bool NeedsMonth(ReadOnlySpan<char> text, int at) =>
        at + 2 < text.Length && char.IsAsciiDigit(text[at]) && char.IsAsciiDigit(text[at + 1]) && !char.IsAsciiDigit(text[at + 2]) && text[at] > '0';

    private static int EndBehind(int year, ref int end)
    {
        end += 1;
        return year;
    }

    private static int Digits(DateContext context, int at)
    {
        int end = at;
        while (end < at + 5 && (char.IsAsciiDigit(context[end]) || NumeralCharacters.Digit(context[end]) >= 0 || NumeralCharacters.Exponent(context[end]) == 1))
        {
            end++;
        }

        return end;
    }

    private static int Value(ReadOnlySpan<char> digits)
    {
        int value = 0;
        foreach (char c in digits)
        {
            int digit = char.IsAsciiDigit(c) ? c - '0' : NumeralCharacters.Digit(c);
            if (digit < 0 || c == '两' || char.IsAsciiDigit(c) != char.IsAsciiDigit(digits[0]))
            {
                return -1;
            }

            value = (value * 10) + digit;
        }

        return value;
    }
}
