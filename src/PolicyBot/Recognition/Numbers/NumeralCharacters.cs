namespace PolicyBot.Recognition.Numbers;

/// <summary>What single characters mean in a number (Data/numerals.tsv).</summary>
internal static class NumeralCharacters
{
    private const byte Formal = 0x80;
    private const byte Unit = 0x40;
    private const byte Numeral = 0x20;
    private const byte ValueBits = 0x1F;

    private static readonly byte[] Meanings = Read();
    private static readonly ulong[] Beginnings = ReadBeginnings(); // one bit for each character that a number can begin with

    /// <summary>The value of a Han digit, -1 for any other character.</summary>
    public static int Digit(char c) => (Meanings[c] & (Numeral | Unit)) == Numeral ? Meanings[c] & ValueBits : -1;

    /// <summary>The power of ten that a unit such as 十 or 万 stands for, 0 for any other character.</summary>
    public static int Exponent(char c) => (Meanings[c] & Unit) != 0 ? Meanings[c] & ValueBits : 0;

    /// <summary>Whether it is a Han digit or unit.</summary>
    public static bool IsNumeral(char c) => Meanings[c] != 0;

    /// <summary>Whether it is one of the forms used on cheques (壹, 拾), several of which are words of their own.</summary>
    public static bool IsFormal(char c) => (Meanings[c] & Formal) != 0;

    /// <summary>Whether a number can begin with it.</summary>
    public static bool BeginsNumber(char c) => (Beginnings[c >> 6] & (1UL << (c & 63))) != 0;

    private static ulong[] ReadBeginnings()
    {
        var beginnings = new ulong[(char.MaxValue + 1) / 64];
        for (int c = 0; c <= char.MaxValue; c++)
        {
            bool begins = char.IsAsciiDigit((char)c) || Digit((char)c) >= 0 || Exponent((char)c) == 1;
            beginnings[c >> 6] |= begins ? 1UL << (c & 63) : 0;
        }

        return beginnings;
    }

    private static byte[] Read()
    {
        var meanings = new byte[char.MaxValue + 1];
        foreach (string[] columns in EmbeddedData.Rows("Recognition.Data.numerals.tsv"))
        {
            int meaning = int.Parse(columns[2], System.Globalization.CultureInfo.InvariantCulture) | Numeral;
            meaning |= columns[1].EndsWith("unit", StringComparison.Ordinal) ? Unit : 0;
            meaning |= columns[1].StartsWith("formal", StringComparison.Ordinal) ? Formal : 0;
            meanings[columns[0][0]] = (byte)meaning;
        }

        return meanings;
    }
}
