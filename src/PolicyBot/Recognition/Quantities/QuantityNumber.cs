using PolicyBot.Recognition.Numbers;

namespace PolicyBot.Recognition.Quantities;

/// <summary>The number of a quantity: one, two joined (20-90), or two side by side that mean about as many (七八十, 三五个).</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Low">The number or the lower one.</param>
/// <param name="High">The number or the higher one.</param>
/// <param name="Number">The first number as scanned.</param>
internal readonly record struct QuantityNumber(int Start, int End, decimal Low, decimal High, Number Number)
{
    private static readonly decimal[] Powers = [1, 10, 100, 1000, 10_000];

    /// <summary>Whether it says 多, 余 or 几 before its last unit.</summary>
    public bool IsVague => Number.Is(NumberForms.Vague);

    /// <summary>Reads the number that begins at a place.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int at, out QuantityNumber number)
    {
        number = default;
        bool negative = NumberScanner.IsSign(text, at);
        bool currency = at < text.Length && text[at] is '¥' or '￥' or '$';
        int first = negative || currency ? at + 1 : at;
        if (!CardinalScanner.TryScan(text, first, spaces: true, out Number low) || low.Is(NumberForms.TooLarge))
        {
            return false;
        }

        if (IsPair(text, low))
        {
            return TryPair(text, low, out number);
        }

        decimal value = negative ? -low.Value : low.Value;
        number = new QuantityNumber(at, low.End, value, value, low);
        if (QuantityReader.TryJoin(text, low.End, out Number high) && !high.Is(NumberForms.TooLarge))
        {
            // 3至5万户: the unit behind the second number holds for both.
            decimal lower = !low.Is(NumberForms.Unit) && high.Is(NumberForms.Unit) && low.Value < 1000 ? low.Value * Scale(text, high) : low.Value;
            number = lower < high.Value && MeasureWords.Match(text, CardinalScanner.SkipSpaces(text, high.End), out _) > 0
                ? new QuantityNumber(at, high.End, lower, high.Value, low)
                : number;
        }

        return true;
    }

    private static decimal Scale(ReadOnlySpan<char> text, Number number)
    {
        int exponent = NumeralCharacters.Exponent(text[number.End - 1]);
        return exponent is > 0 and <= 4 ? Powers[exponent] : exponent == 8 ? 1e8m : 1;
    }

    private static bool IsPair(ReadOnlySpan<char> text, Number number)
    {
        if (number.Length != 2 || number.Form != NumberForms.Han)
        {
            return false;
        }

        int first = NumeralCharacters.Digit(text[number.Start]);
        int second = NumeralCharacters.Digit(text[number.Start + 1]);
        return first > 0 && (second == first + 1 || (first == 3 && second == 5));
    }

    private static bool TryPair(ReadOnlySpan<char> text, Number pair, out QuantityNumber number)
    {
        int end = pair.End;
        decimal scale = 1;
        while (end < text.Length && NumeralCharacters.Exponent(text[end]) is var exponent and > 0 and <= 4 && scale < 1e8m)
        {
            scale *= Powers[exponent];
            end++;
        }

        decimal low = NumeralCharacters.Digit(text[pair.Start]) * scale;
        decimal high = NumeralCharacters.Digit(text[pair.Start + 1]) * scale;
        number = new QuantityNumber(pair.Start, end, low, high, pair);
        return true;
    }
}
