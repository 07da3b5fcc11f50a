namespace PolicyBot.Service.Publishing.Previews;

/// <summary>How the golden questions fare.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="RightBefore">How many are answered as wanted now.</param>
/// <param name="RightAfter">How many are after the publication.</param>
/// <param name="Differences">Those answered differently, what is lost first.</param>
internal sealed record GoldenComparison(int Count, int RightBefore, int RightAfter, IReadOnlyList<GoldenDifference> Differences)
{
    /// <summary>How they fare.</summary>
    /// <param name="compared">All of them.</param>
    public static GoldenComparison Of(IReadOnlyCollection<GoldenDifference> compared) => new(
        compared.Count,
        compared.Count(question => question.WasRight),
        compared.Count(question => question.IsRight),
        [.. compared.Where(question => question.WasRight != question.IsRight || question.IsAnsweredDifferently)
            .OrderBy(question => (question.WasRight, question.IsRight) switch { (true, false) => 0, (false, true) => 2, _ => 1 })
            .ThenBy(question => question.Golden.Number)]);
}
