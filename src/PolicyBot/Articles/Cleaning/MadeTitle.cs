namespace PolicyBot.Articles.Cleaning;

/// <summary>A title made of an article's first words, where it states none.</summary>
internal static class MadeTitle
{
    /// <summary>Most characters of it.</summary>
    public const int Longest = 40;

    /// <summary>The words as far as a title may go; a character of two halves is not cut apart.</summary>
    public static string Shorten(string words) =>
        words.Length <= Longest ? words : words[..(char.IsHighSurrogate(words[Longest - 1]) ? Longest - 1 : Longest)];
}
