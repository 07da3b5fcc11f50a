using System.Globalization;

namespace PolicyBot.Recognition.Dates;

/// <summary>Spells days, months, months in a row and five-year plans as <see cref="NormalValue"/> does.</summary>
internal static class CalendarValue
{
    private const int PlanYears = 5;
    private const int YearBeforePlans = 1951; // what the tenth (2001) and all later ones count from
    private const int MonthsOfQuarter = 3;

    /// <summary>Reads the date or period that begins at a place.</summary>
    public static string? Read(DateContext context, int start, out int end) =>
        ReadPlan(context, start, out end) ?? ReadHalf(context, start, out end) ?? ReadQuarters(context, start, out end)
        ?? ReadMonths(context, start, out end) ?? ReadDay(context, start, out end);

    private static string? ReadPlan(DateContext context, int start, out int end)
    {
        int length = PeriodWords.MatchPlan(context.Text, start, out int year);
        end = start + length;
        if (length == 0 && context[start] == '第')
        {
            int number = context.ReadNumber(start + 1, out end);
            bool isPlan = number is >= 10 and < 30 && context.Text[end..].StartsWith("个五年");
            (length, year, end) = isPlan ? (1, YearBeforePlans + (PlanYears * number), end + 3) : (0, 0, end);
        }

        return length == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{year}+{PlanYears}");
    }

    private static string? ReadHalf(DateContext context, int start, out int end)
    {
        int length = DateWords.Halves.Match(context.Text, start, out int half);
        end = start + length;
        return length == 0 ? null : Months((half * 6) - 5, half * 6);
    }

    /// <summary>二季度, 第2季度, 前三季度.</summary>
    private static string? ReadQuarters(DateContext context, int start, out int end)
    {
        bool fromFirst = context[start] == '前';
        bool isNamed = fromFirst || context[start] == '第';
        int quarter = context.ReadNumber(isNamed ? start + 1 : start, out end);
        end += isNamed && context[end] == '个' ? 1 : 0;
        if (quarter is < 1 or > 4 || context[end] != '季' || context[end + 1] != '度')
        {
            return null;
        }

        end += 2;
        return Months(fromFirst ? 1 : (quarter * MonthsOfQuarter) - 2, quarter * MonthsOfQuarter);
    }

    /// <summary>1至6月, 一月到六月.</summary>
    private static string? ReadMonths(DateContext context, int start, out int end)
    {
        int first = context.ReadNumber(start, out end);
        end += context[end] == '月' ? 1 : 0;
        int join = first is >= 1 and <= 12 ? DateWords.Joins.Match(context.Text, end) : 0;
        int last = join == 0 ? 0 : context.ReadNumber(end + join, out end);
        bool isRange = last > first && last <= 12 && context[end] == '月' && context.ReadNumber(end + 1, out _) < 0;
        end++;
        return isRange ? Months(first, last) : null;
    }

    private static string? ReadDay(DateContext context, int start, out int end)
    {
        DateExpression? date = Numbers.NumeralCharacters.BeginsNumber(context[start]) ? CalendarReader.Read(context, start) : null;
        end = date?.End ?? start;
        bool isShare = date is { Year: 0 } && context.Text[start..end].Contains('/'); // 2/3
        return date is { Month: > 0, IsLunar: false } && !isShare ? Calendar.Write(date.Year, date.Month, date.Day).Replace("XXXX-", "", StringComparison.Ordinal) : null;
    }

    private static string Months(int first, int last) => string.Create(CultureInfo.InvariantCulture, $"{first:00}~{last:00}");
}
