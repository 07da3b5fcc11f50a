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
        Timex = day.Timex + time.Timex,
        From = day.From.Date + time.From.TimeOfDay,
        To = day.From.Date + time.To.TimeOfDay,
        PastFrom = day.PastFrom?.Date + time.From.TimeOfDay,
        PastTo = day.PastTo.Date + time.To.TimeOfDay,
        IsEitherHalf = time.IsEitherHalf,
        PartOffset = time.PartOffset,
    };
}
