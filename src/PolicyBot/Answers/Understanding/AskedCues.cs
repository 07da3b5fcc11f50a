using PolicyBot.Recognition;

namespace PolicyBot.Answers.Understanding;

/// <summary>Signs in a text that it holds the kind of thing a question asks for.</summary>
internal static class AskedCues
{
    private const string DateUnits = "年月日号时点世";

    private static readonly string[][] Words = ReadWords();

    /// <summary>Counts how many different cue words (Data/asked-cues.tsv) of a kind stand in a text.</summary>
    public static int Count(AskedFor asked, ReadOnlySpan<char> text)
    {
        int count = 0;
        foreach (string word in Words[(int)asked])
        {
            count += text.IndexOf(word) >= 0 ? 1 : 0;
        }

        return count;
    }

    /// <summary>The figures of a text, and whether one of them has the unit asked for or is a date.</summary>
    /// <param name="text">Text in normal form.</param>
    /// <param name="unit">The unit asked for, as far as it is known: what follows 多少; may be empty.</param>
    public static Figures FiguresOf(ReadOnlySpan<char> text, ReadOnlySpan<char> unit)
    {
        var figures = default(Figures);
        for (int i = 0; i < text.Length;)
        {
            if (!Numeral.TryRead(text[i..], out int length, out _))
            {
                i++;
                continue;
            }

            i += length;
            ReadOnlySpan<char> behind = text[i..].TrimStart("多余几+");
            figures.Count++;
            if (behind.Length > 0)
            {
                figures.Dates += DateUnits.Contains(behind[0], StringComparison.Ordinal) ? 1 : 0;
                figures.WithUnit += unit.Length > 0 && behind[0] == unit[0] ? 1 : 0;
            }
        }

        return figures;
    }

    private static string[][] ReadWords()
    {
        var words = new string[Enum.GetValues<AskedFor>().Length][];
        Array.Fill(words, []);
        foreach (string line in EmbeddedData.Lines("Answers.Data.asked-cues.tsv"))
        {
            string[] columns = line.Split('\t');
            words[(int)Enum.Parse<AskedFor>(columns[0])] = columns[1].Split(' ');
        }

        return words;
    }

    /// <summary>What <see cref="FiguresOf"/> counted.</summary>
    public struct Figures
    {
        /// <summary>All figures.</summary>
        public int Count;

        /// <summary>Figures followed by 年, 月, 日 and the like.</summary>
        public int Dates;

        /// <summary>Figures followed by the unit asked for.</summary>
        public int WithUnit;
    }
}
