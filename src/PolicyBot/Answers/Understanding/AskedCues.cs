using System.Numerics;
using PolicyBot.Recognition;
using PolicyBot.Recognition.Numbers;

namespace PolicyBot.Answers.Understanding;

/// <summary>
/// Signs in a text that it holds the kind of thing a question asks for: cue words (Data/asked-cues.tsv) and figures. A text is read once;
/// its parts are then counted from what was found.
/// </summary>
internal sealed class AskedCues
{
    private const string DateUnits = "年月日号时点世";

    private static readonly string[][] Words = ReadWords();

    /// <summary>For each word the kinds it is a cue of, and its bit among theirs.</summary>
    private static readonly ILookup<string, (int Kind, uint Bit)> Meanings =
        Words.SelectMany((words, kind) => words.Select((word, i) => (word, kind, bit: 1u << i))).ToLookup(cue => cue.word, cue => (cue.kind, cue.bit), StringComparer.Ordinal);

    private readonly List<Cue> _cues = [];
    private readonly List<Figure> _figures = [];
    private readonly char _unit;

    /// <summary>Reads a text.</summary>
    /// <param name="question">The question.</param>
    /// <param name="text">Text in normal form.</param>
    public AskedCues(UnderstoodQuestion question, ReadOnlySpan<char> text)
    {
        _unit = question.Unit.Length > 0 ? question.Unit[0] : '\0';
        ReadCues(Words[(int)question.Asked], text);
        ReadFigures(text, _figures);
    }

    /// <summary>How many kinds of question there are.</summary>
    public static int Kinds => Words.Length;

    /// <summary>The cue words of all kinds, each once.</summary>
    public static IEnumerable<string> AllWords => Meanings.Select(word => word.Key);

    /// <summary>The kinds that a word, or one that begins it, is a cue of, and its bit among theirs.</summary>
    public static (int Kind, uint Bit)[] MeaningsOf(string word) => [.. Enumerable.Range(1, word.Length).SelectMany(length => Meanings[word[..length]])];

    /// <summary>Counts how many different cue words stand in a part of the text.</summary>
    public int CountWords(int start, int end)
    {
        uint seen = 0;
        foreach (Cue cue in _cues)
        {
            seen |= cue.Start >= start && cue.Start + cue.Length <= end ? 1u << cue.Word : 0;
        }

        return BitOperations.PopCount(seen);
    }

    /// <summary>Counts the figures that begin in a part of the text, and those of them that are dates or have the unit asked for.</summary>
    public FigureCounts CountFigures(int start, int end)
    {
        var counts = default(FigureCounts);
        foreach (Figure figure in _figures)
        {
            if (figure.Start >= start && figure.End <= end)
            {
                counts.Add(figure.Unit, _unit);
            }
        }

        return counts;
    }

    /// <summary>For each figure of a text the character behind it, see <see cref="Figure.Unit"/>.</summary>
    public static string UnitsOf(ReadOnlySpan<char> text)
    {
        List<Figure> figures = [];
        ReadFigures(text, figures);
        return string.Create(figures.Count, figures, (units, of) =>
        {
            for (int i = 0; i < units.Length; i++)
            {
                units[i] = of[i].Unit;
            }
        });
    }

    private void ReadCues(string[] words, ReadOnlySpan<char> text)
    {
        for (int word = 0; word < words.Length; word++)
        {
            for (int at = text.IndexOf(words[word]); at >= 0;)
            {
                _cues.Add(new Cue(word, at, words[word].Length));
                int next = text[(at + 1)..].IndexOf(words[word]);
                at = next < 0 ? -1 : at + 1 + next;
            }
        }
    }

    private static void ReadFigures(ReadOnlySpan<char> text, List<Figure> figures)
    {
        for (int i = 0; i < text.Length;)
        {
            int length = 1;
            if (!NumeralCharacters.BeginsNumber(text[i]) || !Numeral.TryRead(text[i..], out length, out _))
            {
                i += Math.Max(length, 1);
                continue;
            }

            ReadOnlySpan<char> behind = text[(i + length)..].TrimStart("多余几+");
            figures.Add(new Figure(i, i + length, behind.Length > 0 ? behind[0] : '\0'));
            i += length;
        }
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

        return Array.TrueForAll(words, kind => kind.Length <= 32)
            ? words
            : throw new InvalidOperationException("asked-cues.tsv has more than 32 words for one kind of question.");
    }

    /// <summary>A figure of a text.</summary>
    /// <param name="Start">Where it begins.</param>
    /// <param name="End">Where it ends.</param>
    /// <param name="Unit">The character behind it.</param>
    public readonly record struct Figure(int Start, int End, char Unit);

    /// <summary>How many figures a text holds.</summary>
    public struct FigureCounts
    {
        /// <summary>All figures.</summary>
        public int All;

        /// <summary>Figures followed by 年, 月, 日 and the like.</summary>
        public int Dates;

        /// <summary>Figures followed by the unit asked for.</summary>
        public int WithUnit;

        /// <summary>Counts one more.</summary>
        /// <param name="unit">The character behind the figure; 0 where none is.</param>
        /// <param name="asked">The first character of the unit asked for; 0 where none is.</param>
        public void Add(char unit, char asked)
        {
            All++;
            Dates += unit != 0 && DateUnits.Contains(unit, StringComparison.Ordinal) ? 1 : 0;
            WithUnit += asked != 0 && unit == asked ? 1 : 0;
        }
    }

    private readonly record struct Cue(int Word, int Start, int Length);
}
