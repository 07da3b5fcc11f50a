using Dapper;
using Microsoft.Data.Sqlite;

namespace PolicyBot.Service.Accounts;

/// <summary>Who changed what, and when: rows that are only ever added. Thread-safe.</summary>
/// <param name="time">For the times of the rows.</param>
internal sealed class AuditLog(TimeProvider time)
{
    /// <summary>The table, which refuses to change or lose a row.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS audit (
            number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL,
            subject TEXT NOT NULL, before TEXT, after TEXT);
        CREATE TRIGGER IF NOT EXISTS audit_is_kept BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'the audit log is append-only'); END;
        CREATE TRIGGER IF NOT EXISTS audit_is_true BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'the audit log is append-only'); END;
        """;

    /// <summary>Adds an entry, in the transaction of the change that it tells of: both are kept, or neither.</summary>
    /// <param name="connection">The connection of that transaction.</param>
    /// <param name="entry">What was done.</param>
    public void Add(SqliteConnection connection, AuditEntry entry) => connection.Execute(
        "INSERT INTO audit (at, actor, action, subject, before, after) VALUES (@at, @Actor, @Action, @Subject, @Before, @After)",
        new { at = time.GetUtcNow().ToUnixTimeMilliseconds(), entry.Actor, entry.Action, entry.Subject, entry.Before, entry.After });
}

/// <summary>One change.</summary>
/// <param name="Actor">Who: the name of an account, of an API key, or of the program itself.</param>
/// <param name="Action">What was done, in two to six Chinese characters: 发布文章, 受理工单.</param>
/// <param name="Subject">What it was done to: an id or a name.</param>
internal sealed record AuditEntry(string Actor, string Action, string Subject)
{
    /// <summary>What was there before, as text or JSON; null where nothing was.</summary>
    public string? Before { get; init; }

    /// <summary>What is there now, as text or JSON; null where nothing is.</summary>
    public string? After { get; init; }
}
