using System.Globalization;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using PolicyBot.Articles;

namespace PolicyBot.Storage;

/// <summary>One transaction that changes articles and makes the next revision of the store, if anything changed.</summary>
internal sealed class StoreChange
{
    private readonly SqliteConnection _connection;
    private readonly string _at;
    private readonly long _revision;
    private readonly PublicationCounts _counts = new();

    private StoreChange(SqliteConnection connection, string at)
    {
        _connection = connection;
        _at = at;
        _revision = connection.ExecuteScalar<long>("SELECT number + 1 FROM revision");
    }

    /// <summary>Changes articles, all of it or, where it fails, nothing.</summary>
    /// <param name="connection">The store.</param>
    /// <param name="time">For the times of the versions.</param>
    /// <param name="label">What the change is called in <see cref="ArticleHistory.Publications"/>.</param>
    /// <param name="change">Changes them.</param>
    /// <exception cref="StorageException">The store cannot be written to.</exception>
    public static void Run(SqliteConnection connection, TimeProvider time, string label, Action<StoreChange> change)
    {
        try
        {
            connection.Execute("BEGIN IMMEDIATE");
            try
            {
                StoreChange next = new(connection, Stamp(time));
                change(next);
                next.Record(label);
                connection.Execute("COMMIT");
            }
            catch
            {
                Undo(connection);
                throw;
            }
        }
        catch (SqliteException problem)
        {
            throw new StorageException($"无法写入文章库（{problem.Message}）。请检查磁盘空间；已发布的文章不受影响。", problem);
        }
    }

    /// <summary>The time now, as it is stored.</summary>
    public static string Stamp(TimeProvider time) => time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Stores an article, unless it is there already or, for a new one, its text.</summary>
    /// <returns>What became of it, with the id of the article of the same text for a duplicate.</returns>
    public (StoreOutcome Outcome, string? SameAs) Store(Article article)
    {
        string content = JsonSerializer.Serialize(article, ArticleJson.Default.Article);
        string? stored = _connection.QueryFirstOrDefault<string?>("SELECT content FROM articles WHERE id = @Id", new { article.Id });
        if (stored == content)
        {
            return (StoreOutcome.Unchanged, null);
        }

        // What is stored already is corrected even where it comes to say what another says: left as it is it would go on saying what no longer holds.
        string? sameAs = stored is null ? SameText.Find(_connection, article.Id, SameText.HashOf(article)) : null;
        return sameAs is null ? (Put(article, content), null) : (StoreOutcome.Duplicate, sameAs);
    }

    /// <summary>Stores an article as its next version.</summary>
    /// <param name="article">The article.</param>
    /// <param name="content">The same as it is stored.</param>
    public StoreOutcome Put(Article article, string content)
    {
        bool isKnown = _connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM articles WHERE id = @Id)", new { article.Id });
        long version = AddVersion(article.Id, content);
        _connection.Execute(
            """
            INSERT INTO articles (id, version, text_hash, content) VALUES (@Id, @version, @hash, @content)
                ON CONFLICT (id) DO UPDATE SET version = @version, text_hash = @hash, content = @content
            """,
            new { article.Id, version, hash = SameText.HashOf(article), content });
        StoreOutcome outcome = isKnown ? StoreOutcome.Updated : StoreOutcome.Added;
        _counts.Count(outcome);
        return outcome;
    }

    /// <summary>Withdraws an article. Its versions are kept.</summary>
    /// <returns>Whether there was an article of that id.</returns>
    public bool Withdraw(string id)
    {
        bool isKnown = _connection.Execute("DELETE FROM articles WHERE id = @id", new { id }) > 0;
        if (isKnown)
        {
            AddVersion(id, ArticleHistory.Nothing);
            _counts.Withdrawn++;
        }

        return isKnown;
    }

    /// <returns>The number of the version.</returns>
    private long AddVersion(string id, string content)
    {
        long version = _connection.ExecuteScalar<long>("SELECT coalesce(max(version), 0) + 1 FROM versions WHERE id = @id", new { id });
        _connection.Execute(
            """
            INSERT INTO versions (id, version, stored_at, content, revision) VALUES (@id, @version, @_at, @content, @_revision);
            INSERT INTO changes (id, revision) VALUES (@id, @_revision) ON CONFLICT (id) DO UPDATE SET revision = @_revision;
            """,
            new { id, version, content, _revision, _at });
        return version;
    }

    private void Record(string label)
    {
        if (_counts.Any)
        {
            _connection.Execute(
                """
                UPDATE revision SET number = @_revision;
                INSERT INTO publications (revision, at, label, added, updated, withdrawn) VALUES (@_revision, @_at, @label, @Added, @Updated, @Withdrawn);
                """,
                new { _revision, _at, label, _counts.Added, _counts.Updated, _counts.Withdrawn });
        }
    }

    private static void Undo(SqliteConnection connection)
    {
        try
        {
            connection.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself, for instance because the disk is full.
        }
    }
}
