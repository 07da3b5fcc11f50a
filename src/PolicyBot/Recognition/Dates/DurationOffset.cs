namespace PolicyBot.Recognition.Dates;

/// <summary>A length of time before or after the reference: 5年前, 三天后, 2分钟前.</summary>
internal static class DurationOffset
{
    /// <summary>Applies the words behind a length of time; without such words it stays what it is.</summary>
    public static DateExpression Apply(DateContext context, DateExpression duration)
    {
        int length = DateWords.Modifiers.Match(context.Text, duration.End, out int value);
        var modifier = (DateModifier)value;
        if (length == 0 || modifier is not (DateModifier.Before or DateModifier.After) || DateWords.NoDates.Match(context.Text, duration.End) > length)
        {
            return duration;
        }

        if (length > 1)
        {
            return duration with { End = duration.End + length, Modifier = modifier }; // as Microsoft's models have it
        }

        bool once = DurationReader.TryOne(context, duration.Start, out int end, out double count, out string unit) && end == duration.End;
        double sign = modifier == DateModifier.Before ? -1 : 1;
        DateTime? then = once ? Calendar.Add(context.Reference, unit, sign * count) : Calendar.Add(context.Reference, "TS", sign * duration.Seconds);
        if (then is not { } time)
        {
            return duration;
        }

        bool isTime = duration.Timex.Contains('T', StringComparison.Ordinal);
        DateTime point = isTime ? time : time.Date;
        return new DateExpression(duration.Start, duration.End + length, isTime ? DateKind.DateTime : DateKind.Date, Calendar.Write(time))
        {
            From = point,
            To = point,
            Year = time.Year,
            Month = time.Month,
            Day = time.Day,
        };
    }
}
