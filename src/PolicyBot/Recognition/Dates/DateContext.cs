namespace PolicyBot.Recognition.Dates;

/// <summary>A text and what its relative dates count from.</summary>
/// <param name="text">Folded text.</param>
/// <param name="reference">The reference.</param>
internal readonly ref struct DateContext(ReadOnlySpan<char> text, DateTime reference)
{
    // A reference outside these years is moved to them: nobody means one, and arithmetic beside it stays within the calendar.
    private const int FirstYear = 200;
    private const int LastYear = 9500;

    /// <summary>Folded text.</summary>
    public ReadOnlySpan<char> Text { get; } = text;

    /// <summary>What relative dates count from.</summary>
    public DateTime Reference { get; } = reference.Year is >= FirstYear and <= LastYear ? reference
        : new DateTime(Math.Clamp(reference.Year, FirstYear, LastYear), reference.Month, Math.Min(reference.Day, 28));

    /// <summary>The reference without its time.</summary>
    public DateTime Today => Reference.Date;

    /// <summary>The character at a place; NUL outside the text.</summary>
    public char this[int at] => (uint)at < (uint)Text.Length ? Text[at] : '\0';

    /// <summary>Where the spaces at a place end.</summary>
    public int SkipSpaces(int at) => Numbers.CardinalScanner.SkipSpaces(Text, at);

    /// <summary>Reads a whole number of at most four characters, in digits or Han.</summary>
    /// <returns>The number; -1 for none.</returns>
    public int ReadNumber(int at, out int end)
    {
        end = at;
        if ((uint)at >= (uint)Text.Length || !Numbers.NumeralCharacters.BeginsNumber(Text[at]))
        {
            return -1;
        }

        ReadOnlySpan<char> window = Text[at..Math.Min(Text.Length, at + 5)];
        int point = window.IndexOf('点'); // of a time, not of decimals
        window = point > 0 ? window[..point] : window;
        if (!Numbers.CardinalScanner.TryScan(window, 0, spaces: false, out Numbers.Number number)
            || number.Length > 4 || number.Value != decimal.Truncate(number.Value) || number.Value > 9999)
        {
            return -1;
        }

        end = at + number.End;
        return (int)number.Value;
    }
}
