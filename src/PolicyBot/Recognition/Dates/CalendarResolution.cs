namespace PolicyBot.Recognition.Dates;

/// <summary>Finds the days that parts of a date mean: the next ones from the reference on, and the last ones before it.</summary>
internal static class CalendarResolution
{
    private const int MostYears = 9; // 29 February is at most eight years away

    /// <summary>A date or period whose year is known.</summary>
    public static DateExpression? OfYear(DateExpression date)
    {
        DateTime? from = Calendar.Day(date.Year, Math.Max(date.Month, 1), Math.Max(date.Day, 1));
        if (from is not { } first)
        {
            return date.Day > 0 ? date with { IsImpossible = true } : null;
        }

        DateTime to = date.Day > 0 ? first : date.Month > 0 ? first.AddMonths(1) : first.AddYears(1);
        return date with { From = first, To = to };
    }

    /// <summary>A day of a month of any year.</summary>
    public static DateExpression? OfMonthAndDay(DateExpression date, DateTime today)
    {
        DateTime? future = null, past = null;
        for (int i = 0; i <= MostYears && future is null; i++)
        {
            future = Calendar.Day(today.Year + i, date.Month, date.Day) is { } day && day >= today ? day : null;
        }

        for (int i = 0; i <= MostYears && past is null; i++)
        {
            past = Calendar.Day(today.Year - i, date.Month, date.Day) is { } day && day < today ? day : null;
        }

        return future is { } next && past is { } last ? date with { From = next, To = next, PastFrom = last, PastTo = last } : null;
    }

    /// <summary>A month of any year.</summary>
    public static DateExpression? OfMonth(DateExpression date, DateTime today)
    {
        DateTime? future = Calendar.Day(today.Year + (date.Month < today.Month ? 1 : 0), date.Month, 1);
        DateTime? past = Calendar.Day(today.Year - (date.Month >= today.Month ? 1 : 0), date.Month, 1);
        return future is { } next && past is { } last
            ? date with { From = next, To = next.AddMonths(1), PastFrom = last, PastTo = last.AddMonths(1) }
            : null;
    }

    /// <summary>A day of any month.</summary>
    public static DateExpression? OfDay(DateExpression date, DateTime today)
    {
        DateTime first = new(today.Year, today.Month, 1);
        DateTime? future = null, past = null;
        for (int i = 0; i <= 3 && future is null; i++)
        {
            DateTime month = first.AddMonths(i);
            future = Calendar.Day(month.Year, month.Month, date.Day) is { } day && day >= today ? day : null;
        }

        for (int i = 0; i <= 3 && past is null && first.Year > 1; i++)
        {
            DateTime month = first.AddMonths(-i);
            past = Calendar.Day(month.Year, month.Month, date.Day) is { } day && day < today ? day : null;
        }

        return future is { } next && past is { } last ? date with { From = next, To = next, PastFrom = last, PastTo = last } : null;
    }
}
