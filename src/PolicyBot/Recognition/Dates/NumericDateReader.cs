namespace PolicyBot.Recognition.Dates;

/// <summary>Reads dates in digits: 2018-01-10, 2018/1/10, 2018.1.10, 2018 1 10, 10/1/2018, 12/1, and months of a year: 2018-5, 5/2018.</summary>
internal static class NumericDateReader
{
    /// <summary>Reads the date that begins at a place.</summary>
    public static DateExpression? Read(DateContext context, int start)
    {
        if (!char.IsAsciiDigit(context[start]) || (start > 0 && (context[start - 1] is '/' or '.' or ':' || char.IsAsciiLetterOrDigit(context[start - 1]))))
        {
            return null;
        }

        int first = Digits(context, start, out int firstEnd);
        char separator = context[firstEnd];
        if (separator is not ('-' or '/' or '.' or ' '))
        {
            return null;
        }

        int second = Digits(context, firstEnd + 1, out int secondEnd);
        int third = context[secondEnd] == separator ? Digits(context, secondEnd + 1, out int thirdEnd) : Missing(secondEnd, out thirdEnd);
        if (secondEnd == firstEnd + 1 || secondEnd > firstEnd + 5)
        {
            return null;
        }

        bool yearFirst = firstEnd - start == 4;
        return third >= 0 && thirdEnd > secondEnd + 1 ? OfThree(context, start, yearFirst, separator, (first, second, third), (secondEnd, thirdEnd))
            : OfTwo(context, start, yearFirst, separator, (first, second), (firstEnd, secondEnd));
    }

    private static DateExpression? OfThree(DateContext context, int start, bool yearFirst, char separator, (int First, int Second, int Third) parts, (int Second, int Third) ends)
    {
        int lastLength = ends.Third - ends.Second - 1;
        bool yearLast = !yearFirst && lastLength == 4 && separator != ' ';
        (int year, int month, int day) = yearLast ? (parts.Third, parts.Second, parts.First) : parts;
        (month, day) = yearLast && month > 12 ? (day, month) : (month, day); // 12/25/2018
        bool isDate = (yearLast || (yearFirst && lastLength <= 2)) && Ends(context, ends.Third) && year is > 1000 and < 3000 && month is >= 1 and <= 12 && day is >= 1 and <= 31;
        return isDate ? CalendarReader.OfParts(context, start, ends.Third, year, month, day, false) : null;
    }

    private static DateExpression? OfTwo(DateContext context, int start, bool yearFirst, char separator, (int First, int Second) parts, (int First, int Second) ends)
    {
        if (separator == ' ' || context[ends.Second] == separator || !Ends(context, ends.Second))
        {
            return null;
        }

        int secondLength = ends.Second - ends.First - 1;
        bool yearLast = secondLength == 4 && separator == '/';
        (int year, int month) = yearFirst ? parts : (parts.Second, parts.First);
        if (yearFirst ? secondLength <= 2 : yearLast)
        {
            bool alone = !Characters.IsHan(context[ends.Second]) && !char.IsAsciiLetter(context[ends.Second]) && context[ends.Second] is not ('%' or '-' or '.' or ',');
            return alone && year is >= 1500 and < 2100 && month is >= 1 and <= 12 ? CalendarReader.OfParts(context, start, ends.Second, year, month, 0, false) : null;
        }

        return separator == '/' && ends.First - start <= 2 && secondLength <= 2 && parts.First is >= 1 and <= 12 && parts.Second is >= 1 and <= 31
            ? CalendarReader.OfParts(context, start, ends.Second, 0, parts.First, parts.Second, false)
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

    private static int Missing(int at, out int end)
    {
        end = at;
        return -1;
    }
}
