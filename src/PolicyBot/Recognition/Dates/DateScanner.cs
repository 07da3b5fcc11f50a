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
        if (c is '从' or '自')
        {
            return ReadFrom(context, start);
        }

        if (c == '在')
        {
            return ReadBetween(context, start);
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

        DateExpression? range = RangeReader.ReadBare(context, start) ?? RangeReader.ReadBareHours(context, start);
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
        if (context[at] == '.')
        {
            at = AfterDecimals(context, at); // 1.5小时
            return end - start is 1 or 2 or 4 && (end - start == 4 || context[at] == '.' || UnitOrNone(context, at));
        }

        return context[at] switch
        {
            '个' => BehindPiece.Contains(context[at + 1], StringComparison.Ordinal),
            var c when at > end && char.IsAsciiDigit(c) => end - start == 4, // 2018 1 10
            var c => BehindNumber.Contains(c, StringComparison.Ordinal),
        };
    }

    private static int AfterDecimals(DateContext context, int point)
    {
        int at = point + 1;
        while (at < point + 3 && char.IsAsciiDigit(context[at]))
        {
            at++;
        }

        return at;
    }

    private static bool UnitOrNone(DateContext context, int at) => DateWords.Units.Match(context.Text, context.SkipSpaces(at)) > 0;

    private static DateExpression? ReadFrom(DateContext context, int start)
    {
        int at = context.SkipSpaces(start + 1);
        if (!Begins(context[at]) || context[at] is '从' or '自' or '在' or '=' || Read(context, at) is not { } expression)
        {
            return null;
        }

        bool isRange = expression.Modifier == DateModifier.None && expression.Timex.StartsWith('(')
            && expression.Kind is DateKind.DateRange or DateKind.TimeRange or DateKind.DateTimeRange;
        if (isRange || expression.Kind is DateKind.Duration or DateKind.Set || expression.Modifier is not (DateModifier.None or DateModifier.Since))
        {
            return isRange ? expression with { Start = start } : null;
        }

        // A beginning without an end, as Microsoft's models see it: no such word before it in the text, no 到 behind.
        bool isFirst = context.Text[..start].IndexOfAny('从', '自') < 0 && context.Text[expression.End..].IndexOfAny('到', '至') < 0;
        return isFirst ? expression with { Start = start, Modifier = DateModifier.Since } : null;
    }

    /// <summary>在2015年和2018年之间.</summary>
    private static DateExpression? ReadBetween(DateContext context, int start)
    {
        int at = context.SkipSpaces(start + 1);
        DateExpression? range = char.IsAsciiDigit(context[at]) ? RangeReader.ReadBare(context, at) ?? Read(context, at) : null;
        return range is { Kind: DateKind.DateRange, Year: > 0, Month: 0, Timex: ['(', ..] } && context[range.End - 1] == '间' ? range with { Start = start } : null;
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
            new WordTrie("从 自 在 = 每 逐 隔 农 阴 旧 正 腊 冬 大 初 半 第 最 差"),
        ];
        foreach (WordTrie trie in tries)
        {
            trie.MarkBeginnings(beginnings);
        }

        return beginnings;
    }
}
