using Dapper;
using Microsoft.Data.Sqlite;
using PolicyBot.Articles;

namespace PolicyBot.Storage;

/// <summary>The articles and all their versions, in SQLite.</summary>
/// <remarks>Whatever reads throws <see cref="StorageException"/> where the file is damaged or cannot be read.</remarks>
public sealed class ArticleStore : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly TimeProvider _time;

    private ArticleStore(SqliteConnection connection, TimeProvider time)
    {
        _connection = connection;
        _time = time;
        History = new ArticleHistory(connection);
    }

    /// <summary>Opens the store of a data folder, creating it where it is missing.</summary>
    /// <exception cref="StorageException">The file is no store, is of a later layout, or cannot be opened.</exception>
    public static ArticleStore Open(DataFolder folder, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(folder);
        SQLitePCL.Batteries_V2.Init();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = folder.StorePath, Pooling = false }.ToString());
        try
        {
            connection.Open();
            connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 10000;");
            StoreSchema.Prepare(connection, StoreChange.Stamp(time));
            return new ArticleStore(connection, time);
        }
        catch (StorageException)
        {
            connection.Dispose();
            throw;
        }
        catch (SqliteException problem)
        {
            connection.Dispose();
            throw new StorageException($"文章库 {folder.StorePath} 无法打开（{problem.Message}）。请检查权限和磁盘空间；如果文件已损坏，请从备份恢复。", problem);
        }
    }

    /// <summary>Counts the transactions that changed articles; an index built from an earlier revision is out of date.</summary>
    public long Revision => StoreReading.Of(_connection, store => store.ExecuteScalar<long>("SELECT number FROM revision"));

    /// <summary>The articles as they were, and the revisions that made them so.</summary>
    public ArticleHistory History { get; }

    /// <summary>How many articles there are.</summary>
    public int Count => StoreReading.Of(_connection, store => store.ExecuteScalar<int>("SELECT count(*) FROM articles"));

    /// <summary>Withdraws and stores articles in one transaction: all of it or, where it fails or is cancelled, nothing.</summary>
    /// <param name="label">What the change is called in <see cref="ArticleHistory.Publications"/>.</param>
    /// <param name="articles">The articles to store.</param>
    /// <param name="withdrawals">The articles to withdraw first. Their versions are kept.</param>
    /// <param name="stored">Told of each stored article what became of it, with the id of the article of the same text for a duplicate.</param>
    /// <param name="cancellation">Ends the storing; nothing of it is kept.</param>
    /// <returns>The ids among <paramref name="withdrawals"/> that were stored.</returns>
    /// <exception cref="StorageException">The store cannot be written to.</exception>
    public IReadOnlyList<string> Store(
        string label, IEnumerable<Article> articles, IEnumerable<string> withdrawals, Action<Article, StoreOutcome, string?> stored, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(articles);
        ArgumentNullException.ThrowIfNull(withdrawals);
        ArgumentNullException.ThrowIfNull(stored);
        List<string> withdrawn = [];
        StoreChange.Run(_connection, _time, label, change =>
        {
            withdrawn.AddRange(withdrawals.Where(change.Withdraw));
            foreach (Article article in articles)
            {
                cancellation.ThrowIfCancellationRequested();
                (StoreOutcome outcome, string? sameAs) = change.Store(article);
                stored(article, outcome, sameAs);
            }
        });
        return withdrawn;
    }

    /// <summary>Makes the articles in one transaction what they were as of a revision. No version is lost: what differs gets a new one.</summary>
    /// <param name="label">What the change is called in <see cref="ArticleHistory.Publications"/>.</param>
    /// <param name="revision">The revision, 0 to <see cref="Revision"/>.</param>
    /// <exception cref="StorageException">There was no such revision, or the store cannot be written to.</exception>
    public void RollBack(string label, long revision)
    {
        if (revision < 0 || revision > Revision)
        {
            throw new StorageException($"没有第 {revision} 版可以回退。请从发布记录里选一版。");
        }

        StoreChange.Run(_connection, _time, label, change =>
        {
            // What goes first makes room for texts that come back under another id.
            foreach ((string id, string? content) in History.DifferingAt(revision).OrderBy(differing => differing.Content is not null))
            {
                if (content is null)
                {
                    change.Withdraw(id);
                }
                else
                {
                    change.Put(ArticleJson.Read(content)!, content);
                }
            }
        });
    }

    /// <summary>An article as it is now; null where there is none of that id.</summary>
    public Article? Find(string id) =>
        ArticleJson.Read(StoreReading.Of(_connection, store => store.QueryFirstOrDefault<string?>("SELECT content FROM articles WHERE id = @id", new { id })));

    /// <summary>The id of another article that has the same text; null where there is none.</summary>
    public string? FindSameText(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return StoreReading.Of(_connection, store => SameText.Find(store, article.Id, SameText.HashOf(article)));
    }

    /// <summary>All articles, in the order of their ids.</summary>
    public IEnumerable<Article> All() =>
        StoreReading.Each(_connection, store => store.Query<string>("SELECT content FROM articles ORDER BY id", buffered: false))
            .Select(content => ArticleJson.Read(content)!);

    /// <summary>The articles that changed since a revision, in the order of their ids; null for those that were withdrawn.</summary>
    /// <param name="revision">A revision; since -1 all articles.</param>
    public IEnumerable<(string Id, Article? Article)> ChangedSince(long revision) => revision < 0
        ? All().Select(article => (article.Id, (Article?)article))
        : StoreReading.Each(_connection, store => store.Query<(string Id, string? Content)>(
            "SELECT c.id, a.content FROM changes c LEFT JOIN articles a ON a.id = c.id WHERE c.revision > @revision ORDER BY c.id", new { revision }, buffered: false))
            .Select(row => (row.Id, ArticleJson.Read(row.Content)));

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();
}
