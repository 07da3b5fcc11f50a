using System.Globalization;

namespace PolicyBot.Language;

/// <summary>
/// Parts a text into words: of all ways to part it, the one whose words are the most likely if each stood on its own (unigram segmentation, by
/// dynamic programming). What the dictionary (Data/words.tsv) does not know falls into single characters.
/// </summary>
public static class Words
{
    private const int Longest = 4;
    private const int BitsOfCharacter = 16;

    private static readonly (Dictionary<ulong, (float Rarity, WordClass Class)> Words, float RarestOfAll) Table = Read();

    /// <summary>The words of a text, in order; they cover all of it, each mark and each space as one of class <see cref="WordClass.None"/>.</summary>
    /// <param name="text">Text in normal form.</param>
    public static List<Word> Of(ReadOnlySpan<char> text)
    {
        // From the end to the beginning: the best way on from each character.
        var ways = new (float Cost, Word First)[text.Length + 1];
        for (int i = text.Length - 1; i >= 0; i--)
        {
            Word other = Unlisted(text, i, ways);
            ways[i] = (other.Rarity + ways[other.End].Cost, other);
            ulong key = 0;
            for (int length = 1; length <= Math.Min(Longest, text.Length - i) && NormalForm.IsHan(text[i + length - 1]); length++)
            {
                key = (key << BitsOfCharacter) | text[i + length - 1];
                if (!Table.Words.TryGetValue(key, out (float Rarity, WordClass Class) word))
                {
                    break; // no longer word begins so
                }

                if (word.Rarity + ways[i + length].Cost < ways[i].Cost)
                {
                    ways[i] = (word.Rarity + ways[i + length].Cost, new Word(i, length, word.Class, word.Rarity));
                }
            }
        }

        List<Word> words = [];
        for (int i = 0; i < text.Length; i += ways[i].First.Length)
        {
            words.Add(ways[i].First);
        }

        return words;
    }

    /// <summary>What begins at a place and is in no dictionary: a number, a word in Latin letters, a mark, a single character.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The place.</param>
    /// <param name="ways">What begins behind it: of a long run of letters only the first is looked at.</param>
    private static Word Unlisted(ReadOnlySpan<char> text, int start, ReadOnlySpan<(float Cost, Word First)> ways)
    {
        if (!char.IsAsciiLetterOrDigit(text[start]))
        {
            int length = char.IsHighSurrogate(text[start]) && start + 1 < text.Length && char.IsLowSurrogate(text[start + 1]) ? 2 : 1;
            return new Word(start, length, length == 2 || NormalForm.IsHan(text[start]) ? WordClass.Other : WordClass.None, Table.RarestOfAll);
        }

        int next = start + 1 < text.Length && IsDecimalMark(text, start + 1) ? start + 2 : start + 1;
        bool goesOn = next < text.Length && char.IsAsciiLetterOrDigit(text[next]);
        bool isNumber = char.IsAsciiDigit(text[start]) && (!goesOn || ways[next].First.Class == WordClass.Number);
        return new Word(start, (goesOn ? ways[next].First.End : start + 1) - start, isNumber ? WordClass.Number : WordClass.Latin, Table.RarestOfAll);
    }

    private static bool IsDecimalMark(ReadOnlySpan<char> text, int i) =>
        text[i] is '.' or ',' && char.IsAsciiDigit(text[i - 1]) && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]);

    /// <summary>The rarities and classes of words, by their characters as one number, and how rare a word is that stands once in all. What only begins words is as rare as can be.</summary>
    private static (Dictionary<ulong, (float Rarity, WordClass Class)> Words, float RarestOfAll) Read()
    {
        ReadOnlySpan<char> table = EmbeddedData.Text("Language.Data.words.tsv");
        List<(ulong Key, int Times, WordClass Class)> words = new(table.Count('\n'));
        double total = 0;
        foreach (Range range in table.Split('\n'))
        {
            ReadOnlySpan<char> line = table[range].TrimEnd('\r');
            int tab = line.IndexOf('\t'), last = line.LastIndexOf('\t');
            if (tab > 0)
            {
                int times = int.Parse(line[(tab + 1)..last], CultureInfo.InvariantCulture);
                words.Add((KeyOf(line[..tab]), times, ClassOf(line[(last + 1)..])));
                total += times;
            }
        }

        Dictionary<ulong, (float, WordClass)> listed = new(words.Count * 5 / 4); // a fifth of it only begins words
        foreach ((ulong key, int times, WordClass of) in words)
        {
            listed[key] = ((float)Math.Log(total / (float)times), of);
            ulong beginning = key >> BitsOfCharacter;
            while (beginning > 0 && listed.TryAdd(beginning, (float.PositiveInfinity, WordClass.None)))
            {
                beginning >>= BitsOfCharacter;
            }
        }

        return (listed, (float)Math.Log(total));
    }

    private static ulong KeyOf(ReadOnlySpan<char> word)
    {
        ulong key = 0;
        foreach (char character in word)
        {
            key = (key << BitsOfCharacter) | character;
        }

        return key;
    }

    /// <summary>The class that jieba's letters stand for: those of the ICTCLAS tag set.</summary>
    private static WordClass ClassOf(ReadOnlySpan<char> letters) => letters switch
    {
        "nr" or "nrt" or "nrfg" => WordClass.Person,
        "ns" or "s" => WordClass.Place,
        "nt" => WordClass.Organisation,
        "nz" => WordClass.Name,
        "vn" or "an" => WordClass.VerbalNoun,
        "mq" => WordClass.Number,
        "ad" => WordClass.Adverb,
        "zg" => WordClass.Other,
        _ => letters[0] switch
        {
            'u' or 'y' or 'e' or 'o' => WordClass.Particle,
            'c' => WordClass.Conjunction,
            'p' => WordClass.Preposition,
            'd' => WordClass.Adverb,
            'r' => WordClass.Pronoun,
            'v' => WordClass.Verb,
            'a' or 'b' or 'z' => WordClass.Adjective,
            'n' or 'j' => WordClass.Noun,
            'f' => WordClass.Position,
            't' => WordClass.Time,
            'm' => WordClass.Number,
            'q' => WordClass.Measure,
            _ => WordClass.Other,
        },
    };
}
