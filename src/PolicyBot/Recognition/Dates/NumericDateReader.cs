namespace PolicyBot.Recognition.Dates;

/// <summary>Reads dates in digits: 2018-01-10, 2018/1/10, 2018.1.10, 12/1.</summary>
internal static class NumericDateReader
{
    /// <summary>Reads the date that begins at a place.</summary>
    public static DateExpression? Read(DateContext context, int start)
    {
        if (!char.IsAsciiDigit(context[start]) || (start > 0 && context[start - 1] is '/' or '.' or ':') || (start > 0 && char.IsAsciiLetterOrDigit(context[start - 1])))
        {
            return null;
        }

        int first = Digits(context, start, out int end);
        char separator = context[end];
        if (separator is not ('-' or '/' or '.'))
        {
            return null;
        }

        int second = Digits(context, end + 1, out int secondEnd);
        if (end - start == 4 && secondEnd > end + 1 && context[secondEnd] == separator)
        {
            int third = Digits(context, secondEnd + 1, out int thirdEnd);
            return third > 0 && thirdEnd - secondEnd <= 3 && Ends(context, thirdEnd) && first is > 1000 and < 3000 && second is >= 1 and <= 12 && third <= 31
                ? CalendarReader.OfParts(context, start, thirdEnd, first, second, third, false)
                : null;
        }

        return separator == '/' && end - start <= 2 && secondEnd - end <= 3 && secondEnd > end + 1 && Ends(context, secondEnd)
            && context[secondEnd] != '/' && first is >= 1 and <= 12 && second is >= 1 and <= 31
            ? CalendarReader.OfParts(context, start, secondEnd, 0, first, second, false)
            : null;
    }

    private static bool Ends(DateContext context, int end) => !char.IsAsciiDigit(context[end]) && context[end] != '/';

    private static int Digits(DateContext context, int at, out int end)
    {
        int value = 0;
        end = at;
        while (end < at + 5 && char.IsAsciiDigit(context[end]))
        {
            value = (value * 10) + context[end] - '0';
            end++;
        }

        return value;
    }
}
