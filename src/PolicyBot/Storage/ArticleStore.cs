using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using Microsoft.Data.Sqlite;
using PolicyBot.Articles;
using PolicyBot.Language;

namespace PolicyBot.Storage;

/// <summary>What became of an article that was handed to the store.</summary>
public enum StoreOutcome
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It replaces an earlier version, which is kept.</summary>
    Updated,

    /// <summary>It is the same as what is stored.</summary>
    Unchanged,

    /// <summary>An article of another id has the same text; it was not stored.</summary>
    Duplicate,
}

/// <summary>The articles and all their versions, in SQLite.</summary>
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
    /// <exception cref="StorageException">The file is no store, or cannot be opened.</exception>
    public static ArticleStore Open(DataFolder folder, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(folder);
        SQLitePCL.Batteries_V2.Init();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = folder.StorePath, Pooling = false }.ToString());
        try
        {
            connection.Open();
            connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 10000;");
            StoreSchema.Prepare(connection, Now(time));
            return new ArticleStore(connection, time);
        }
        catch (SqliteException problem)
        {
            connection.Dispose();
            throw new StorageException($"文章库 {folder.StorePath} 无法打开（{problem.Message}）。请检查权限和磁盘空间；如果文件已损坏，请从备份恢复。", problem);
        }
    }

    /// <summary>Counts the transactions that changed articles; an index built from an earlier revision is out of date.</summary>
    public long Revision => _connection.ExecuteScalar<long>("SELECT number FROM revision");

    /// <summary>The articles as they were, and the revisions that made them so.</summary>
    public ArticleHistory History { get; }

    /// <summary>How many articles there are.</summary>
    public int Count => _connection.ExecuteScalar<int>("SELECT count(*) FROM articles");

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
        Change(label, (revision, counts) =>
        {
            withdrawn.AddRange(withdrawals.Where(id => Withdraw(id, revision)));
            counts.Withdrawn = withdrawn.Count;
            foreach (Article article in articles)
            {
                cancellation.ThrowIfCancellationRequested();
                (StoreOutcome outcome, string? sameAs) = Store(article, revision);
                counts.Count(outcome);
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

        Change(label, (next, counts) =>
        {
            // What goes first makes room for texts that come back under another id.
            foreach ((string id, string? content) in History.DifferingAt(revision).OrderBy(differing => differing.Content is not null))
            {
                if (content is null)
                {
                    Withdraw(id, next);
                    counts.Withdrawn++;
                }
                else
                {
                    counts.Count(Put(ArticleJson.Read(content)!, content, next));
                }
            }
        });
    }

    /// <summary>An article as it is now; null where there is none of that id.</summary>
    public Article? Find(string id) =>
        ArticleJson.Read(_connection.QueryFirstOrDefault<string?>("SELECT content FROM articles WHERE id = @id", new { id }));

    /// <summary>The id of another article that has the same text; null where there is none.</summary>
    public string? FindSameText(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return FindSameText(article.Id, HashOf(article.Text));
    }

    /// <summary>All articles, in the order of their ids.</summary>
    public IEnumerable<Article> All() =>
        _connection.Query<string>("SELECT content FROM articles ORDER BY id", buffered: false)
            .Select(content => ArticleJson.Read(content)!);

    /// <summary>The articles that changed since a revision, in the order of their ids; null for those that were withdrawn.</summary>
    /// <param name="revision">A revision; since -1 all articles.</param>
    public IEnumerable<(string Id, Article? Article)> ChangedSince(long revision) => revision < 0
        ? All().Select(article => (article.Id, (Article?)article))
        : _connection.Query<(string Id, string? Content)>(
            "SELECT c.id, a.content FROM changes c LEFT JOIN articles a ON a.id = c.id WHERE c.revision > @revision ORDER BY c.id", new { revision }, buffered: false)
            .Select(row => (row.Id, ArticleJson.Read(row.Content)));

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    /// <summary>Changes articles in one transaction that takes the next revision, if anything changed.</summary>
    private void Change(string label, Action<long, PublicationCounts> change)
    {
        try
        {
            _connection.Execute("BEGIN IMMEDIATE");
            try
            {
                long next = _connection.ExecuteScalar<long>("SELECT number + 1 FROM revision");
                PublicationCounts counts = new();
                change(next, counts);
                if (counts.Any)
                {
                    _connection.Execute(
                        """
                        UPDATE revision SET number = @next;
                        INSERT INTO publications (revision, at, label, added, updated, withdrawn) VALUES (@next, @at, @label, @Added, @Updated, @Withdrawn);
                        """,
                        new { next, at = Now(_time), label, counts.Added, counts.Updated, counts.Withdrawn });
                }

                _connection.Execute("COMMIT");
            }
            catch
            {
                Undo();
                throw;
            }
        }
        catch (SqliteException problem)
        {
            throw new StorageException($"无法写入文章库（{problem.Message}）。请检查磁盘空间；已发布的文章不受影响。", problem);
        }
    }

    private void Undo()
    {
        try
        {
            _connection.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself, for instance because the disk is full.
        }
    }

    private (StoreOutcome Outcome, string? SameAs) Store(Article article, long revision)
    {
        string content = JsonSerializer.Serialize(article, ArticleJson.Default.Article);
        if (_connection.QueryFirstOrDefault<string?>("SELECT content FROM articles WHERE id = @Id", new { article.Id }) == content)
        {
            return (StoreOutcome.Unchanged, null);
        }

        return FindSameText(article) is { } sameAs ? (StoreOutcome.Duplicate, sameAs) : (Put(article, content, revision), null);
    }

    private string? FindSameText(string id, string hash) =>
        _connection.QueryFirstOrDefault<string?>("SELECT id FROM articles WHERE text_hash = @hash AND id <> @id LIMIT 1", new { hash, id });

    private StoreOutcome Put(Article article, string content, long revision)
    {
        bool isKnown = _connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM articles WHERE id = @Id)", new { article.Id });
        long version = AddVersion(article.Id, content, revision);
        _connection.Execute(
            """
            INSERT INTO articles (id, version, text_hash, content) VALUES (@Id, @version, @hash, @content)
                ON CONFLICT (id) DO UPDATE SET version = @version, text_hash = @hash, content = @content
            """,
            new { article.Id, version, hash = HashOf(article.Text), content });
        return isKnown ? StoreOutcome.Updated : StoreOutcome.Added;
    }

    /// <returns>Whether there was an article of that id.</returns>
    private bool Withdraw(string id, long revision)
    {
        bool isKnown = _connection.Execute("DELETE FROM articles WHERE id = @id", new { id }) > 0;
        if (isKnown)
        {
            AddVersion(id, ArticleHistory.Nothing, revision);
        }

        return isKnown;
    }

    /// <returns>The number of the version.</returns>
    private long AddVersion(string id, string content, long revision)
    {
        long version = _connection.ExecuteScalar<long>("SELECT coalesce(max(version), 0) + 1 FROM versions WHERE id = @id", new { id });
        _connection.Execute(
            """
            INSERT INTO versions (id, version, stored_at, content, revision) VALUES (@id, @version, @at, @content, @revision);
            INSERT INTO changes (id, revision) VALUES (@id, @revision) ON CONFLICT (id) DO UPDATE SET revision = @revision;
            """,
            new { id, version, content, revision, at = Now(_time) });
        return version;
    }

    private static string Now(TimeProvider time) => time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);

    /// <summary>The same words in another script or width are the same text.</summary>
    private static string HashOf(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(NormalForm.Of(text).Text)));
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Article))]
internal sealed partial class ArticleJson : JsonSerializerContext
{
    /// <summary>The article of a stored content; null for none or the content that a withdrawal leaves.</summary>
    public static Article? Read(string? content) => content is null ? null : JsonSerializer.Deserialize(content, Default.Article);
}
