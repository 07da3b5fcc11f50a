using System.Globalization;

namespace PolicyBot.Recognition.Dates;

/// <summary>Joins two ends to a range: 一月十日到十二日, 三月和九月之间, 下午五点到六点, 1995-1997年.</summary>
internal static class RangeReader
{
    private static readonly WordTrie Enclosings = new("之间 间 期间");

    /// <summary>Reads the second end and makes the range; null where none follows.</summary>
    /// <param name="context">The text.</param>
    /// <param name="first">The first end.</param>
    public static DateExpression? Read(DateContext context, DateExpression first)
    {
        int at = context.SkipSpaces(first.End);
        int length = DateWords.Joins.Match(context.Text, at, out int needsEnclosing);
        if (length == 0)
        {
            return null;
        }

        at = context.SkipSpaces(at + length);
        DateExpression? second = PointReader.Read(context, at);
        return second is null ? null : WithEnclosing(context, Join(context, first, second), needsEnclosing);
    }

    /// <summary>1995-1997年, 3-5月, 5至8日: the first end has its unit behind the second.</summary>
    public static DateExpression? ReadBare(DateContext context, int start)
    {
        int digits = context.ReadNumber(start, out int end);
        int at = context.SkipSpaces(end);
        int needsEnclosing;
        int length = digits < 0 || (start > 0 && char.IsAsciiLetterOrDigit(context[start - 1])) ? Unjoined(out needsEnclosing) : DateWords.Joins.Match(context.Text, at, out needsEnclosing);
        if (length == 0)
        {
            return null;
        }

        DateExpression? second = CalendarReader.Read(context, context.SkipSpaces(at + length));
        if (second is null || second.IsLunar || (end - start == 4) != (second.Year > 0 && second.Month == 0))
        {
            return null;
        }

        DateExpression? first = second switch
        {
            { Month: 0, Day: 0, Year: > 0 } when end - start == 4 => CalendarReader.OfParts(context, start, end, digits, 0, 0, false),
            { Month: > 0, Day: 0, Year: 0 } when digits is >= 1 and <= 12 => CalendarReader.OfParts(context, start, end, 0, digits, 0, false),
            { Month: 0, Day: > 0 } when digits is >= 1 and <= 31 => CalendarReader.OfParts(context, start, end, 0, 0, digits, false),
            _ => null,
        };
        return first is null ? null : WithEnclosing(context, Join(context, first, second), needsEnclosing);
    }

    /// <summary>五到六点, 早上五到六点.</summary>
    public static DateExpression? ReadBareHours(DateContext context, int start)
    {
        int part = DateWords.Parts.Match(context.Text, start, out int place);
        string name = part > 0 ? DateWords.PartNames[place] : "";
        int hour = context.ReadNumber(start + part, out int end);
        int length = hour is < 0 or > 24 ? 0 : DateWords.Joins.Match(context.Text, end, out _);
        if (length == 0 || TimeReader.Read(context, context.SkipSpaces(end + length)) is not { Kind: DateKind.Time } second)
        {
            return null;
        }

        DateExpression? first = TimeReader.OfHour(start, end, hour, name);
        return first is null ? null : JoinTimes(first, second);
    }

    /// <summary>Takes 之间 behind a range in; null where a range that needs it has none.</summary>
    private static DateExpression? WithEnclosing(DateContext context, DateExpression? range, int needsEnclosing)
    {
        int length = range is null ? 0 : Enclosings.Match(context.Text, range.End);
        return range is null || (length == 0 && needsEnclosing > 0) ? null
            : range with { End = range.End + (length == 2 && needsEnclosing == 0 ? 0 : length) };
    }

    /// <summary>Makes the range of two ends; null where they make none.</summary>
    internal static DateExpression? Join(DateContext context, DateExpression first, DateExpression second) => (first.Kind, second.Kind) switch
    {
        (DateKind.Date or DateKind.DateRange, DateKind.Date or DateKind.DateRange) => JoinDays(context, first, second),
        (DateKind.Time, DateKind.Time) => JoinTimes(first, second),
        (DateKind.DateTime, DateKind.Date) when first.Timex == "PRESENT_REF" => JoinDays(context, RelativeReader.OfDay(first.Start, first.End, context.Today) with { Year = 0, Month = 0 }, second),
        (DateKind.DateTime, DateKind.Time or DateKind.DateTime) when first.Timex.Contains('T', StringComparison.Ordinal) && first.Timex[0] != 'P' => JoinDateTimes(first, second),
        _ => null,
    };

    private static DateExpression? JoinDays(DateContext context, DateExpression first, DateExpression second)
    {
        if (first.IsImpossible || second.IsImpossible)
        {
            return null;
        }

        second = Complete(context, first, second);
        if (first.Kind == DateKind.DateRange && first.Year == 0 && first.Month > 0 && second.Kind == DateKind.DateRange && second.Month > 0)
        {
            return JoinMonths(context, first, second);
        }

        (DateTime from, DateTime to) = (first.From, second.From);
        DateTime? past = first.PastFrom;
        DateTime pastTo = second.PastFrom ?? second.From;
        if (past is { } pastFrom && second.PastFrom is not null)
        {
            // The ends have two readings each: take those that follow each other.
            from = from > to ? pastFrom : from;
            bool leapDay = first is { Month: 2, Day: 29 };
            pastTo = leapDay ? pastTo.AddYears(pastFrom.Year - pastTo.Year) : pastTo < pastFrom ? to : pastTo;
            to = leapDay ? to.AddYears(from.Year - to.Year) : to;
        }

        if (to < from)
        {
            return null;
        }

        string timex = $"({Start(first)},{Start(second)},{Length(first, second, from, to)})";
        if (past is { } begin && first is { Month: 2, Day: > 0 and < 29 } && second.Month > 2 && pastTo - begin != to - from)
        {
            timex += $"|({Start(first)},{Start(second)},{Length(first, second, begin, pastTo)})"; // one of the two Februaries has a day more
        }

        return new DateExpression(first.Start, second.End, DateKind.DateRange, timex)
        {
            From = from,
            To = to,
            PastFrom = past,
            PastTo = pastTo,
            Year = first.Year,
            Month = first.Month,
            Day = first.Day,
        };
    }

    /// <summary>Gives the second end the year and month that only the first says.</summary>
    private static DateExpression Complete(DateContext context, DateExpression first, DateExpression second)
    {
        int month = second.Month > 0 || second.Day == 0 || second.Year > 0 ? second.Month : first.Month;
        int year = second.Year > 0 || (second.Month == 0 && second.Day == 0) ? second.Year : first.Year;
        bool same = (year == second.Year && month == second.Month) || (second.Month == 0 && second.Day == 0);
        return same ? second : CalendarReader.OfParts(context, second.Start, second.End, year, month, second.Day, second.IsLunar) ?? second;
    }

    private static DateExpression? JoinMonths(DateContext context, DateExpression first, DateExpression second)
    {
        int year = context.Today.Year;
        DateTime? from = Calendar.Day(year, first.Month, 1);
        DateTime? to = Calendar.Day(second.Month < first.Month ? year + 1 : year, second.Month, 1);
        if (from is not { } begin || to is not { } end)
        {
            return null;
        }

        string length = "P" + Calendar.Write(((end.Year - begin.Year) * 12) + end.Month - begin.Month) + "M";
        return new DateExpression(first.Start, second.End, DateKind.DateRange, $"({first.Timex}-01,{second.Timex}-01,{length})")
        {
            From = begin,
            To = end,
            Month = first.Month,
        };
    }

    private static string Start(DateExpression end) => end.Day == 0 && end.Year > 0 ? Calendar.Write(end.From) : end.Timex;

    private static string Length(DateExpression first, DateExpression second, DateTime from, DateTime to)
    {
        bool years = first is { Year: > 0, Month: 0, Day: 0 } && second is { Year: > 0, Month: 0, Day: 0 };
        bool months = first.Kind == DateKind.DateRange && second.Kind == DateKind.DateRange && first.Month > 0 && second.Month > 0;
        return years ? "P" + Calendar.Write(to.Year - from.Year) + "Y"
            : months ? "P" + Calendar.Write(((to.Year - from.Year) * 12) + to.Month - from.Month) + "M"
            : "P" + Calendar.Write((to - from).TotalDays) + "D";
    }

    private static DateExpression JoinTimes(DateExpression first, DateExpression second)
    {
        (DateTime to, string timex) = SecondTime(first, second);
        TimeSpan length = to.TimeOfDay - first.From.TimeOfDay;
        length += length < TimeSpan.Zero ? TimeSpan.FromDays(1) : TimeSpan.Zero;
        return new DateExpression(first.Start, second.End, DateKind.TimeRange, $"({first.Timex},{timex},{Calendar.Write(length)})")
        {
            From = first.From,
            To = to,
            IsEitherHalf = first.IsEitherHalf && second.IsEitherHalf,
        };
    }

    private static DateExpression JoinDateTimes(DateExpression first, DateExpression second)
    {
        (DateTime time, string timex) = SecondTime(first, second);
        DateTime to = second.Kind == DateKind.DateTime ? second.From : first.From.Date + time.TimeOfDay;
        string day = first.Timex[..first.Timex.IndexOf('T', StringComparison.Ordinal)];
        string end = second.Kind == DateKind.DateTime ? second.Timex : day + timex;
        DateTime pastTo = second.Kind == DateKind.DateTime ? second.PastFrom ?? second.From : (first.PastFrom ?? first.From).Date + time.TimeOfDay;
        TimeSpan length = to >= first.From ? to - first.From : TimeSpan.Zero;
        return first with
        {
            End = second.End,
            Kind = DateKind.DateTimeRange,
            Timex = $"({first.Timex},{end},{Calendar.Write(length)})",
            To = to,
            PastTo = pastTo,
            IsEitherHalf = first.IsEitherHalf && second.IsEitherHalf,
        };
    }

    /// <summary>晚上7:00到8:00 ends at 20:00: the second end is in the half of the day that the first names.</summary>
    private static (DateTime To, string Timex) SecondTime(DateExpression first, DateExpression second)
    {
        bool inherits = second.IsEitherHalf && first.PartOffset == 12 && second.Kind == DateKind.Time && second.From.Hour < 12;
        if (!inherits)
        {
            return (second.From, second.Timex);
        }

        DateTime to = second.From.AddHours(12);
        return (to, "T" + to.Hour.ToString("00", CultureInfo.InvariantCulture) + second.Timex[3..]);
    }

    private static int Unjoined(out int needsEnclosing)
    {
        needsEnclosing = 0;
        return 0;
    }
}
