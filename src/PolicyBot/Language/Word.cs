namespace PolicyBot.Language;

/// <summary>A word of a text.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">Its length.</param>
/// <param name="Class">Its class.</param>
/// <param name="Rarity">How rare it is in the language at large: the negative natural logarithm of its share of all words, about 3 (的) to 18.</param>
public readonly record struct Word(int Start, int Length, WordClass Class, float Rarity)
{
    /// <summary>Where it ends.</summary>
    public int End => Start + Length;
}
