namespace PolicyBot.Language;

/// <summary>Compares short texts by the pairs of neighbouring characters that are in both.</summary>
public static class CharacterPairs
{
    /// <summary>The pairs of a text's letters and digits, each once.</summary>
    public static HashSet<(char, char)> Of(string text)
    {
        string bare = string.Concat(text.Where(char.IsLetterOrDigit));
        return [.. bare.Zip(bare.Skip(1))];
    }

    /// <summary>Dice's coefficient: 0 where nothing is shared, 1 where all is.</summary>
    public static double Likeness(HashSet<(char, char)> one, HashSet<(char, char)> other) =>
        one.Count + other.Count == 0 ? 0 : 2.0 * one.Count(other.Contains) / (one.Count + other.Count);
}
