namespace PolicyBot.Service.Publishing.Previews;

/// <summary>What new articles do to those that are published.</summary>
/// <param name="Contradictions">What they contradict.</param>
/// <param name="Outdated">What they seem to outdate.</param>
/// <param name="Duplicates">Articles that have the text of another one, and would not be published: their titles, and the other's id.</param>
internal sealed record ContentComparison(
    IReadOnlyList<Contradiction> Contradictions, IReadOnlyList<Outdated> Outdated, IReadOnlyList<(string Title, string SameAs)> Duplicates);
