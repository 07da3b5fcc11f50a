using PolicyBot.Search.Segments;

namespace PolicyBot.Search;

/// <summary>The next generation while it is put together: what stays of the one before it, and what is new.</summary>
/// <param name="basis">The generation before it; null to begin anew.</param>
internal sealed class GenerationDraft(Generation? basis)
{
    private readonly ArticleSet?[] _withdrawn = [.. basis?.Manifest.Segments.Select(segment => segment.Withdrawn is null ? null : new ArticleSet([.. segment.Withdrawn])) ?? []];
    private readonly HashSet<int> _replaced = [];

    /// <summary>The generation before it.</summary>
    public Generation? Basis => basis;

    /// <summary>Withdraws an article, if there is one of that id.</summary>
    public void Withdraw(string id)
    {
        if (basis?.Find(id) is { } number and >= 0)
        {
            (int segment, int article) = basis.Locate(number);
            (_withdrawn[segment] ??= new ArticleSet(basis.Segments[segment].Articles.Length)).Add(article);
        }
    }

    /// <summary>Takes changes in: withdraws what there was of each article while the articles to write are read.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="report">Told, in Chinese, of every article of which not all passages can be indexed.</param>
    /// <returns>The articles to write, with their passages.</returns>
    public IEnumerable<(IndexedArticle Article, IReadOnlyList<IndexedPassage> Passages)> Apply(IEnumerable<ArticleChange> changes, Action<string> report)
    {
        foreach (ArticleChange change in changes)
        {
            Withdraw(change.Id);
            if (change.Article is { } article)
            {
                bool isWhole = change.Passages.Count <= SegmentFormat.MostPassages;
                if (!isWhole)
                {
                    report($"文章 {change.Id} 有 {change.Passages.Count} 段，超过一篇文章的上限：只有前 {SegmentFormat.MostPassages} 段能查到，请把它分成几篇。");
                }

                yield return (article, isWhole ? change.Passages : [.. change.Passages.Take(SegmentFormat.MostPassages)]);
            }
        }
    }

    /// <summary>Leaves segments out whose articles are written anew.</summary>
    public void Replace(IEnumerable<int> segments) => _replaced.UnionWith(segments);

    /// <summary>The manifest: what stays, then what was written. Segments with nothing left in them go.</summary>
    public Manifest Finish(long revision, IEnumerable<SegmentEntry> written) => new(revision,
    [
        .. (basis?.Manifest.Segments ?? []).Select((entry, i) => (Entry: entry with { Withdrawn = _withdrawn[i]?.Bytes.ToArray() }, Number: i))
            .Where(segment => !_replaced.Contains(segment.Number) && (_withdrawn[segment.Number]?.Count ?? 0) < basis!.Segments[segment.Number].Articles.Length)
            .Select(segment => segment.Entry),
        .. written,
    ]);
}
