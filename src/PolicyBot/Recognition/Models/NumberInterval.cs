namespace PolicyBot.Recognition.Models;

/// <summary>A range of numbers found in a text.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Low">The lower bound; null without one.</param>
/// <param name="High">The upper bound; null without one.</param>
/// <param name="LowInside">Whether the lower bound belongs to it.</param>
/// <param name="HighInside">Whether the upper bound belongs to it.</param>
internal readonly record struct NumberInterval(int Start, int End, double? Low, double? High, bool LowInside, bool HighInside)
{
    /// <summary>Makes one of a lower and an upper bound.</summary>
    public bool TryJoin(NumberInterval next, out NumberInterval joined)
    {
        NumberInterval lower = Low is null ? next : this;
        NumberInterval upper = Low is null ? this : next;
        joined = new NumberInterval(Start, next.End, lower.Low, upper.High, lower.LowInside, upper.HighInside);
        return lower.High is null && upper.Low is null && lower.Low < upper.High;
    }

    /// <summary>The range as results write it: [20,100), (,50].</summary>
    public override string ToString() =>
        (LowInside ? "[" : "(") + Format(Low) + "," + Format(High) + (HighInside ? "]" : ")");

    private static string Format(double? value) => value is { } number ? ModelResult.Format(number) : "";
}
