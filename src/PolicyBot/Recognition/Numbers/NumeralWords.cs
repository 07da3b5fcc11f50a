namespace PolicyBot.Recognition.Numbers;

/// <summary>Tells numerals that are part of another word (四川, 统一, 队伍) from numbers (Data/numeral-words.txt).</summary>
internal static class NumeralWords
{
    private const int Longest = 4;

    private static readonly WordTrie Words = Read();

    /// <summary>Whether a number written in Han numerals lies inside a word.</summary>
    /// <param name="text">Folded text.</param>
    /// <param name="number">The number.</param>
    public static bool Cover(ReadOnlySpan<char> text, Number number)
    {
        if (number.Is(NumberForms.Digits) || number.Length > 3)
        {
            return false;
        }

        for (int start = number.Start; start >= 0 && start > number.Start - Longest + 1; start--)
        {
            int length = Words.Match(text, start);
            if (start + length >= number.End && length > 1)
            {
                return true;
            }
        }

        // 陆, 伍 and 拾 alone are names and words far more often than numbers.
        return number.Length == 1 && NumeralCharacters.IsFormal(text[number.Start])
            && (number.End < text.Length && Characters.IsHan(text[number.End]));
    }

    private static WordTrie Read()
    {
        List<string> words = [];
        foreach (string line in EmbeddedData.Lines("Recognition.Data.numeral-words.txt"))
        {
            words.AddRange(line.Split(' '));
        }

        return new WordTrie(words);
    }
}
