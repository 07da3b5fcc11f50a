using PolicyBot.Storage;

namespace PolicyBot.Service.Publishing.Releases;

/// <summary>What was made live, articles and synonyms in one list: answers depend on both. Thread-safe.</summary>
/// <param name="published">The publications of articles.</param>
/// <param name="synonyms">The versions of the synonyms.</param>
internal sealed class ReleaseHistory(PublishedArticles published, SynonymVersions synonyms)
{
    /// <summary>What is stored now.</summary>
    public PlanBasis Basis => new(published.Revision, synonyms.LastNumber);

    /// <summary>Whether any of what a plan changes was changed since it was previewed.</summary>
    public bool HasChangedSince(PublicationPlan plan)
    {
        if (plan.Basis is not { } basis)
        {
            return false;
        }

        HashSet<string> changed = published.ChangedSince(basis.Revision);
        return plan.Articles.Any(article => changed.Contains(article.Id)) || plan.Withdrawals.Any(changed.Contains)
            || (plan.Synonyms is not null && basis.Synonyms != synonyms.LastNumber);
    }

    /// <summary>Whether anything of a plan was stored since it began to be published.</summary>
    public bool HasReachedStore(PublicationPlan plan) => plan.Basis is { } basis
        && (published.Publications().Any(publication => publication.Revision > basis.Revision && publication.Label == plan.Label)
            || (synonyms.LastNumber > basis.Synonyms && synonyms.Versions()[0].Text == plan.Synonyms));

    /// <summary>The last of what was made live, the newest first.</summary>
    /// <param name="count">How many.</param>
    public IReadOnlyList<MadeLive> Newest(int count)
    {
        IReadOnlyList<PublicationRecord> publications = published.Publications();
        IReadOnlyList<SynonymVersion> versions = synonyms.Versions();
        string live = synonyms.Live;
        IEnumerable<MadeLive> articles = publications.Select((publication, i) => new MadeLive(publication.At, i == 0)
        {
            Articles = publication,
            HadOtherSynonyms = i > 0 && Until(publications[i - 1].At, versions, live) != live,
        });
        IEnumerable<MadeLive> texts = versions.Select((version, i) => new MadeLive(version.At, i == 0 && version.Text == live) { Synonyms = version });
        return [.. articles.Concat(texts).OrderByDescending(row => row.At).Take(count)];
    }

    /// <summary>The synonyms that were live when a revision was, at its end.</summary>
    public string SynonymsOf(long revision)
    {
        string live = synonyms.Live;
        return published.Publications().LastOrDefault(publication => publication.Revision > revision) is { } next ? Until(next.At, synonyms.Versions(), live) : live;
    }

    // The first version on record is what was there before anybody changed it here.
    private static string Until(DateTimeOffset time, IReadOnlyList<SynonymVersion> versions, string live) =>
        versions.FirstOrDefault(version => version.At < time)?.Text ?? (versions.Count > 0 ? versions[^1].Text : live);
}

/// <summary>Something that was made live.</summary>
/// <param name="At">When.</param>
/// <param name="IsLive">Whether it is still.</param>
internal sealed record MadeLive(DateTimeOffset At, bool IsLive)
{
    /// <summary>The publication of articles; null where it was synonyms.</summary>
    public PublicationRecord? Articles { get; init; }

    /// <summary>Whether other synonyms than now were live with these articles.</summary>
    public bool HadOtherSynonyms { get; init; }

    /// <summary>The synonyms; null where it was articles.</summary>
    public SynonymVersion? Synonyms { get; init; }
}
