namespace PolicyBot.Recognition;

/// <summary>A number with its unit as a text writes it, qualifiers included: 不少于两个, 1900余处, 3万个以上.</summary>
/// <param name="Start">Where it begins, with what qualifies it.</param>
/// <param name="Length">Its length, with what qualifies it.</param>
/// <param name="Value">The number itself.</param>
/// <param name="Unit">The unit as written, without multipliers; empty where none follows.</param>
/// <param name="Measure">What the unit measures (Data/measure-words.tsv): count, area, length, money, share, weight, time; empty where it is unknown.</param>
public readonly record struct Quantity(int Start, int Length, decimal Value, string Unit, string Measure)
{
    /// <summary>Index of the first character behind it.</summary>
    public int End => Start + Length;
}
