using PolicyBot.Recognition.Numbers;

namespace PolicyBot.Recognition.Models;

/// <summary>Reads one range of numbers.</summary>
internal static class NumberIntervalScanner
{
    private static readonly WordTrie Connectors = new("- ~ -- 到 至", "与 和 跟"); // the second list needs 之间 behind the second number
    private static readonly WordTrie Enclosings = new("之间 间");

    /// <summary>Reads the range that begins at a place.</summary>
    /// <param name="text">Folded text.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="interval">The range.</param>
    /// <returns>Whether one begins here.</returns>
    public static bool TryScan(ReadOnlySpan<char> text, int start, out NumberInterval interval)
    {
        interval = default;
        if (text[start] is '从' or '自' or '在')
        {
            // 从1到10: the words before belong to a range of two numbers.
            return text[start] != '在' && TryTwoNumbers(text, start + 1, out interval) && Widen(ref interval, start);
        }

        return TryCompared(text, start, out interval)
            || TryThan(text, start, out interval)
            || TryTwoNumbers(text, start, out interval)
            || TryBounded(text, start, out interval);
    }

    private static bool Widen(ref NumberInterval interval, int start)
    {
        interval = interval with { Start = start };
        return true;
    }

    private static bool TryCompared(ReadOnlySpan<char> text, int start, out NumberInterval interval)
    {
        interval = default;
        if (!Comparisons.Before.Begins(text[start]))
        {
            return false;
        }

        int length = Comparisons.Before.MatchSpaced(text, start, out int bound);
        if (length == 0 || bound == (int)Bound.About || (bound == (int)Bound.Equal && start > 0 && text[start - 1] == '不')
            || !NumberScanner.TryScan(text, CardinalScanner.SkipSpaces(text, start + length), out Number number)
            || (number.Length == 1 && number.End < text.Length && text[number.End] == '半')) // 超过一半
        {
            return false;
        }

        interval = Of(start, number.End, (double)number.Value, (Bound)bound);
        return true;
    }

    /// <summary>比四分之一大.</summary>
    private static bool TryThan(ReadOnlySpan<char> text, int start, out NumberInterval interval)
    {
        interval = default;
        if (text[start] != '比' || !NumberScanner.TryScan(text, CardinalScanner.SkipSpaces(text, start + 1), out Number number))
        {
            return false;
        }

        int at = CardinalScanner.SkipSpaces(text, number.End);
        at += at < text.Length && text[at] is '更' or '还' or '要' ? 1 : 0;
        int length = Comparisons.Than.Match(text, at, out int bound);
        interval = Of(start, at + length, (double)number.Value, (Bound)bound);
        return length > 0;
    }

    private static bool TryTwoNumbers(ReadOnlySpan<char> text, int start, out NumberInterval interval)
    {
        interval = default;
        if (start >= text.Length || !NumberScanner.TryScan(text, start, out Number low))
        {
            return false;
        }

        int at = CardinalScanner.SkipSpaces(text, low.End);
        int length = Connectors.Match(text, at, out int needsEnclosing);
        at = CardinalScanner.SkipSpaces(text, at + length);
        if (length == 0 || !NumberScanner.TryScan(text, at, out Number high) || low.Value >= high.Value)
        {
            return false;
        }

        int enclosing = CardinalScanner.SkipSpaces(text, high.End);
        int enclosingLength = Enclosings.Match(text, enclosing);
        int end = enclosingLength > 0 ? enclosing + enclosingLength : high.End;
        interval = new NumberInterval(start, end, (double)low.Value, (double)high.Value, true, false);
        return needsEnclosing == 0 || enclosingLength > 0;
    }

    private static bool TryBounded(ReadOnlySpan<char> text, int start, out NumberInterval interval)
    {
        interval = default;
        if (!NumberScanner.TryScan(text, start, out Number number))
        {
            return false;
        }

        int at = CardinalScanner.SkipSpaces(text, number.End);
        int length = Comparisons.Behind.Match(text, at, out int bound);
        if (length == 0 && at < text.Length && text[at] == '几' && number.Is(NumberForms.Unit))
        {
            (length, bound) = (1, (int)Bound.Above); // 二十几
        }

        if (length > 0 && bound != (int)Bound.About)
        {
            interval = Of(start, at + length, (double)number.Value, (Bound)bound);
            return true;
        }

        interval = Of(start, number.End, (double)number.Value, Bound.Above);
        return number.Is(NumberForms.Vague);
    }

    private static NumberInterval Of(int start, int end, double value, Bound bound) => bound switch
    {
        Bound.Above => new NumberInterval(start, end, value, null, false, false),
        Bound.From => new NumberInterval(start, end, value, null, true, false),
        Bound.Below => new NumberInterval(start, end, null, value, false, false),
        Bound.UpTo => new NumberInterval(start, end, null, value, false, true),
        _ => new NumberInterval(start, end, value, value, true, true),
    };
}
