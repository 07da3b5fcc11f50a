using Dapper;
using PolicyBot.Service.Database;

namespace PolicyBot.Service.Accounts;

/// <summary>
/// Counts sign-ins that fail, by name, and makes the next wait. Names without an account are counted alike, so that nothing tells them
/// apart; an attempt is counted before the password is looked at, so that many at once gain nothing. Thread-safe.
/// </summary>
/// <param name="database">Where they are kept.</param>
/// <param name="audit">Told when a name is locked.</param>
/// <param name="time">Tells the time.</param>
internal sealed class SignInAttempts(ServiceDatabase database, AuditLog audit, TimeProvider time)
{
    /// <summary>The table.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS sign_in_attempts (
            name TEXT PRIMARY KEY, failures INTEGER NOT NULL, at INTEGER NOT NULL, locked_until INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS sign_in_attempts_by_age ON sign_in_attempts (at);
        """;

    /// <summary>How many may fail in a row before the next has to wait.</summary>
    public const int Free = 5;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    /// <summary>Begins an attempt, which counts as failed until <see cref="ClearAsync"/>.</summary>
    /// <returns>Whether it may go on: not while the name is locked.</returns>
    public async Task<bool> TryBeginAsync(string name)
    {
        bool isFree = false;
        DateTimeOffset now = time.GetUtcNow();
        long at = now.ToUnixTimeMilliseconds();
        await database.WriteAsync(connection =>
        {
            connection.Execute("DELETE FROM sign_in_attempts WHERE at < @before", new { before = (now - Forgotten).ToUnixTimeMilliseconds() });
            (long Failures, long LockedUntil) known = connection.QueryFirstOrDefault<(long, long)>(
                "SELECT failures, locked_until FROM sign_in_attempts WHERE name = @name", new { name });
            isFree = known.LockedUntil <= at;
            if (!isFree)
            {
                return;
            }

            long failures = known.Failures + 1;
            connection.Execute(
                "INSERT OR REPLACE INTO sign_in_attempts (name, failures, at, locked_until) VALUES (@name, @failures, @at, @until)",
                new { name, failures, at, until = (now + Wait(failures)).ToUnixTimeMilliseconds() });
            if (failures > Free)
            {
                audit.Add(connection, new AuditEntry(name, "连续登录失败", name) { After = $"第 {failures} 次" });
            }
        });
        return isFree;
    }

    /// <summary>Forgets the failures of a name that has signed in, or whose password was set anew.</summary>
    public Task ClearAsync(string name) => database.WriteAsync(connection =>
        connection.Execute("DELETE FROM sign_in_attempts WHERE name = @name", new { name }));

    // One minute after the fifth, then twice as long each time.
    private static TimeSpan Wait(long failures) => failures < Free
        ? TimeSpan.Zero
        : TimeSpan.FromMinutes(Math.Min(LongestWait.TotalMinutes, Math.Pow(2, failures - Free)));
}
