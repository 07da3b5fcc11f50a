using PolicyBot.Articles;
using PolicyBot.Language;
using PolicyBot.Recognition;

namespace PolicyBot.Answers.Understanding;

/// <summary>Words of which a text may say one for another, from Data/near-words.tsv: who asks 过世 finds 去世.</summary>
internal static class NearWords
{
    private static readonly string[][] Groups = [.. EmbeddedData.Lines("Answers.Data.near-words.tsv").Select(line => line.Split(' ').Select(word => NormalForm.Of(word).Text).ToArray())];
    private static readonly string[] All = [.. Groups.SelectMany(group => group).Distinct()];
    private static readonly WordTrie Trie = new(All);
    private static readonly string[][] Near = ReadNear();

    /// <summary>The words of a question for which a text may say others, in order, with these others.</summary>
    /// <param name="question">The question in normal form.</param>
    /// <param name="words">All its words.</param>
    public static List<(TextRange Word, string[] Others)> In(ReadOnlySpan<char> question, List<Word> words)
    {
        List<(TextRange, string[])> found = [];
        foreach (Word word in words)
        {
            int length = Trie.Match(question, word.Start, out int number);
            if (length > 0 && words.Exists(last => last.End == word.Start + length))
            {
                found.Add((new TextRange(word.Start, length), Near[number]));
            }
        }

        return found;
    }

    /// <summary>For each word those of all its groups without itself.</summary>
    private static string[][] ReadNear()
    {
        Dictionary<string, List<string>> near = new(StringComparer.Ordinal);
        foreach (string word in All)
        {
            near[word] = [];
        }

        foreach (string[] group in Groups)
        {
            foreach (string word in group)
            {
                near[word].AddRange(group);
            }
        }

        return [.. All.Select(word => near[word].Distinct().Where(other => other != word).ToArray())];
    }
}
