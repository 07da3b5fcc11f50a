namespace PolicyBot.Recognition.Numbers;

/// <summary>Tells numerals that are part of another word (四川, 统一, 队伍) from numbers (Data/numeral-words.tsv).</summary>
internal static class NumeralWords
{
    private const int Longest = 4;

    private static readonly WordTrie Everywhere = Read(articles: false);
    private static readonly WordTrie InArticles = Read(articles: true);

    /// <summary>Whether a number written in Han numerals lies inside a word.</summary>
    /// <param name="text">Folded text.</param>
    /// <param name="number">The number.</param>
    /// <param name="inArticles">Whether words count too in which Microsoft's models read a number (一些).</param>
    public static bool Cover(ReadOnlySpan<char> text, Number number, bool inArticles = true)
    {
        if (number.Is(NumberForms.Digits) || number.Length > 3)
        {
            return false;
        }

        WordTrie words = inArticles ? InArticles : Everywhere;
        for (int start = number.Start; start >= 0 && start > number.Start - Longest + 1; start--)
        {
            int length = words.Match(text, start);
            if (start + length >= number.End && length > 1)
            {
                return true;
            }
        }

        return false;
    }

    private static WordTrie Read(bool articles)
    {
        var words = new WordTrie();
        foreach (string[] row in EmbeddedData.Rows("Recognition.Data.numeral-words.tsv"))
        {
            if (articles || row[0] == "all")
            {
                foreach (string word in row[1].Split(' '))
                {
                    words.Add(word, 0);
                }
            }
        }

        return words;
    }
}
