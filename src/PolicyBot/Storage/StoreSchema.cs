using Dapper;
using Microsoft.Data.Sqlite;

namespace PolicyBot.Storage;

/// <summary>The tables of the store, brought from any earlier layout to the present one.</summary>
internal static class StoreSchema
{
    private const int Present = 1;

    private const string Tables = """
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

    // The first layout knew the revision of each article's last version alone. Versions before it count as older than every
    // publication on record; the first on record is the state that was found.
    private const string Revisions = """
        ALTER TABLE versions ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
        UPDATE versions SET revision = (SELECT c.revision FROM changes c WHERE c.id = versions.id)
            WHERE version = (SELECT max(v.version) FROM versions v WHERE v.id = versions.id);
        CREATE INDEX versions_by_revision ON versions (revision);
        CREATE TABLE publications (
            revision INTEGER PRIMARY KEY, at TEXT NOT NULL, label TEXT NOT NULL,
            added INTEGER NOT NULL, updated INTEGER NOT NULL, withdrawn INTEGER NOT NULL);
        INSERT INTO publications (revision, at, label, added, updated, withdrawn)
            SELECT number, @now, '此前的文章', (SELECT count(*) FROM articles), 0, 0 FROM revision WHERE number > 0;
        """;

    /// <summary>Makes the tables, or changes those of an earlier layout, whole or not at all.</summary>
    /// <exception cref="SqliteException">The file is no database, or cannot be written.</exception>
    /// <exception cref="StorageException">The layout is a later one, of which nothing is known here.</exception>
    public static void Prepare(SqliteConnection connection, string now)
    {
        long version = Version(connection);
        if (version == Present)
        {
            return;
        }

        if (version > Present)
        {
            throw new StorageException($"文章库 {connection.DataSource} 由更新的版本写成（格式 {version}，本程序只认到格式 {Present}）。请使用新版程序，或从备份恢复旧格式的文章库。");
        }

        using SqliteTransaction transaction = connection.BeginTransaction();
        // Another process may have been first.
        if (Version(connection) < Present)
        {
            connection.Execute(Tables, transaction: transaction);
            connection.Execute(Revisions, new { now }, transaction);
            connection.Execute($"PRAGMA user_version = {Present}", transaction: transaction);
        }

        transaction.Commit();
    }

    private static long Version(SqliteConnection connection) => connection.ExecuteScalar<long>("PRAGMA user_version");
}
