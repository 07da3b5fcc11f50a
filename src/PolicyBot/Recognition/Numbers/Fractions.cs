namespace PolicyBot.Recognition.Numbers;

/// <summary>Fractions: 三分之一, 一又二分之一, 3/5 and 1 3/5.</summary>
internal static class Fractions
{
    /// <summary>Reads the rest of a fraction whose denominator, numerator or whole has been read.</summary>
    /// <param name="text">Folded text.</param>
    /// <param name="first">The number it begins with.</param>
    /// <param name="fraction">The whole fraction.</param>
    public static bool TryScanBehind(ReadOnlySpan<char> text, Number first, out Number fraction)
    {
        fraction = default;
        if (first.Is(NumberForms.TooLarge))
        {
            return false;
        }

        return TryHan(text, first, out fraction) || TryMixedHan(text, first, out fraction)
            || TrySlash(text, first, out fraction) || TryMixedSlash(text, first, out fraction);
    }

    /// <summary>Where 分之 at a place ends, spaces inside allowed; -1 where it does not stand.</summary>
    public static int EndOfPartsOf(ReadOnlySpan<char> text, int at)
    {
        int parts = CardinalScanner.SkipSpaces(text, at);
        int of = parts < text.Length && text[parts] == '分' ? CardinalScanner.SkipSpaces(text, parts + 1) : text.Length;
        return of < text.Length && text[of] == '之' ? of + 1 : -1;
    }

    private static bool TryHan(ReadOnlySpan<char> text, Number denominator, out Number fraction)
    {
        fraction = default;
        int behind = EndOfPartsOf(text, denominator.End);
        if (behind < 0 || denominator.Value < 1)
        {
            return false;
        }

        int at = CardinalScanner.SkipSpaces(text, behind);
        bool negative = NumberScanner.IsSign(text, at);
        if (!CardinalScanner.TryScan(text, negative ? at + 1 : at, spaces: true, out Number numerator))
        {
            return false;
        }
        decimal value = (negative ? -numerator.Value : numerator.Value) / denominator.Value;
        fraction = new Number(denominator.Start, numerator.End, value, NumberForms.Han | NumberForms.Fraction);
        return true;
    }

    private static bool TryMixedHan(ReadOnlySpan<char> text, Number whole, out Number fraction)
    {
        fraction = default;
        int at = CardinalScanner.SkipSpaces(text, whole.End);
        if (at >= text.Length || text[at] != '又'
            || !CardinalScanner.TryScan(text, CardinalScanner.SkipSpaces(text, at + 1), spaces: true, out Number denominator)
            || !TryHan(text, denominator, out Number part))
        {
            return false;
        }

        fraction = part with { Start = whole.Start, Value = whole.Value + part.Value };
        return true;
    }

    private static bool TrySlash(ReadOnlySpan<char> text, Number numerator, out Number fraction)
    {
        fraction = default;
        if (numerator.Form != NumberForms.Digits || numerator.End >= text.Length || text[numerator.End] != '/'
            || (numerator.Start > 0 && text[numerator.Start - 1] == '/')
            || !CardinalScanner.TryScan(text, numerator.End + 1, spaces: false, out Number denominator)
            || denominator.Form != NumberForms.Digits || denominator.Value == 0
            || (denominator.End < text.Length && text[denominator.End] == '/'))
        {
            return false;
        }

        fraction = new Number(numerator.Start, denominator.End, numerator.Value / denominator.Value, NumberForms.Digits | NumberForms.Fraction);
        return true;
    }

    private static bool TryMixedSlash(ReadOnlySpan<char> text, Number whole, out Number fraction)
    {
        fraction = default;
        int at = CardinalScanner.SkipSpaces(text, whole.End);
        if (whole.Form != NumberForms.Digits || at == whole.End
            || !CardinalScanner.TryScan(text, at, spaces: false, out Number numerator)
            || !TrySlash(text, numerator, out Number part))
        {
            return false;
        }

        fraction = part with { Start = whole.Start, Value = whole.Value + part.Value };
        return true;
    }
}
