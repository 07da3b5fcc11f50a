namespace PolicyBot.Recognition.Dates;

/// <summary>Edges of years and months, and five-year plans (Data/periods.tsv): 去年底, 6月上旬, 年初, 十四五期间.</summary>
internal static class PeriodWords
{
    private static readonly WordTable Table = new("periods.tsv");
    private static readonly WordTrie Plans = Table.Numbers("plan");
    private static readonly WordTrie PlanEnds = Table.Places("planends");
    private static readonly WordTrie Edges = Table.Places("edge");
    private static readonly WordTrie AloneOfYear = Table.Places("alone");
    private static readonly WordTrie AloneOfMonth = Table.Places("alonemonth");
    private static readonly string[] EdgeNames = Table.Values("edge");
    private static readonly string[] YearNames = Table.Values("alone");
    private static readonly string[] MonthNames = Table.Values("alonemonth");

    /// <summary>Whether such a period can begin with a character.</summary>
    public static bool Begins(char c) => Plans.Begins(c) || AloneOfYear.Begins(c) || AloneOfMonth.Begins(c);

    /// <summary>The length of the five-year plan's name at a place (十四五); 0 for none.</summary>
    public static int MatchPlan(ReadOnlySpan<char> text, int start, out int year) => Plans.Match(text, start, out year);

    /// <summary>Whether an expression is the edge of a period, whose last day counts when something is due before it.</summary>
    public static bool IsEdge(DateExpression expression) => expression.Kind == DateKind.DateRange && expression.Timex[0] == '(';

    /// <summary>Reads the period that begins at a place.</summary>
    public static DateExpression? Read(DateContext context, int start) =>
        ReadPlan(context, start) ?? ReadAlone(context, start) ?? ReadEdge(context, start);

    private static DateExpression? ReadPlan(DateContext context, int start)
    {
        int length = MatchPlan(context.Text, start, out int year);
        if (length == 0)
        {
            return null;
        }

        int end = start + length;
        end += context[end] is '"' or '”' or '」' ? 1 : 0;
        int behind = PlanEnds.Match(context.Text, end);
        var from = new DateTime(year, 1, 1);
        return Range(start, behind > 0 ? end + behind : start + length, from, from.AddYears(5));
    }

    private static DateExpression? ReadAlone(DateContext context, int start)
    {
        int length = AloneOfYear.Match(context.Text, start, out int edge);
        if (length > 0)
        {
            return context[start - 1] is >= '0' and <= '9' ? null : OfYear(context.Today.Year, YearNames[edge], start, start + length);
        }

        length = AloneOfMonth.Match(context.Text, start, out edge);
        return length == 0 || Numbers.NumeralCharacters.IsNumeral(context[start - 1]) || char.IsAsciiDigit(context[start - 1])
            ? null
            : OfMonth(new DateTime(context.Today.Year, context.Today.Month, 1), MonthNames[edge], start, start + length);
    }

    private static DateExpression? ReadEdge(DateContext context, int start)
    {
        DateExpression? whole = DateWords.Years.Begins(context[start]) || DateWords.Months.Begins(context[start]) || Numbers.NumeralCharacters.BeginsNumber(context[start])
            ? CalendarReader.Read(context, start)
            : null;
        if (whole is not { Kind: DateKind.DateRange, Day: 0 })
        {
            return null;
        }

        int at = whole.End;
        at += context[at] == '的' ? 1 : 0;
        int length = Edges.Match(context.Text, at, out int edge);
        if (length == 0)
        {
            return null;
        }

        bool inThisYear = whole.PastFrom is { } past && past.Year == context.Today.Year;
        DateTime from = inThisYear ? whole.PastFrom!.Value : whole.From;
        return whole.Month > 0 ? OfMonth(from, EdgeNames[edge], start, at + length) : OfYear(from.Year, EdgeNames[edge], start, at + length);
    }

    private static DateExpression? OfYear(int year, string edge, int start, int end)
    {
        (int month, int months) = edge switch { "last" => (12, 1), "first" => (1, 2), "middle" => (6, 2), "inside" => (1, 12), _ => (0, 0) };
        return Calendar.Day(year, month, 1) is { } from ? Range(start, end, from, from.AddMonths(months)) : null;
    }

    private static DateExpression? OfMonth(DateTime first, string edge, int start, int end)
    {
        DateTime next = first.AddMonths(1);
        return edge switch
        {
            "first" or "early" => Range(start, end, first, first.AddDays(10)),
            "middle" => Range(start, end, first.AddDays(10), first.AddDays(20)),
            "inside" => Range(start, end, first, next),
            _ => Range(start, end, first.AddDays(20), next),
        };
    }

    private static DateExpression Range(int start, int end, DateTime from, DateTime to) =>
        RelativeReader.Period(start, end, $"({Calendar.Write(from)},{Calendar.Write(to)},P{Calendar.Write((to - from).TotalDays)}D)", from, to);
}
