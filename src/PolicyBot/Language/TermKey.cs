using System.Globalization;
using System.Text;

namespace PolicyBot.Language;

/// <summary>
/// A term as one 64-bit number, so that a dictionary of terms is a sorted array. The two highest bits give the kind; single
/// characters and pairs hold their code points (21 bits each), words and numbers a 62-bit hash of their spelling.
/// </summary>
/// <remarks>With a million different words the chance of any two sharing a hash is about one in ten million.</remarks>
public static class TermKey
{
    private const int KindShift = 62;
    private const int CodePointBits = 21;
    private const ulong CodePointMask = (1UL << CodePointBits) - 1;
    private const ulong PairKind = 1UL << KindShift;
    private const ulong WordKind = 2UL << KindShift;
    private const ulong NumberKind = 3UL << KindShift;

    /// <summary>The key of a single Han character.</summary>
    public static ulong OfCharacter(int codePoint) => (uint)codePoint;

    /// <summary>The key of two Han characters that stand side by side.</summary>
    public static ulong OfPair(int first, int second) => PairKind | ((ulong)(uint)first << CodePointBits) | (uint)second;

    /// <summary>The key of a Latin word, in normal form.</summary>
    public static ulong OfWord(ReadOnlySpan<char> word) => WordKind | Hash(word);

    /// <summary>The key of a number, however it was written.</summary>
    public static ulong OfNumber(decimal value)
    {
        Span<char> digits = stackalloc char[64];
        _ = decimal.IsInteger(value) && value is >= 0 and <= long.MaxValue
            ? ((long)value).TryFormat(digits, out int written, default, CultureInfo.InvariantCulture)
            : value.TryFormat(digits, out written, "0.############################", CultureInfo.InvariantCulture);
        return NumberKind | Hash(digits[..written]);
    }

    /// <summary>The key of a date or amount, in the spelling of <see cref="Recognition.NormalValue"/>. It counts as a number.</summary>
    public static ulong OfValue(ReadOnlySpan<char> spelling) => NumberKind | Hash(spelling);

    /// <summary>Whether the key is that of a single character.</summary>
    public static bool IsCharacter(ulong key) => key >> KindShift == 0;

    /// <summary>Whether the key is that of a character pair.</summary>
    public static bool IsPair(ulong key) => (key & NumberKind) == PairKind;

    /// <summary>Whether the key is that of a number, date or amount.</summary>
    public static bool IsNumber(ulong key) => (key & NumberKind) == NumberKind;

    /// <summary>The characters of a single character or a pair; for other kinds, whose spelling is not kept, an empty text.</summary>
    public static string Characters(ulong key)
    {
        if (IsCharacter(key))
        {
            return new Rune((int)key).ToString();
        }

        return IsPair(key)
            ? new Rune((int)((key >> CodePointBits) & CodePointMask)).ToString() + new Rune((int)(key & CodePointMask))
            : "";
    }

    /// <summary>FNV-1a (Fowler, Noll, Vo), its 64 bits folded to 62.</summary>
    private static ulong Hash(ReadOnlySpan<char> text)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in text)
        {
            hash = (hash ^ c) * 1099511628211;
        }

        return (hash ^ (hash >> KindShift)) & (PairKind - 1);
    }
}
