using PolicyBot.Recognition;

namespace PolicyBot.Answers.Understanding;

/// <summary>
/// What questions ask about a matter and how texts tell it, from Data/relations.tsv: who asks 何时去世 finds 卒, who asks 网址 finds http.
/// A set of relations is a bit each.
/// </summary>
internal static class Relations
{
    private const int Most = 128;

    private static readonly Dictionary<string, UInt128> Asking = Read(line => line.Asked);
    private static readonly Dictionary<string, UInt128> Telling = Read(line => line.Asked.Concat(line.Told));
    private static readonly (WordTrie Words, UInt128[] Relations) Asked = (new WordTrie([.. Asking.Keys]), [.. Asking.Keys.Select(word => OfBeginnings(Asking, word))]);

    /// <summary>The words that tell relations.</summary>
    public static IEnumerable<string> ToldWords => Telling.Keys;

    /// <summary>The relations that a word tells; it tells also what a shorter word that begins it tells.</summary>
    public static UInt128 ToldBy(string word) => OfBeginnings(Telling, word);

    /// <summary>The relations that a question's words ask for, each with the place of the first such word.</summary>
    /// <param name="question">The question in normal form.</param>
    public static List<(UInt128 Relation, int Start, int Length)> AskedIn(ReadOnlySpan<char> question)
    {
        List<(UInt128, int, int)> found = [];
        UInt128 seen = 0;
        for (int i = 0; i < question.Length; i++)
        {
            int length = Asked.Words.Match(question, i, out int word);
            UInt128 fresh = length == 0 ? 0 : Asked.Relations[word] & ~seen;
            seen |= fresh;
            for (; fresh != 0; fresh &= fresh - 1)
            {
                found.Add((fresh & (~fresh + 1), i, length));
            }
        }

        return found;
    }

    private static Dictionary<string, UInt128> Read(Func<(string[] Asked, string[] Told), IEnumerable<string>> wordsOf)
    {
        string[] lines = [.. EmbeddedData.Lines("Answers.Data.relations.tsv")];
        if (lines.Length > Most)
        {
            throw new InvalidOperationException($"relations.tsv has {lines.Length} lines; at most {Most} fit.");
        }

        Dictionary<string, UInt128> relations = new(StringComparer.Ordinal);
        for (int i = 0; i < lines.Length; i++)
        {
            string[] columns = lines[i].Split('\t');
            foreach (string word in wordsOf((columns[0].Split(' '), columns[1].Split(' '))))
            {
                relations[word] = relations.GetValueOrDefault(word) | (UInt128.One << i);
            }
        }

        return relations;
    }

    private static UInt128 OfBeginnings(Dictionary<string, UInt128> relations, string word)
    {
        UInt128 all = 0;
        for (int length = 1; length <= word.Length; length++)
        {
            all |= relations.GetValueOrDefault(word[..length]);
        }

        return all;
    }
}
