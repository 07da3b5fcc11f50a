using Dapper;
using Microsoft.Data.Sqlite;
using PolicyBot.Service.Accounts;
using PolicyBot.Service.Database;
using PolicyBot.Service.Knowledge;
using PolicyBot.Storage;

namespace PolicyBot.Service.Publishing;

/// <summary>The synonyms: the draft, what is live in the data folder's file, and all that was live before. Thread-safe.</summary>
/// <param name="folder">The data folder.</param>
/// <param name="knowledge">Answers with them.</param>
/// <param name="database">Where drafts and versions are kept.</param>
/// <param name="audit">Told of every change.</param>
/// <param name="time">For the times of the rows.</param>
internal sealed class SynonymVersions(DataFolder folder, KnowledgeBase knowledge, ServiceDatabase database, AuditLog audit, TimeProvider time)
{
    /// <summary>The tables.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS synonym_draft (only INTEGER PRIMARY KEY CHECK (only = 1), text TEXT NOT NULL, by TEXT NOT NULL, at INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS synonym_versions (number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, by TEXT NOT NULL, text TEXT NOT NULL);
        """;

    /// <summary>The text that is live.</summary>
    public string Live => KnowledgeBase.SynonymsText(folder);

    /// <summary>The text that waits to be published; null for none.</summary>
    public string? Draft => database.Read(connection => connection.QueryFirstOrDefault<string?>("SELECT text FROM synonym_draft"));

    /// <summary>The number of the last version; 0 before the first.</summary>
    public long LastNumber => database.Read(connection => connection.ExecuteScalar<long>("SELECT coalesce(max(number), 0) FROM synonym_versions"));

    /// <summary>What was live, the newest first; the first is live unless the file was changed by hand.</summary>
    public IReadOnlyList<SynonymVersion> Versions() => database.Read(connection =>
        connection.Query<(long Number, long At, string By, string Text)>("SELECT number, at, by, text FROM synonym_versions ORDER BY number DESC")
            .Select(row => new SynonymVersion(row.Number, DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.By, row.Text)).ToList());

    /// <summary>Keeps a text that waits to be published.</summary>
    /// <param name="text">A text without complaint; null to discard the draft.</param>
    /// <param name="actor">Who.</param>
    /// <exception cref="SqliteException">It cannot be written.</exception>
    public Task KeepDraftAsync(string? text, string actor) => database.WriteAsync(connection =>
    {
        string? before = connection.QueryFirstOrDefault<string?>("SELECT text FROM synonym_draft");
        connection.Execute("DELETE FROM synonym_draft");
        if (text is not null)
        {
            connection.Execute("INSERT INTO synonym_draft (only, text, by, at) VALUES (1, @text, @actor, @at)", new { text, actor, at = Now() });
        }

        audit.Add(connection, new AuditEntry(actor, text is null ? "弃同义词" : "改同义词", "同义词草稿") { Before = before, After = text });
    });

    /// <summary>Makes a text live: in the file, whole or not at all, and for the next question. One at a time.</summary>
    /// <exception cref="StorageException">The file cannot be written; the synonyms stay as they were.</exception>
    /// <exception cref="SqliteException">The version cannot be written.</exception>
    public async Task PublishAsync(string text, string actor)
    {
        string before = Live;
        // All that needs room is written before the version is on record; then the new file only takes the old one's place.
        string temporary = WriteTemporary(text);
        try
        {
            await AddVersionAsync(before, text, actor);
            Replace(temporary);
        }
        finally
        {
            File.Delete(temporary);
        }

        knowledge.Use(text);
    }

    private Task AddVersionAsync(string before, string text, string actor) =>
        database.WriteAsync(connection =>
        {
            string? last = connection.QueryFirstOrDefault<string?>("SELECT text FROM synonym_versions ORDER BY number DESC LIMIT 1");
            if (last != before)
            {
                Add(connection, before, "文件");
            }

            if (text != before)
            {
                Add(connection, text, actor);
                audit.Add(connection, new AuditEntry(actor, "发布同义词", "同义词") { Before = before, After = text });
            }

            connection.Execute("DELETE FROM synonym_draft WHERE text = @text", new { text });
        });

    private string WriteTemporary(string text)
    {
        string temporary = $"{folder.SynonymsPath}.{Guid.NewGuid():N}.new";
        try
        {
            using FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write);
            stream.Write(System.Text.Encoding.UTF8.GetBytes(text));
            stream.Flush(flushToDisk: true);
            return temporary;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            File.Delete(temporary);
            throw Unwritten(problem);
        }
    }

    private void Replace(string temporary)
    {
        try
        {
            File.Move(temporary, folder.SynonymsPath, overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Unwritten(problem);
        }
    }

    private StorageException Unwritten(Exception problem) =>
        new($"无法写入同义词文件 {folder.SynonymsPath}（{problem.Message}）。请检查磁盘空间和权限；原来的同义词继续使用。", problem);

    private void Add(SqliteConnection connection, string text, string by) =>
        connection.Execute("INSERT INTO synonym_versions (at, by, text) VALUES (@at, @by, @text)", new { at = Now(), by, text });

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}

/// <summary>Synonyms that are or were live.</summary>
/// <param name="Number">The version's number, from 1.</param>
/// <param name="At">Since when.</param>
/// <param name="By">Who made them live; 文件 for a file that was there.</param>
/// <param name="Text">The text.</param>
internal sealed record SynonymVersion(long Number, DateTimeOffset At, string By, string Text);
