using PolicyBot.Recognition.Numbers;

namespace PolicyBot.Recognition;

/// <summary>Reads one number in digits, in Chinese numerals or in both mixed (3万, 三万, 1.7万, 二百五十).</summary>
public static class Numeral
{
    /// <summary>Reads the number at the beginning of a text in normal form (simplified, half width). Allocates nothing.</summary>
    /// <param name="text">The text from the number on.</param>
    /// <param name="length">Characters read, also of a number too large for a decimal, in which no other begins; 0 where no number begins here.</param>
    /// <param name="value">The number's value.</param>
    /// <returns>Whether a number begins here whose value a decimal can hold.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, out int length, out decimal value)
    {
        bool begins = CardinalScanner.TryScan(text, 0, spaces: false, out Number number);
        bool found = begins && !number.Is(NumberForms.TooLarge);
        (length, value) = (begins ? number.Length : 0, found ? number.Value : 0);
        return found;
    }
}
