using System.Globalization;

namespace PolicyBot.Recognition.Dates;

/// <summary>Reads parts of years and months, and centuries: 去年上半年, 第三季度, 2021年的第二周, 今年的最后3周, 春天, 十九世纪七十年代.</summary>
internal static class PeriodReader
{
    private static readonly WordTrie Centuries = new("本 这个 这", "上 上个 上一"); // how many centuries back

    /// <summary>Reads the period that begins at a place.</summary>
    public static DateExpression? Read(DateContext context, int start)
    {
        DateExpression? century = ReadCentury(context, start);
        if (century is not null)
        {
            return century;
        }

        int year = YearReader.Read(context, start, out int at);
        at = year > 0 ? context.SkipSpaces(at) : start;
        at += year > 0 && context[at] is '的' or ',' ? 1 : 0;
        return ReadHalf(context, start, at, year) ?? ReadQuarter(context, start, at, year) ?? ReadSeason(context, start, at, year)
            ?? ReadHalfMonth(context, start, at, year) ?? (year > 0 ? ReadPartOfYear(context, start, at, year) : null);
    }

    private static DateExpression? ReadHalf(DateContext context, int start, int at, int year)
    {
        int length = DateWords.Halves.Match(context.Text, at, out int half);
        return length == 0 ? null : Months(start, at + length, year > 0 ? year : context.Today.Year, (half * 6) - 5, 6);
    }

    private static DateExpression? ReadQuarter(DateContext context, int start, int at, int year)
    {
        int first = context[at] == '第' ? at + 1 : at;
        int quarter = context.ReadNumber(first, out int end);
        end += context[end] == '个' ? 1 : 0;
        bool said = quarter is >= 1 and <= 4 && context[end] == '季' && context[end + 1] == '度' && (first > at || context[end - 1] != '个');
        return said ? Months(start, end + 2, year > 0 ? year : context.Today.Year, (quarter * 3) - 2, 3) : null;
    }

    private static DateExpression? ReadSeason(DateContext context, int start, int at, int year)
    {
        int length = DateWords.Seasons.Match(context.Text, at, out int place);
        if (length == 0 || (length == 1 && year <= 0))
        {
            return null;
        }

        int of = year > 0 ? year : context.Today.Year;
        string timex = (year > 0 ? Calendar.Write(year, 0, 0) + "-" : "") + DateWords.SeasonNames[place];
        return Calendar.Day(of, 1, 1) is null ? null : new DateExpression(start, at + length, DateKind.DateRange, timex) { IsImpossible = true, Year = year };
    }

    private static DateExpression? ReadHalfMonth(DateContext context, int start, int at, int year)
    {
        int length = year > 0 ? 0 : DateWords.HalfMonths.Match(context.Text, at, out int half) is var found && found > 0 ? (found * 10) + half : 0;
        if (length == 0)
        {
            return null;
        }

        DateTime first = new(context.Today.Year, context.Today.Month, 1);
        (DateTime from, DateTime to) = length % 10 == 1 ? (first, first.AddDays(15)) : (first.AddDays(15), first.AddMonths(1));
        return Range(start, at + (length / 10), from, to, "P15D");
    }

    /// <summary>第二周, 第九个月, 最后3周 of a year.</summary>
    private static DateExpression? ReadPartOfYear(DateContext context, int start, int at, int year)
    {
        bool last = context[at] == '最' && context[at + 1] == '后';
        if ((!last && context[at] != '第') || Calendar.Day(year, 1, 1) is not { } first)
        {
            return null;
        }

        at = context.SkipSpaces(at + (last ? 2 : 1));
        int count = context.ReadNumber(at, out int end);
        end = context.SkipSpaces(end);
        end += context[end] == '个' ? 1 : 0;
        int week = DateWords.WeekNames.Match(context.Text, end);
        bool month = context[end] == '月';
        if (count is < 1 or > 53 || (week == 0 && (!month || count > 12)))
        {
            return null;
        }

        if (last)
        {
            DateTime to = month ? first.AddYears(1) : Calendar.NthWeek(first.AddYears(1), 1);
            DateTime from = month ? to.AddMonths(-count) : to.AddDays(-7 * count);
            return Range(start, end + Math.Max(week, 1), from, to, "P" + Calendar.Write(count) + (month ? "M" : "W"));
        }

        if (month)
        {
            return CalendarReader.OfParts(context, start, end + 1, year, count, 0, false);
        }

        DateTime monday = Calendar.NthWeek(first, count);
        return RelativeReader.Period(start, end + week, Calendar.Write(year, 0, 0) + "-W" + count.ToString("00", CultureInfo.InvariantCulture), monday, monday.AddDays(7));
    }

    /// <summary>十月的第一周, 五月第二个星期日.</summary>
    /// <param name="context">The text.</param>
    /// <param name="month">What has been read here; only a month goes on.</param>
    public static DateExpression? ReadWeekOfMonth(DateContext context, DateExpression? month)
    {
        if (month is not { Month: > 0, Day: 0 })
        {
            return null;
        }

        int at = context.SkipSpaces(month.End);
        at += context[at] == '的' ? 1 : 0;
        bool last = context[at] == '最' && context[at + 1] == '后' && context[at + 2] == '一';
        int number = last ? 5 : context[at] == '第' ? context.ReadNumber(at + 1, out at) : -1;
        at = last ? at + 3 : at;
        at += context[at] == '个' ? 1 : 0;
        int week = DateWords.WeekNames.Match(context.Text, at);
        if (week == 0 || number is < 1 or > 5)
        {
            return null;
        }

        int day = DateWords.Weekdays.Match(context.Text, at + week, out int weekday);
        return day > 0
            ? WeekdayOfMonth(month with { End = at + week + day }, number, weekday, last)
            : Weeks(month with { End = at + week }, number);
    }

    private static DateExpression Weeks(DateExpression month, int number)
    {
        DateTime from = Calendar.NthWeek(month.From, number);
        DateTime? past = month.PastFrom is { } first ? Calendar.NthWeek(first, number) : null;
        return month with
        {
            Timex = month.Timex + "-W" + number.ToString("00", CultureInfo.InvariantCulture),
            From = from,
            To = from.AddDays(7),
            PastFrom = past,
            PastTo = past?.AddDays(7) ?? default,
        };
    }

    private static DateExpression WeekdayOfMonth(DateExpression month, int number, int weekday, bool last)
    {
        DateTime from = Nth(month.From, number, weekday, last);
        DateTime? past = month.PastFrom is { } first ? Nth(first, number, weekday, last) : null;
        return month with
        {
            Kind = DateKind.Date,
            Timex = string.Create(CultureInfo.InvariantCulture, $"{month.Timex}-WXX-{weekday}-#{number}"),
            From = from,
            To = from,
            PastFrom = past,
            PastTo = past ?? default,
        };
    }

    /// <summary>The n-th such weekday of the month that a day begins.</summary>
    public static DateTime Nth(DateTime first, int number, int weekday, bool last)
    {
        int offset = (weekday - (first.DayOfWeek == 0 ? 7 : (int)first.DayOfWeek) + 7) % 7;
        DateTime day = first.AddDays(offset + (7 * (number - 1)));
        return last && day.Month != first.Month ? day.AddDays(-7) : day;
    }

    private static DateExpression? ReadCentury(DateContext context, int start)
    {
        int relative = Centuries.Match(context.Text, start, out int offset);
        int end = start + relative;
        int century = relative > 0 ? (context.Today.Year / 100) + 1 - offset : context.ReadNumber(start, out end);
        bool hasCentury = century is >= 1 and <= 99 && (relative == 0 || context[end + 2] is var next && Numbers.NumeralCharacters.BeginsNumber(next)) && context[end] == '世' && context[end + 1] == '纪';
        int at = hasCentury ? end + 2 : start;
        int decade = context.ReadNumber(at, out int decadeEnd);
        bool hasDecade = decade >= 0 && decade % 10 == 0 && context[decadeEnd] == '年' && context[decadeEnd + 1] == '代'
            && (hasCentury ? decade < 100 : decade < 100 || decade is > 1000 and < 2100);
        if (!hasDecade)
        {
            return hasCentury ? Years(start, end + 2, (century - 1) * 100, 100) : null;
        }

        return hasCentury || decade >= 1000
            ? Years(start, decadeEnd + 2, decade + (hasCentury ? (century - 1) * 100 : 0), 10)
            : AnyDecade(context, start, decadeEnd + 2, decade);
    }

    /// <summary>九十年代 of any century.</summary>
    private static DateExpression? AnyDecade(DateContext context, int start, int end, int decade)
    {
        int year = (context.Today.Year / 100 * 100) + decade;
        year += year <= context.Today.Year ? 100 : 0;
        if (Calendar.Day(year, 1, 1) is not { } future || Calendar.Day(year - 100, 1, 1) is not { } past)
        {
            return null;
        }

        string timex = string.Create(CultureInfo.InvariantCulture, $"(XX{decade}-01-01,XX{(decade + 10) % 100:00}-01-01,P10Y)");
        return new DateExpression(start, end, DateKind.DateRange, timex) { From = future, To = future.AddYears(10), PastFrom = past, PastTo = past.AddYears(10) };
    }

    private static DateExpression? Years(int start, int end, int year, int count) =>
        Calendar.Day(Math.Max(year, 1), 1, 1) is { } from ? Range(start, end, from, from.AddYears(count), "P" + Calendar.Write(count) + "Y") : null;

    private static DateExpression? Months(int start, int end, int year, int month, int count) =>
        Calendar.Day(year, month, 1) is { } from ? Range(start, end, from, from.AddMonths(count), "P" + Calendar.Write(count) + "M") : null;

    private static DateExpression Range(int start, int end, DateTime from, DateTime to, string length) =>
        RelativeReader.Period(start, end, $"({Calendar.Write(from)},{Calendar.Write(to)},{length})", from, to);
}
