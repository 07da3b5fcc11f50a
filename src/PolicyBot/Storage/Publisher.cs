using PolicyBot.Articles;
using PolicyBot.Search;

namespace PolicyBot.Storage;

/// <summary>
/// The one way from articles to a live index: store, next generation, verified, live by an atomic rename. A run that ends anywhere
/// in between is made good by the next one, because a generation knows the revision of the store that it was built from.
/// </summary>
/// <param name="folder">Where it all lies.</param>
/// <param name="time">For the versions' times.</param>
/// <param name="live">Told when a new generation is live; smaller segments are merged behind that. Null to tell nobody.</param>
public sealed class Publisher(DataFolder folder, TimeProvider time, Action? live = null)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Stores articles and publishes an index of all that is stored.</summary>
    /// <param name="articles">The articles; read while they are stored.</param>
    /// <param name="stored">Told of each what became of it, with the id of the article of the same text for a duplicate.</param>
    /// <param name="progress">Told what is going on, in Chinese.</param>
    /// <param name="cancellation">Ends the work. What was live stays live.</param>
    /// <exception cref="StorageException">Something cannot be written. What was live stays live.</exception>
    public void Publish(
        IEnumerable<Article> articles, Action<Article, StoreOutcome, string?> stored, Action<string> progress, CancellationToken cancellation) =>
        Publish("收录文章", articles, [], stored, progress, cancellation);

    /// <summary>Withdraws articles and publishes an index without them. Their versions are kept.</summary>
    /// <param name="ids">The articles.</param>
    /// <param name="progress">Told what is going on, in Chinese.</param>
    /// <param name="cancellation">Ends the work. What was live stays live.</param>
    /// <returns>The ids among them that were stored.</returns>
    /// <exception cref="StorageException">Something cannot be written. What was live stays live.</exception>
    public IReadOnlyList<string> Withdraw(IEnumerable<string> ids, Action<string> progress, CancellationToken cancellation) =>
        Publish("撤下文章", [], ids, (_, _, _) => { }, progress, cancellation);

    /// <summary>Withdraws and stores articles and publishes an index of all that is stored.</summary>
    /// <param name="label">What the publication is called in the list of publications, in Chinese.</param>
    /// <param name="articles">The articles to store; read while they are stored.</param>
    /// <param name="withdrawals">The articles to withdraw. Their versions are kept.</param>
    /// <param name="stored">Told of each stored article what became of it, with the id of the article of the same text for a duplicate.</param>
    /// <param name="progress">Told what is going on, in Chinese.</param>
    /// <param name="cancellation">Ends the work. What was live stays live.</param>
    /// <returns>The ids among <paramref name="withdrawals"/> that were stored.</returns>
    /// <exception cref="StorageException">Something cannot be written. What was live stays live.</exception>
    public IReadOnlyList<string> Publish(
        string label,
        IEnumerable<Article> articles,
        IEnumerable<string> withdrawals,
        Action<Article, StoreOutcome, string?> stored,
        Action<string> progress,
        CancellationToken cancellation)
    {
        IReadOnlyList<string> withdrawn = [];
        Publish(store => withdrawn = store.Store(label, articles, withdrawals, stored, cancellation), progress, cancellation);
        return withdrawn;
    }

    /// <summary>Makes the articles what they were as of a revision, and publishes an index of that. It is a revision of its own, and no version is lost.</summary>
    /// <param name="label">What the publication is called in the list of publications, in Chinese.</param>
    /// <param name="revision">The earlier revision.</param>
    /// <param name="progress">Told what is going on, in Chinese.</param>
    /// <param name="cancellation">Ends the work. What was live stays live.</param>
    /// <exception cref="StorageException">There was no such revision, or something cannot be written. What was live stays live.</exception>
    public void RollBack(string label, long revision, Action<string> progress, CancellationToken cancellation) =>
        Publish(store => store.RollBack(label, revision), progress, cancellation);

    /// <summary>Builds the index that a publication would make, beside the live one. Nothing is stored and nobody else sees it.</summary>
    /// <param name="index">The live index of the folder.</param>
    /// <param name="articles">The articles that would be stored.</param>
    /// <param name="withdrawals">The articles that would be withdrawn.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="StorageException">The new segment cannot be written.</exception>
    public PreviewIndex Preview(LiveIndex index, IEnumerable<Article> articles, IEnumerable<string> withdrawals, CancellationToken cancellation)
    {
        try
        {
            return PreviewIndex.Build(index, folder.PreviewPath, [.. withdrawals.Select(Withdrawal), .. articles.Select(Change)], cancellation);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new StorageException($"无法写出预览的索引（{problem.Message}）。请检查磁盘空间后再预览一次；已发布的文章不受影响。", problem);
        }
    }

    /// <summary>Brings the index up to date where it is missing, damaged, or older than the store.</summary>
    /// <returns>How many articles there are.</returns>
    /// <exception cref="StorageException">Something cannot be written.</exception>
    public int Repair(Action<string> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(progress);
        using var store = ArticleStore.Open(folder, time);
        var writer = new GenerationWriter(folder.IndexPath, progress);
        if (store.Revision > 0 && writer.LiveRevision() != store.Revision)
        {
            using IDisposable writing = Lock(progress, cancellation);
            BringUpToDate(store, writer, progress, cancellation);
        }

        return store.Count;
    }

    private void Publish(Action<ArticleStore> change, Action<string> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(progress);
        using IDisposable writing = Lock(progress, cancellation);
        using var store = ArticleStore.Open(folder, time);
        change(store);
        BringUpToDate(store, new GenerationWriter(folder.IndexPath, progress), progress, cancellation);
    }

    private IDisposable Lock(Action<string> progress, CancellationToken cancellation) =>
        folder.Lock(Patience, writer => progress($"另一个进程（{writer}）正在写入，等它结束……"), cancellation);

    private void BringUpToDate(ArticleStore store, GenerationWriter writer, Action<string> progress, CancellationToken cancellation)
    {
        try
        {
            if (writer.Write(store.Revision, since => Changes(store, since, progress), cancellation) is var (articles, passages))
            {
                live?.Invoke();
                progress($"索引已发布：{articles} 篇文章，{passages} 个段落。");
                Merge(writer, progress, cancellation);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new StorageException($"无法写出新的索引（{problem.Message}）。请检查磁盘空间后重新运行 index；原来的索引继续使用，文章已存好。", problem);
        }
    }

    /// <summary>Merges what is due. The publication is live by then: a merge that fails is made up for by the next one.</summary>
    private static void Merge(GenerationWriter writer, Action<string> progress, CancellationToken cancellation)
    {
        try
        {
            while (writer.Merge(cancellation))
            {
                progress("已合并较小的索引文件。");
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            progress($"较小的索引文件暂未合并（{problem.Message}）；新索引已生效，下次发布时再合并。");
        }
    }

    private static IEnumerable<ArticleChange> Changes(ArticleStore store, long revision, Action<string> progress)
    {
        int count = 0;
        foreach ((string id, Article? article) in store.ChangedSince(revision))
        {
            yield return article is null ? Withdrawal(id) : Change(article);
            if (++count % 1000 == 0)
            {
                progress($"已编入 {count} 篇……");
            }
        }
    }

    private static ArticleChange Withdrawal(string id) => new(id, null, []);

    private static ArticleChange Change(Article article) =>
        new(article.Id, ToIndexed(article), [.. PassageCutter.Cut(article).Select(passage => new IndexedPassage(passage.Start, passage.Length, passage.Heading))]);

    private static IndexedArticle ToIndexed(Article article) => new(article.Id, article.Title, article.Text)
    {
        Publisher = article.Publisher,
        Date = article.Date?.ToString(),
        DateInferred = article.Date?.IsInferred ?? false,
        Region = article.Region,
        Topic = article.Topic,
        InForceFrom = article.InForceFrom,
        InForceUntil = article.InForceUntil,
        SupersededBy = article.SupersededBy,
        Url = article.Url,
    };
}
