using PolicyBot.Articles;

namespace PolicyBot.Service.Publishing.Releases;

/// <summary>What one publication changes, as it was previewed: later changes of the drafts do not reach it.</summary>
/// <param name="Articles">The articles to store.</param>
/// <param name="Withdrawals">The ids of the articles to withdraw.</param>
/// <param name="Synonyms">The text of the synonyms to make live; null to leave them.</param>
internal sealed record PublicationPlan(IReadOnlyList<Article> Articles, IReadOnlyList<string> Withdrawals, string? Synonyms)
{
    /// <summary>The revision of the articles to return to; null for none. Of the rest, only the synonyms may then be changed as well.</summary>
    public long? RollBackTo { get; init; }

    /// <summary>What was live when it was previewed, and once it is being published, when that began; null where nobody previewed it.</summary>
    public PlanBasis? Basis { get; init; }

    /// <summary>Whether it changes nothing. Nobody orders such a plan: it is what is left of one that cannot be read any more.</summary>
    public bool IsEmpty => Articles.Count == 0 && Withdrawals.Count == 0 && Synonyms is null && RollBackTo is null;

    /// <summary>What it is called in the list of publications.</summary>
    public string Label => IsEmpty ? "内容已损坏，读不出来"
        : RollBackTo is { } revision ? $"回退到第 {revision} 版" + (Synonyms is null ? "" : "，连同当时的同义词")
        : string.Join("，", new[]
        {
            Articles.Count switch { 0 => "", 1 => $"发布《{Articles[0].Title}》", var count => $"发布 {count} 篇" },
            Withdrawals.Count == 0 ? "" : $"撤下 {Withdrawals.Count} 篇",
            Synonyms is null ? "" : "改同义词",
        }.Where(part => part.Length > 0));

    /// <summary>The first of what this plan and another both change, in words; null where they have nothing in common.</summary>
    public string? SharedWith(PublicationPlan other)
    {
        HashSet<string> changed = [.. other.Articles.Select(article => article.Id), .. other.Withdrawals];
        return Articles.FirstOrDefault(article => changed.Contains(article.Id)) is { } article ? $"《{article.Title}》"
            : Withdrawals.FirstOrDefault(changed.Contains) is { } withdrawn ? $"文章 {withdrawn} "
            : Synonyms is not null && other.Synonyms is not null ? "同义词"
            : null;
    }
}

/// <summary>What was live at a moment.</summary>
/// <param name="Revision">The revision of the articles.</param>
/// <param name="Synonyms">The number of the last version of the synonyms; 0 before the first.</param>
internal sealed record PlanBasis(long Revision, long Synonyms);
