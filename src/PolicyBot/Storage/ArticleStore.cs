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
    /// <summary>Content of the version that a withdrawal makes.</summary>
    private const string Nothing = "null";

    private const string Schema = """
        CREATE TABLE IF NOT EXISTS articles (
            id TEXT PRIMARY KEY, version INTEGER NOT NULL, text_hash TEXT NOT NULL, content TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS articles_by_text ON articles (text_hash);
        CREATE TABLE IF NOT EXISTS versions (
            id TEXT NOT NULL, version INTEGER NOT NULL, stored_at TEXT NOT NULL, content TEXT NOT NULL, PRIMARY KEY (id, version));
        CREATE TABLE IF NOT EXISTS changes (id TEXT PRIMARY KEY, revision INTEGER NOT NULL);
        CREATE INDEX IF NOT EXISTS changes_by_revision ON changes (revision);
        CREATE TABLE IF NOT EXISTS revision (only INTEGER PRIMARY KEY CHECK (only = 1), number INTEGER NOT NULL);
        INSERT OR IGNORE INTO revision (only, number) VALUES (1, 0);
        """;

    private readonly SqliteConnection _connection;
    private readonly TimeProvider _time;

    private ArticleStore(SqliteConnection connection, TimeProvider time)
    {
        _connection = connection;
        _time = time;
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
            connection.Execute(Schema);
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

    /// <summary>How many articles there are.</summary>
    public int Count => _connection.ExecuteScalar<int>("SELECT count(*) FROM articles");

    /// <summary>Stores articles in one transaction: all of them or, where it fails or is cancelled, none.</summary>
    /// <param name="articles">The articles.</param>
    /// <param name="stored">Told of each what became of it, with the id of the article of the same text for a duplicate.</param>
    /// <param name="cancellation">Ends the storing; nothing of it is kept.</param>
    /// <exception cref="StorageException">The store cannot be written to.</exception>
    public void Store(IEnumerable<Article> articles, Action<Article, StoreOutcome, string?> stored, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(articles);
        ArgumentNullException.ThrowIfNull(stored);
        Change(revision =>
        {
            bool hasChanged = false;
            foreach (Article article in articles)
            {
                cancellation.ThrowIfCancellationRequested();
                (StoreOutcome outcome, string? sameAs) = Store(article, revision);
                hasChanged |= outcome is StoreOutcome.Added or StoreOutcome.Updated;
                stored(article, outcome, sameAs);
            }

            return hasChanged;
        });
    }

    /// <summary>Withdraws articles in one transaction. Their versions are kept.</summary>
    /// <param name="ids">The articles.</param>
    /// <returns>The ids among them that were stored.</returns>
    /// <exception cref="StorageException">The store cannot be written to.</exception>
    public IReadOnlyList<string> Withdraw(IEnumerable<string> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        List<string> withdrawn = [];
        Change(revision =>
        {
            foreach (string id in ids.Where(id => _connection.Execute("DELETE FROM articles WHERE id = @id", new { id }) > 0))
            {
                AddVersion(id, Nothing, revision);
                withdrawn.Add(id);
            }

            return withdrawn.Count > 0;
        });
        return withdrawn;
    }

    /// <summary>All articles, in the order of their ids.</summary>
    public IEnumerable<Article> All() =>
        _connection.Query<string>("SELECT content FROM articles ORDER BY id", buffered: false)
            .Select(content => JsonSerializer.Deserialize(content, ArticleJson.Default.Article)!);

    /// <summary>The articles that changed since a revision, in the order of their ids; null for those that were withdrawn.</summary>
    /// <param name="revision">A revision; since -1 all articles.</param>
    public IEnumerable<(string Id, Article? Article)> ChangedSince(long revision) => revision < 0
        ? All().Select(article => (article.Id, (Article?)article))
        : _connection.Query<(string Id, string? Content)>(
            "SELECT c.id, a.content FROM changes c LEFT JOIN articles a ON a.id = c.id WHERE c.revision > @revision ORDER BY c.id", new { revision }, buffered: false)
            .Select(row => (row.Id, row.Content is null ? null : JsonSerializer.Deserialize(row.Content, ArticleJson.Default.Article)));

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    /// <summary>Changes articles in one transaction that takes the next revision, if anything changed.</summary>
    private void Change(Func<long, bool> change)
    {
        try
        {
            _connection.Execute("BEGIN IMMEDIATE");
            try
            {
                long next = _connection.ExecuteScalar<long>("SELECT number + 1 FROM revision");
                if (change(next))
                {
                    _connection.Execute("UPDATE revision SET number = @next", new { next });
                }

                _connection.Execute("COMMIT");
            }
            catch
            {
                RollBack();
                throw;
            }
        }
        catch (SqliteException problem)
        {
            throw new StorageException($"无法写入文章库（{problem.Message}）。请检查磁盘空间；已发布的文章不受影响。", problem);
        }
    }

    private void RollBack()
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
        string hash = HashOf(article.Text);
        string? known = _connection.QueryFirstOrDefault<string?>("SELECT content FROM articles WHERE id = @Id", new { article.Id });
        if (known == content)
        {
            return (StoreOutcome.Unchanged, null);
        }

        string? sameAs = _connection.QueryFirstOrDefault<string?>(
            "SELECT id FROM articles WHERE text_hash = @hash AND id <> @Id LIMIT 1", new { hash, article.Id });
        if (sameAs is not null)
        {
            return (StoreOutcome.Duplicate, sameAs);
        }

        long version = AddVersion(article.Id, content, revision);
        _connection.Execute(
            """
            INSERT INTO articles (id, version, text_hash, content) VALUES (@Id, @version, @hash, @content)
                ON CONFLICT (id) DO UPDATE SET version = @version, text_hash = @hash, content = @content
            """,
            new { article.Id, version, hash, content });
        return (known is null ? StoreOutcome.Added : StoreOutcome.Updated, null);
    }

    /// <returns>The number of the version.</returns>
    private long AddVersion(string id, string content, long revision)
    {
        long version = _connection.ExecuteScalar<long>("SELECT coalesce(max(version), 0) + 1 FROM versions WHERE id = @id", new { id });
        _connection.Execute(
            """
            INSERT INTO versions (id, version, stored_at, content) VALUES (@id, @version, @at, @content);
            INSERT INTO changes (id, revision) VALUES (@id, @revision) ON CONFLICT (id) DO UPDATE SET revision = @revision;
            """,
            new { id, version, content, revision, at = _time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture) });
        return version;
    }

    /// <summary>The same words in another script or width are the same text.</summary>
    private static string HashOf(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(NormalForm.Of(text).Text)));
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Article))]
internal sealed partial class ArticleJson : JsonSerializerContext;
