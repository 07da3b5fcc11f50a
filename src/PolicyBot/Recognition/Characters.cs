namespace PolicyBot.Recognition;

/// <summary>Folds characters one for one, so that a scanner meets one form of each: half width, lower case, simplified (Data/folding.tsv).</summary>
internal static class Characters
{
    private static readonly char[] Distances = ReadDistances(); // from a character to the form it is read in, wrapping around

    /// <summary>The form in which scanners read a character.</summary>
    public static char Fold(char c) => (char)(c + Distances[c]);

    /// <summary>Folds a text; both spans are of one length.</summary>
    public static void Fold(ReadOnlySpan<char> text, Span<char> folded)
    {
        for (int i = 0; i < text.Length; i++)
        {
            folded[i] = (char)(text[i] + Distances[text[i]]);
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

    private static char[] ReadDistances()
    {
        var distances = new char[char.MaxValue + 1];
        for (char c = 'A'; c <= 'Z'; c++)
        {
            distances[c] = Distance(c, FoldWidthAndCase(c));
        }

        for (char c = '\uFF01'; c <= '\uFF5E'; c++)
        {
            distances[c] = Distance(c, FoldWidthAndCase(c));
        }

        distances['\u3000'] = Distance('\u3000', ' ');
        foreach (string line in EmbeddedData.Lines("Recognition.Data.folding.tsv"))
        {
            for (int i = 2; i < line.Length; i++)
            {
                distances[line[i]] = Distance(line[i], line[0]);
            }
        }

        return distances;
    }

    private static char Distance(char from, char to) => (char)(to - from);
}
