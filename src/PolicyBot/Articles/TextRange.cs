namespace PolicyBot.Articles;

/// <summary>A stretch of a text.</summary>
/// <param name="Start">Index of its first character.</param>
/// <param name="Length">Its length in UTF-16 characters.</param>
public readonly record struct TextRange(int Start, int Length)
{
    /// <summary>Index of the first character behind it.</summary>
    public int End => Start + Length;
}
