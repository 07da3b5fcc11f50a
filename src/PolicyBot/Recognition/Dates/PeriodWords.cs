using System.Globalization;

namespace PolicyBot.Recognition.Dates;

/// <summary>Edges of years and months, and five-year plans (Data/periods.tsv): 去年底, 6月上旬, 年初, 十四五期间.</summary>
internal static class PeriodWords
{
    private static readonly string[][] Rows = [.. EmbeddedData.Lines("Recognition.Data.periods.tsv").Select(line => line.Split('\t'))];
    private static readonly string[] EdgeNames = ["last", "first", "early", "middle", "late", "inside"];
    private static readonly WordTrie Plans = Words("plan", value => int.Parse(value, CultureInfo.InvariantCulture));
    private static readonly WordTrie PlanEnds = Words("planends", _ => 0);
    private static readonly WordTrie Edges = Words("edge", value => Array.IndexOf(EdgeNames, value));
    private static readonly WordTrie AloneOfYear = Words("alone", value => Array.IndexOf(EdgeNames, value));
    private static readonly WordTrie AloneOfMonth = Words("alonemonth", value => Array.IndexOf(EdgeNames, value));

    /// <summary>Whether such a period can begin with a character.</summary>
    public static bool Begins(char c) => Plans.Begins(c) || AloneOfYear.Begins(c) || AloneOfMonth.Begins(c);

    /// <summary>Whether an expression is the edge of a period, whose last day counts when something is due before it.</summary>
    public static bool IsEdge(DateExpression expression) => expression.Kind == DateKind.DateRange && expression.Timex[0] == '(';

    /// <summary>Reads the period that begins at a place.</summary>
    public static DateExpression? Read(DateContext context, int start) =>
        ReadPlan(context, start) ?? ReadAlone(context, start) ?? ReadEdge(context, start);

    private static DateExpression? ReadPlan(DateContext context, int start)
    {
        int length = Plans.Match(context.Text, start, out int year);
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
            return context[start - 1] is >= '0' and <= '9' ? null : OfYear(context.Today.Year, edge, start, start + length);
        }

        length = AloneOfMonth.Match(context.Text, start, out edge);
        return length == 0 || Numbers.NumeralCharacters.IsNumeral(context[start - 1]) || char.IsAsciiDigit(context[start - 1])
            ? null
            : OfMonth(new DateTime(context.Today.Year, context.Today.Month, 1), edge, start, start + length);
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
        return whole.Month > 0 ? OfMonth(from, edge, start, at + length) : OfYear(from.Year, edge, start, at + length);
    }

    private static DateExpression? OfYear(int year, int edge, int start, int end)
    {
        (int month, int months) = EdgeNames[edge] switch { "last" => (12, 1), "first" => (1, 2), "middle" => (6, 2), "inside" => (1, 12), _ => (0, 0) };
        return Calendar.Day(year, month, 1) is { } from ? Range(start, end, from, from.AddMonths(months)) : null;
    }

    private static DateExpression? OfMonth(DateTime first, int edge, int start, int end)
    {
        DateTime next = first.AddMonths(1);
        return EdgeNames[edge] switch
        {
            "first" or "early" => Range(start, end, first, first.AddDays(10)),
            "middle" => Range(start, end, first.AddDays(10), first.AddDays(20)),
            "inside" => Range(start, end, first, next),
            _ => Range(start, end, first.AddDays(20), next),
        };
    }

    private static DateExpression Range(int start, int end, DateTime from, DateTime to) =>
        RelativeReader.Period(start, end, $"({Calendar.Write(from)},{Calendar.Write(to)},P{Calendar.Write((to - from).TotalDays)}D)", from, to);

    private static WordTrie Words(string kind, Func<string, int> value) =>
        new(from row in Rows where row[0] == kind from word in row[2].Split(' ') select (word, value(row[1])));
}
