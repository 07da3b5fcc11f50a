using PolicyBot.Articles;
using PolicyBot.Language;
using PolicyBot.Storage;

namespace PolicyBot.Service.Publishing;

/// <summary>Reads what is published, and what was. Thread-safe.</summary>
/// <param name="folder">The data folder.</param>
/// <param name="time">The store's time.</param>
internal sealed class PublishedArticles(DataFolder folder, TimeProvider time) : IDisposable
{
    private readonly Lock _reading = new();
    private readonly ArticleStore _store = ArticleStore.Open(folder, time);
    private readonly SortedDictionary<string, (ArticleHead Head, string Words)> _heads = new(StringComparer.Ordinal);
    private long _revision = -1;

    /// <summary>The published articles whose title, publisher, place, date or id holds all of some words.</summary>
    /// <param name="words">The words, between spaces; none for all articles.</param>
    /// <param name="keep">Which of them.</param>
    /// <returns>The newest first, those without a date last.</returns>
    public IReadOnlyList<ArticleHead> Search(string? words, Func<ArticleHead, bool> keep)
    {
        string[] wanted = NormalForm.Of(words ?? "").Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        lock (_reading)
        {
            BringUpToDate();
            return [.. _heads.Values
                .Where(article => wanted.All(word => article.Words.Contains(word, StringComparison.Ordinal)) && keep(article.Head))
                .Select(article => article.Head)
                .OrderByDescending(head => head.Date?.Earliest ?? DateOnly.MinValue)
                .ThenBy(head => head.Id, StringComparer.Ordinal)];
        }
    }

    /// <summary>A published article; null where there is none of that id.</summary>
    public Article? Find(string id) => Read(store => store.Find(id));

    /// <summary>The id of another published article with the same text; null where there is none.</summary>
    public string? FindSameText(Article article) => Read(store => store.FindSameText(article));

    /// <summary>The versions of an article, the newest first.</summary>
    public IReadOnlyList<ArticleVersion> Versions(string id) => Read(store => store.History.Versions(id));

    /// <summary>What was published, the newest first.</summary>
    public IReadOnlyList<PublicationRecord> Publications() => Read(store => store.History.Publications());

    /// <summary>The ids of the articles that were published or withdrawn since a revision.</summary>
    public HashSet<string> ChangedSince(long revision) => Read(store => store.ChangedSince(revision).Select(change => change.Id).ToHashSet());

    /// <summary>The revision of the store.</summary>
    public long Revision => Read(store => store.Revision);

    /// <inheritdoc/>
    public void Dispose() => _store.Dispose();

    private T Read<T>(Func<ArticleStore, T> read)
    {
        lock (_reading)
        {
            return read(_store);
        }
    }

    /// <summary>Takes in what changed since the list was made.</summary>
    private void BringUpToDate()
    {
        long revision = _store.Revision;
        if (revision == _revision)
        {
            return;
        }

        foreach ((string id, Article? article) in _store.ChangedSince(_revision))
        {
            _heads.Remove(id);
            if (article is not null)
            {
                _heads.Add(id, (ArticleHead.Of(article), NormalForm.Of($"{article.Title}\n{article.Publisher}\n{article.Region}\n{article.Date}\n{id}").Text));
            }
        }

        _revision = revision;
    }
}
