using System.Globalization;

namespace PolicyBot.Recognition.Dates;

/// <summary>Reads holidays, with a year or without: 国庆节, 明年春节.</summary>
internal static class HolidayReader
{
    /// <summary>Reads the holiday that begins at a place.</summary>
    public static DateExpression? Read(DateContext context, int start)
    {
        int year = YearReader.Read(context, start, out int at);
        at = year > 0 ? context.SkipSpaces(at) : start;
        at += year > 0 && context[at] == '的' ? 1 : 0;
        int length = DateWords.Holidays.Match(context.Text, at, out int place);
        if (length == 0)
        {
            return null;
        }

        (string calendar, int month, string day) = DateWords.HolidayMeaning(place);
        return calendar == "weekday"
            ? ReadWeekday(context, start, at + length, Math.Max(year, 0), month, day)
            : CalendarReader.OfParts(context, start, at + length, Math.Max(year, 0), month, int.Parse(day, CultureInfo.InvariantCulture), calendar == "lunar");
    }

    private static DateExpression? ReadWeekday(DateContext context, int start, int end, int year, int month, string day)
    {
        (int number, int weekday) = (day[0] - '0', day[2] - '0');
        int of = year > 0 ? year : context.Today.Year;
        if (Calendar.Day(of, month, 1) is not { } first || of < 2)
        {
            return null;
        }

        DateTime then = PeriodReader.Nth(first, number, weekday, false);
        string timex = string.Create(CultureInfo.InvariantCulture, $"{Calendar.Write(year, month, 0)}-WXX-{day[4]}-{number}");
        var holiday = new DateExpression(start, end, DateKind.Date, timex) { From = then, To = then, Year = year, Month = month };
        if (year > 0)
        {
            return holiday;
        }

        DateTime other = PeriodReader.Nth(first.AddYears(then < context.Today ? 1 : -1), number, weekday, false);
        (DateTime past, DateTime future) = then < context.Today ? (then, other) : (other, then);
        return holiday with { From = future, To = future, PastFrom = past, PastTo = past };
    }
}
