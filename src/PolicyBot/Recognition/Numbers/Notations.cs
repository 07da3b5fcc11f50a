namespace PolicyBot.Recognition.Numbers;

/// <summary>What may stand behind digits and belongs to the number: an exponent (2e5), a power (2^5), a multiple (40k), or 打 for a dozen.</summary>
internal static class Notations
{
    private static readonly WordTrie NoDozen = new("打开 打造 打击 打工 打车 打通 打卡 打印 打电 打算 打分 打折");

    /// <summary>Reads the rest of such a number.</summary>
    /// <param name="text">Folded text.</param>
    /// <param name="first">The digits it begins with.</param>
    /// <param name="number">The whole number.</param>
    public static bool TryScanBehind(ReadOnlySpan<char> text, Number first, out Number number)
    {
        number = first;
        if (first.End >= text.Length || first.Is(NumberForms.TooLarge))
        {
            return false;
        }

        return first.Is(NumberForms.Digits) && !first.Is(NumberForms.Unit)
            ? TryExponent(text, first, out number) || TryMultiple(text, first, out number) || TryDozen(text, first, out number)
            : TryDozen(text, first, out number);
    }

    private static bool TryExponent(ReadOnlySpan<char> text, Number first, out Number number)
    {
        number = first;
        bool scientific = text[first.End] == 'e';
        if (!scientific && text[first.End] != '^')
        {
            return false;
        }

        int at = first.End + 1;
        int sign = 1;
        for (; at < text.Length && text[at] is '+' or '-' && at - first.End <= 4; at++)
        {
            sign = text[at] == '-' ? -sign : sign;
        }

        int exponent = 0;
        int digits = at;
        for (; at < text.Length && char.IsAsciiDigit(text[at]) && at - digits < 3; at++)
        {
            exponent = (exponent * 10) + text[at] - '0';
        }

        double value = Math.Pow(scientific ? 10 : (double)first.Value, sign * exponent) * (scientific ? (double)first.Value : 1);
        if (at == digits || !(Math.Abs(value) < 1e28) || (value != 0 && Math.Abs(value) < 1e-20))
        {
            return false;
        }

        number = new Number(first.Start, at, (decimal)value, NumberForms.Digits | NumberForms.Decimals);
        return true;
    }

    private static bool TryMultiple(ReadOnlySpan<char> text, Number first, out Number number)
    {
        number = first;
        int at = CardinalScanner.SkipSpaces(text, first.End);
        decimal factor = at >= text.Length ? 0 : text[at] switch { 'k' => 1e3m, 'm' => 1e6m, 'g' or 'b' => 1e9m, 't' => 1e12m, _ => 0 };
        if (factor == 0 || (at + 1 < text.Length && char.IsAsciiLetterOrDigit(text[at + 1])) || first.Value > 1e12m)
        {
            return false;
        }

        number = first with { End = at + 1, Value = first.Value * factor, Form = first.Form & ~NumberForms.Decimals };
        return true;
    }

    private static bool TryDozen(ReadOnlySpan<char> text, Number first, out Number number)
    {
        number = first;
        if (text[first.End] != '打' || NoDozen.Match(text, first.End) > 0 || first.Value > 1e20m)
        {
            return false;
        }

        number = first with { End = first.End + 1, Value = first.Value * 12, Form = first.Form | NumberForms.Unit };
        return true;
    }
}
