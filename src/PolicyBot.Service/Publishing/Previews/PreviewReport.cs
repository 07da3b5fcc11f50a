using PolicyBot.Service.Publishing.Releases;

namespace PolicyBot.Service.Publishing.Previews;

/// <summary>What a publication would change.</summary>
/// <param name="Id">Its identity, in addresses; not to be guessed.</param>
/// <param name="Plan">The publication.</param>
/// <param name="Revision">The revision that it was compared with.</param>
/// <param name="Golden">How the golden questions fare.</param>
internal sealed record PreviewReport(string Id, PublicationPlan Plan, long Revision, GoldenComparison Golden)
{
    /// <summary>What the new articles contradict.</summary>
    public IReadOnlyList<Contradiction> Contradictions { get; init; } = [];

    /// <summary>What the new articles seem to outdate.</summary>
    public IReadOnlyList<Outdated> Outdated { get; init; } = [];

    /// <summary>Articles that have the text of another one, and would not be published: their titles, and the other's id.</summary>
    public IReadOnlyList<(string Title, string SameAs)> Duplicates { get; init; } = [];

    /// <summary>How long it took to answer the golden questions.</summary>
    public TimeSpan GoldenTime { get; init; }

    /// <summary>How long all of it took.</summary>
    public TimeSpan WholeTime { get; init; }
}
