namespace PolicyBot.Recognition.Dates;

/// <summary>Reads dates as articles and residents write them: what <see cref="DateScanner"/> reads, and 去年底, 6月底前, 上旬, 十四五期间.</summary>
internal static class PolicyDateReader
{
    /// <summary>Whether a date can begin at a place.</summary>
    public static bool Begins(DateContext context, int at) => PeriodWords.Begins(context[at]) || DateScanner.CanBegin(context, at);

    /// <summary>Reads the date that begins at a place.</summary>
    /// <param name="context">The text and reference.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="skip">Receives how far to go on where a word stands here that only looks like a date.</param>
    public static DateEntity? Read(DateContext context, int start, ref int skip)
    {
        DateExpression? edge = PeriodWords.Read(context, start);
        DateExpression? found = PointReader.Longer(DateScanner.Read(context, start), edge is null ? null : DateModifiers.Apply(context, edge));
        int word = DateScanner.SkipWord(context, start);
        if (word > 0 && (found is null || found.End <= start + word))
        {
            skip = word;
            return null;
        }

        if (found is null || IsLength(context, found))
        {
            return null;
        }

        bool namesMonth = context[found.End] == '份' && context[found.End - 1] == '月';
        return Of(context, namesMonth ? found with { End = found.End + 1 } : found);
    }

    /// <summary>Lengths of time are quantities, what comes again is no date, and 1/2 a share.</summary>
    private static bool IsLength(DateContext context, DateExpression found) =>
        found.Kind is DateKind.Duration or DateKind.Set || found.IsImpossible || found.Timex.EndsWith("REF", StringComparison.Ordinal)
        || (found is { Year: 0, Month: > 0, Kind: DateKind.Date } && context.Text[found.Start..found.End].Contains('/'))
        || (found is { Year: 0, Month: 0, Day: > 0, Timex: ['X', ..] } && context[found.End] is '内' or '以' or '之' && context[found.End - 1] == '日')
        || (found.Kind == DateKind.Time && context[found.Start] is not (>= '0' and <= '9') && found.End - found.Start == 2 && found.IsEitherHalf);

    private static DateEntity Of(DateContext context, DateExpression found)
    {
        bool isTimeOfDay = found.Kind is DateKind.Time or DateKind.TimeRange;
        bool past = found.PastFrom is { } before && before.Year == context.Today.Year && found.From.Year != context.Today.Year;
        DateTime from = past ? found.PastFrom!.Value : found.From;
        DateTime to = past ? found.PastTo : found.To;
        DateOnly first = DateOnly.FromDateTime(from);
        bool wholeDays = found.Kind == DateKind.DateRange && to > from;
        DateOnly last = DateOnly.FromDateTime(wholeDays ? to.AddDays(-1) : to);
        DateOnly? begin = found.Modifier switch
        {
            DateModifier.Before or DateModifier.Until => null,
            DateModifier.After => last,
            _ => first,
        };
        DateOnly? end = found.Modifier switch
        {
            DateModifier.After or DateModifier.Since => null,
            DateModifier.Before when !PeriodWords.IsEdge(found) => first,
            _ => last,
        };
        return new DateEntity(found.Start, found.End - found.Start, isTimeOfDay ? null : begin, isTimeOfDay ? null : end, found.Timex)
        {
            SaysYear = !isTimeOfDay && found.PastFrom is null && found.Timex[0] != 'X',
            IsTimeOfDay = isTimeOfDay,
        };
    }
}
