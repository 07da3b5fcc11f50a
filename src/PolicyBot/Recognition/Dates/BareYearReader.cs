namespace PolicyBot.Recognition.Dates;

/// <summary>
/// Reads years without 年 where nothing else can be meant: 2016, 2015-2018, 从2015到2018, 2019以前. Microsoft's models take any number from
/// 1500 to 2100 for a year; here it has to stand alone.
/// </summary>
internal static class BareYearReader
{
    private const int Digits = 4;

    /// <summary>Reads the year or years that begin at a place.</summary>
    public static DateExpression? Read(DateContext context, int start)
    {
        int at = context[start] is '从' or '自' ? start + 1 : start;
        if (Year(context, at) is not { } first)
        {
            return null;
        }

        int join = DateWords.Joins.Match(context.Text, context.SkipSpaces(first.End), out int needsEnclosing);
        DateExpression? second = join > 0 && needsEnclosing == 0 ? Year(context, context.SkipSpaces(context.SkipSpaces(first.End) + join)) : null;
        DateExpression? range = second is null || !Ends(context, second.End) ? null : RangeReader.Join(context, first, second);
        if (range is not null)
        {
            return range with { Start = start };
        }

        DateExpression year = DateModifiers.Apply(context, first);
        return at == start && (Ends(context, first.End) || year.End > first.End) ? year : null;
    }

    private static DateExpression? Year(DateContext context, int start)
    {
        bool begins = char.IsAsciiDigit(context[start]) && !char.IsAsciiLetterOrDigit(context[start - 1]) && context[start - 1] is not ('.' or '/' or ':' or ',');
        int year = begins ? context.ReadNumber(start, out int end) : Missing(start, out end);
        return year is >= 1500 and <= 2100 && end - start == Digits && char.IsAsciiDigit(context[end - 1]) ? CalendarReader.OfParts(context, start, end, year, 0, 0, false) : null;
    }

    private static bool Ends(DateContext context, int end) =>
        !char.IsAsciiLetterOrDigit(context[end]) && !Characters.IsHan(context[end]) && context[end] is not ('.' or '-' or '/' or ':' or '%' or '~' or ',' or '℃' or '°');

    private static int Missing(int at, out int end)
    {
        end = at;
        return -1;
    }
}
