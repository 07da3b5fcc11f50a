using PolicyBot.Recognition;

namespace PolicyBot.Service.Publishing.Previews;

/// <summary>A quantity or share that a sentence states.</summary>
/// <param name="Words">Its words.</param>
/// <param name="Unit">What it is counted in; % for a share.</param>
/// <param name="Thing">What is counted, where the sentence says so right behind it; else empty.</param>
/// <param name="Lowest">The least that the words can mean.</param>
/// <param name="Highest">The most that the words can mean.</param>
internal sealed record Figure(string Words, string Unit, string Thing, decimal Lowest, decimal Highest)
{
    /// <summary>How far 约 and 近 may be from the number.</summary>
    private const decimal Roughly = 0.1m;

    /// <summary>The figure that an entity of a text is; null where it is none: a date, a place, a telephone number.</summary>
    public static Figure? Of(string text, Entity entity) => entity switch
    {
        QuantityEntity { Unit.Length: > 0 } quantity => Of(
            text, entity, quantity.Unit, text.Substring(quantity.ThingStart, quantity.ThingLength), quantity.Low, quantity.High, quantity.Qualifier),
        ShareEntity share => Of(text, entity, "%", "", share.Low, share.High, share.Qualifier),
        _ => null,
    };

    /// <summary>Whether both cannot be true of one thing.</summary>
    public bool Excludes(Figure other) =>
        Unit == other.Unit
        && (Thing.Length == 0 || other.Thing.Length == 0 || Thing == other.Thing)
        && (Lowest > other.Highest || other.Lowest > Highest);

    private static Figure Of(string text, Entity entity, string unit, string thing, decimal low, decimal high, Qualifier qualifier)
    {
        (decimal lowest, decimal highest) = qualifier switch
        {
            Qualifier.About => (low - Math.Abs(low * Roughly), high + Math.Abs(high * Roughly)),
            Qualifier.MoreThan or Qualifier.AtLeast => (low, decimal.MaxValue),
            Qualifier.LessThan or Qualifier.AtMost => (decimal.MinValue, high),
            _ => (low, high),
        };
        return new Figure(text.Substring(entity.Start, entity.Length), unit, thing, lowest, highest);
    }
}
