using System.Runtime.CompilerServices;

namespace PolicyBot.Recognition;

/// <summary>Folds characters one for one, so that a scanner meets one form of each: half width, lower case, simplified (Data/folding.tsv).</summary>
internal static class Characters
{
    private static readonly char[] Folded = ReadFolding();

    /// <summary>The form in which scanners read a character.</summary>
    public static char Fold(char c) => Folded[c];

    /// <summary>Folds a text; both spans are of one length.</summary>
    public static void Fold(ReadOnlySpan<char> text, Span<char> folded)
    {
        for (int i = 0; i < text.Length; i++)
        {
            folded[i] = Folded[text[i]];
        }
    }

    /// <summary>Half width and lower case, the form in which results quote their text.</summary>
    public static char FoldWidthAndCase(char c)
    {
        if (c is >= '\uFF01' and <= '\uFF5E')
        {
            c -= (char)('\uFF01' - '!');
        }

        return c == '\u3000' ? ' ' : c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;
    }

    /// <summary>Whether it is an unaccented Latin letter.</summary>
    public static bool IsLetter(char c) => char.IsAsciiLetter(c);

    /// <summary>Whether it is a character of the CJK unified ideographs.</summary>
    public static bool IsHan(char c) => c is >= '\u3400' and <= '\u9FFF';

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // runs once, over every character
    private static char[] ReadFolding()
    {
        var folded = new char[char.MaxValue + 1];
        for (int c = 0; c <= char.MaxValue; c++)
        {
            folded[c] = FoldWidthAndCase((char)c);
        }

        foreach (string line in EmbeddedData.Lines("Recognition.Data.folding.tsv"))
        {
            foreach (char variant in line.AsSpan(2))
            {
                folded[variant] = line[0];
            }
        }

        return folded;
    }
}
