namespace PolicyBot.Answers.Understanding;

/// <summary>The words by which questions ask, from Data/question-words.tsv and Data/asked-nouns.tsv.</summary>
internal static class QuestionLexicon
{
    private static readonly Dictionary<string, AskedFor?> Words = EmbeddedData.Lines("Answers.Data.question-words.tsv")
        .Select(line => line.Split('\t'))
        .ToDictionary(columns => columns[0], columns => columns[1] == "-" ? (AskedFor?)null : Enum.Parse<AskedFor>(columns[1]), StringComparer.Ordinal);

    private static readonly Dictionary<string, AskedFor> Nouns = EmbeddedData.Lines("Answers.Data.asked-nouns.tsv")
        .Select(line => line.Split('\t'))
        .SelectMany(columns => columns[1].Split(' ').Select(noun => (Noun: noun, Asked: Enum.Parse<AskedFor>(columns[0]))))
        .ToDictionary(pair => pair.Noun, pair => pair.Asked, StringComparer.Ordinal);

    private static readonly int LongestWord = Words.Keys.Max(word => word.Length);
    private static readonly int LongestNoun = Nouns.Keys.Max(noun => noun.Length);

    /// <summary>The longest question word or politeness that begins a text.</summary>
    /// <returns>Its length, 0 where none begins here.</returns>
    public static int WordAt(ReadOnlySpan<char> text, out AskedFor? asked) => LongestAt(Words, LongestWord, text, out asked);

    /// <summary>The longest noun that begins a text and says what is asked for.</summary>
    /// <returns>Its length, 0 where none begins here.</returns>
    public static int NounAt(ReadOnlySpan<char> text, out AskedFor asked) => LongestAt(Nouns, LongestNoun, text, out asked);

    private static int LongestAt<T>(Dictionary<string, T> table, int longest, ReadOnlySpan<char> text, out T? value)
    {
        var lookup = table.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int length = Math.Min(longest, text.Length); length > 0; length--)
        {
            if (lookup.TryGetValue(text[..length], out value))
            {
                return length;
            }
        }

        value = default;
        return 0;
    }
}
