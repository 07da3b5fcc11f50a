namespace PolicyBot.Recognition.Dates;

/// <summary>Reads one date, time, period or length of time at a place, dates together with the time that follows; the longest reading wins.</summary>
internal static class PointReader
{
    /// <summary>Reads what begins at a place.</summary>
    public static DateExpression? Read(DateContext context, int start)
    {
        DateExpression? best = Longer(ReadDay(context, start), PeriodReader.Read(context, start));
        best = Longer(best, RelativeReader.ReadSpan(context, start));
        best = Longer(best, TimeReader.Read(context, start));
        best = Longer(best, RelativeReader.ReadNow(context, start));
        DateExpression? duration = DurationReader.Read(context, start);
        return Longer(best, duration is null ? null : DurationOffset.Apply(context, duration));
    }

    /// <summary>The longer of two readings, the first where they are of one length.</summary>
    public static DateExpression? Longer(DateExpression? one, DateExpression? other) =>
        one is null || (other is not null && other.End > one.End) ? other : one;

    private static DateExpression? ReadDay(DateContext context, int start)
    {
        DateExpression? day = RelativeReader.ReadDay(context, start, out string part);
        day = Longer(day, HolidayReader.Read(context, start));
        DateExpression? calendar = CalendarReader.Read(context, start);
        day = Longer(day, calendar);
        day = Longer(day, PeriodReader.ReadWeekOfMonth(context, calendar));
        day = Longer(day, RelativeReader.ReadWeek(context, start));
        return day is { Kind: DateKind.Date } ? WithTime(context, day, part) : day;
    }

    private static DateExpression WithTime(DateContext context, DateExpression day, string part)
    {
        int at = context.SkipSpaces(day.End);
        at += context[at] is '的' or 't' ? 1 : 0;
        DateExpression? time = TimeReader.Read(context, at, part);
        if (time is null && part.Length == 0 && context[at] is '早' or '晚' && !Characters.IsHan(context[at + 1]))
        {
            return Join(day, TimeReader.OfPart(day.Start, at + 1, context[at] == '早' ? "MO" : "EV")); // 10月3日晚
        }

        if (time is null)
        {
            return part.Length == 0 ? day : Join(day, TimeReader.OfPart(day.Start, day.End, part));
        }

        return Join(day, time);
    }

    /// <summary>A day with a time or part of the day.</summary>
    public static DateExpression Join(DateExpression day, DateExpression time) => day with
    {
        End = time.End,
        Kind = time.Kind == DateKind.Time ? DateKind.DateTime : DateKind.DateTimeRange,
        Timex = day.Timex + (IsNoonOfDay(time) ? "T12" + time.Timex[3..] : time.Timex),
        IsLunar = day.IsLunar && time.Kind == DateKind.Time,
        From = day.From.Date + TimeOf(time),
        To = day.From.Date + (time.IsPoint ? TimeOf(time) : EndOf(time)),
        PastFrom = day.PastFrom?.Date + TimeOf(time),
        PastTo = day.PastTo.Date + (time.IsPoint ? TimeOf(time) : EndOf(time)),
        IsEitherHalf = time.IsEitherHalf,
        PartOffset = time.PartOffset,
    };

    /// <summary>今天晚上12点 is noon to Microsoft's models, though 晚上12点 alone is T24.</summary>
    private static bool IsNoonOfDay(DateExpression time) => time.PartOffset == 12 && time.Timex.StartsWith("T24", StringComparison.Ordinal);

    private static TimeSpan TimeOf(DateExpression time) => time.From.TimeOfDay + (IsNoonOfDay(time) ? TimeSpan.FromHours(12) : TimeSpan.Zero);

    /// <summary>The night of a day ends a second before midnight, the night alone (as Microsoft's models have it) a minute.</summary>
    private static TimeSpan EndOf(DateExpression time) =>
        time.Kind == DateKind.TimeRange && time.To is { Hour: 23, Minute: 59 } ? new TimeSpan(23, 59, 59) : time.To.TimeOfDay;
}
