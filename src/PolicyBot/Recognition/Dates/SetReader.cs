namespace PolicyBot.Recognition.Dates;

/// <summary>Reads what comes again: 每年, 每两周, 每周一下午八点, 每天下午三点.</summary>
internal static class SetReader
{
    /// <summary>Reads the set that begins at a place.</summary>
    public static DateExpression? Read(DateContext context, int start)
    {
        if (context[start] is not ('每' or '逐' or '隔'))
        {
            return null;
        }

        int at = context.SkipSpaces(start + 1);
        at += context[start] == '每' && context[at] == '隔' ? 1 : 0;
        DateExpression? weekday = RelativeReader.ReadWeek(context, context[at] == '个' ? at + 1 : at);
        if (weekday is { Kind: DateKind.Date, PastFrom: not null })
        {
            return WithTime(context, start, weekday.End, weekday.Timex, weekday.Timex);
        }

        DateExpression? duration = DurationReader.TryOne(context, at, out int end, out double count, out string unit)
            ? OfUnit(context, start, end, count, unit)
            : null;
        int length = duration is null ? DateWords.Units.Match(context.Text, at, out int place) is var found && found > 0 ? (found * 100) + place : 0 : 0;
        if (length > 0)
        {
            return OfUnit(context, start, at + (length / 100), 1, DateWords.UnitNames[length % 100]);
        }

        return duration ?? (context[at] == '月' ? OfUnit(context, start, at + 1, 1, "M") : null);
    }

    private static DateExpression? OfUnit(DateContext context, int start, int end, double count, string unit)
    {
        string timex = unit switch
        {
            "Q" => "P" + Calendar.Write(3 * count) + "M",
            ['T', var letter] => "PT" + Calendar.Write(count) + letter,
            _ => "P" + Calendar.Write(count) + unit,
        };
        if (unit == "Y" && count == 1 && CalendarReader.Read(context, context[end] == '的' ? end + 1 : end) is { Year: 0, Month: > 0, Day: > 0 } date)
        {
            return WithTime(context, start, date.End, date.Timex, date.Timex);
        }

        return unit == "D" && count == 1 ? WithTime(context, start, end, timex, "") : Of(start, end, timex);
    }

    private static DateExpression WithTime(DateContext context, int start, int end, string timex, string prefix)
    {
        int at = context.SkipSpaces(end);
        at += context[at] == '的' ? 1 : 0;
        DateExpression? time = TimeReader.Read(context, at);
        return time is null ? Of(start, end, timex) : Of(start, time.End, prefix + time.Timex);
    }

    private static DateExpression Of(int start, int end, string timex) => new(start, end, DateKind.Set, timex);
}
