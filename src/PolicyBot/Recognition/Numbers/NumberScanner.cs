namespace PolicyBot.Recognition.Numbers;

/// <summary>Reads a number of any kind: cardinals, with a sign, fractions (三又二分之一, 1 3/5), powers (2^5, 2e5) and multiples (40k, 五打).</summary>
internal static class NumberScanner
{
    /// <summary>Reads the number that begins at a place, its sign included.</summary>
    /// <param name="text">Folded text.</param>
    /// <param name="start">Where the number or its sign begins.</param>
    /// <param name="number">The number.</param>
    /// <returns>Whether one begins here.</returns>
    public static bool TryScan(ReadOnlySpan<char> text, int start, out Number number)
    {
        number = default;
        bool negative = IsSign(text, start);
        int at = negative ? CardinalScanner.SkipSpaces(text, start + 1) : start;
        if (negative && text[start] == '负' && at > start + 1 && at < text.Length && !char.IsAsciiDigit(text[at]))
        {
            return false; // only digits may stand apart from their sign, as Microsoft's models have it
        }

        if (!TryScanUnsigned(text, at, out Number unsigned))
        {
            return false;
        }

        number = negative
            ? unsigned with { Start = start, Value = -unsigned.Value, Form = unsigned.Form | NumberForms.Signed }
            : unsigned;
        return true;
    }

    /// <summary>Whether a sign stands at a place: 负, or a hyphen that joins no two numbers.</summary>
    public static bool IsSign(ReadOnlySpan<char> text, int at)
    {
        if ((uint)at >= (uint)text.Length || text[at] is not ('-' or '负'))
        {
            return false;
        }

        if (text[at] == '负')
        {
            return true;
        }

        // 20 - 90 is a range: what stands before decides, spaces aside.
        int before = at - 1;
        while (before >= 0 && text[before] == ' ' && at - before < 4)
        {
            before--;
        }

        return before < 0 || !(char.IsAsciiLetterOrDigit(text[before]) || text[before] is '-' or '~' or '.' or '/' or ')' or '%' or '元' or '米' or '度' or '岁' or '月');
    }

    private static bool TryScanUnsigned(ReadOnlySpan<char> text, int at, out Number number)
    {
        if (!CardinalScanner.TryScan(text, at, spaces: true, out number))
        {
            return TryScanBarePoint(text, at, out number);
        }

        Number first = number;
        number = Fractions.TryScanBehind(text, first, out Number fraction) ? fraction
            : Notations.TryScanBehind(text, first, out Number notation) ? notation
            : first;
        return true;
    }

    /// <summary>.5, but not the end of 1.5 or of an ellipsis.</summary>
    private static bool TryScanBarePoint(ReadOnlySpan<char> text, int at, out Number number)
    {
        number = default;
        if (at + 1 >= text.Length || text[at] != '.' || !char.IsAsciiDigit(text[at + 1])
            || (at > 0 && (text[at - 1] == '.' || char.IsAsciiLetterOrDigit(text[at - 1])))
            || !CardinalScanner.TryScan(text, at + 1, spaces: false, out Number digits) || !digits.Is(NumberForms.Digits))
        {
            return false;
        }

        int places = 0;
        decimal value = 0;
        decimal place = 0.1m;
        while (at + 1 + places < text.Length && char.IsAsciiDigit(text[at + 1 + places]) && places < 27)
        {
            value += (text[at + 1 + places] - '0') * place;
            place /= 10;
            places++;
        }

        number = new Number(at, at + 1 + places, value, NumberForms.Digits | NumberForms.Decimals);
        return true;
    }
}
