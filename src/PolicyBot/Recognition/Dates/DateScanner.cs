using PolicyBot.Recognition.Numbers;

namespace PolicyBot.Recognition.Dates;

/// <summary>Reads dates of every kind, ranges and what words around them make of them (2018年以前, 从3月1日开始).</summary>
internal static class DateScanner
{
    private const int LongestNumber = 9;
    private const string BehindNumber = "年月日号点时:-/天周星礼小分秒季世半代昼钟刻工自夜至到~与和跟及多余又零ap";
    private const string BehindPiece = "月半星礼季小工自钟日分周法";

    private static readonly ulong[] Beginnings = ReadBeginnings();

    /// <summary>Whether a date can begin with a character.</summary>
    public static bool Begins(char c) => IsBeginning(c) || NumeralCharacters.BeginsNumber(c);

    /// <summary>Whether a date can begin at a place; for a number, what stands behind it decides.</summary>
    public static bool CanBegin(DateContext context, int at)
    {
        char c = context[at];
        return IsBeginning(c) ? !NumeralCharacters.BeginsNumber(c) || DateWords.Holidays.Match(context.Text, at) > 0 || IsNumberOfDate(context, at)
            : NumeralCharacters.BeginsNumber(c) && IsNumberOfDate(context, at);
    }

    /// <summary>Reads the date that begins at a place.</summary>
    /// <param name="context">The text and reference.</param>
    /// <param name="start">Where it begins.</param>
    public static DateExpression? Read(DateContext context, int start)
    {
        char c = context[start];
        if (c is '从' or '自' or '由')
        {
            return ReadFrom(context, start);
        }

        if (c == '=')
        {
            return ReadBareYear(context, start);
        }

        DateExpression? set = SetReader.Read(context, start);
        if (set is not null)
        {
            return set;
        }

        DateExpression? range = RangeReader.ReadBare(context, start);
        DateExpression? point = PointReader.Read(context, start);
        DateExpression? joined = point is null ? null : RangeReader.Read(context, point);
        DateExpression? found = PointReader.Longer(PointReader.Longer(joined, range), point);
        return found is null ? null : DateModifiers.Apply(context, found);
    }

    /// <summary>How many characters at a place belong to a word that only looks like a date.</summary>
    public static int SkipWord(DateContext context, int start) => DateWords.NoDates.Match(context.Text, start);

    private static bool IsNumberOfDate(DateContext context, int start)
    {
        int at = start;
        while (at < start + LongestNumber && (char.IsAsciiDigit(context[at]) || NumeralCharacters.IsNumeral(context[at])))
        {
            at++;
        }

        int end = at;
        at = context.SkipSpaces(at);
        return context[at] switch
        {
            '个' => BehindPiece.Contains(context[at + 1], StringComparison.Ordinal),
            '.' => end - start == 4,
            var c => BehindNumber.Contains(c, StringComparison.Ordinal),
        };
    }

    private static DateExpression? ReadFrom(DateContext context, int start)
    {
        int at = context.SkipSpaces(start + 1);
        if (!Begins(context[at]) || context[at] is '从' or '自' or '由' or '=' || Read(context, at) is not { } expression)
        {
            return null;
        }

        // 从 belongs to a range of two ends; with 开始 too, where it is the first 从 of the text.
        bool isRange = expression.Modifier == DateModifier.None && expression.Timex.StartsWith('(')
            && expression.Kind is DateKind.DateRange or DateKind.TimeRange or DateKind.DateTimeRange;
        bool isBeginning = expression is { Modifier: DateModifier.Since, Kind: DateKind.Date or DateKind.DateTime or DateKind.Time }
            && context[expression.End - 1] == '始' && context.Text[..start].IndexOf(context[start]) < 0;
        return isRange || isBeginning ? expression with { Start = start } : null;
    }

    private static DateExpression? ReadBareYear(DateContext context, int start)
    {
        int at = context.SkipSpaces(start + 1);
        int year = context.ReadNumber(at, out int end);
        return end - at == 4 && year is > 1500 and < 2100 && !char.IsAsciiDigit(context[end]) && context[end] is not ('.' or '-' or '/' or '%')
            ? CalendarReader.OfParts(context, start, end, year, 0, 0, false)
            : null;
    }

    private static bool IsBeginning(char c) => (Beginnings[c >> 6] & (1UL << (c & 63))) != 0;

    private static ulong[] ReadBeginnings()
    {
        ulong[] beginnings = new ulong[(char.MaxValue + 1) / 64];
        WordTrie[] tries =
        [
            DateWords.Days, DateWords.Years, DateWords.Months, DateWords.Weeks, DateWords.WeekNames, DateWords.Parts, DateWords.Seasons, DateWords.Halves,
            DateWords.HalfMonths, DateWords.Nows, DateWords.Past, DateWords.Future, DateWords.Holidays, DateWords.Eras,
            new WordTrie("从 自 由 = 每 逐 隔 农 阴 旧 正 腊 冬 大 初 半 第 最 差"),
        ];
        foreach (WordTrie trie in tries)
        {
            trie.MarkBeginnings(beginnings);
        }

        return beginnings;
    }
}
