namespace PolicyBot.Recognition.Units;

/// <summary>A number with a unit, or a unit alone.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Value">The number; null for a unit alone.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Number">The number as scanned, for one too large for a decimal.</param>
internal readonly record struct Measure(int Start, int End, decimal? Value, Unit Unit, Numbers.Number Number = default);
