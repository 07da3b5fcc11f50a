using Dapper;
using PolicyBot.Service.Database;

namespace PolicyBot.Service.Accounts;

/// <summary>
/// Counts sign-ins that fail, by name and address, and makes the next wait: whoever tries names elsewhere shuts nobody out. Names without an account
/// are counted alike, so that nothing tells them apart; an attempt is counted before the password is looked at, so that many at once gain nothing. Thread-safe.
/// </summary>
/// <param name="database">Where they are kept.</param>
/// <param name="audit">Told when a name is locked.</param>
/// <param name="time">Tells the time.</param>
internal sealed class SignInAttempts(ServiceDatabase database, AuditLog audit, TimeProvider time)
{
    /// <summary>The table.</summary>
    public const string Schema = """
        DROP TABLE IF EXISTS sign_in_attempts; -- by name alone, in earlier versions
        CREATE TABLE IF NOT EXISTS failed_sign_ins (
            name TEXT NOT NULL, address TEXT NOT NULL, failures INTEGER NOT NULL, at INTEGER NOT NULL, locked_until INTEGER NOT NULL,
            PRIMARY KEY (name, address)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS failed_sign_ins_by_age ON failed_sign_ins (at);
        """;

    /// <summary>How many may fail in a row before the next has to wait.</summary>
    public const int Free = 5;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    /// <summary>Begins an attempt, which counts as failed until <see cref="ClearAsync"/>.</summary>
    /// <param name="name">The name.</param>
    /// <param name="address">Where it comes from; empty for the machine itself.</param>
    /// <returns>How long the next one has to wait; zero where this one may go on.</returns>
    public async Task<TimeSpan> BeginAsync(string name, string address)
    {
        TimeSpan wait = TimeSpan.Zero;
        DateTimeOffset now = time.GetUtcNow();
        long at = now.ToUnixTimeMilliseconds();
        await database.WriteAsync(connection =>
        {
            connection.Execute("DELETE FROM failed_sign_ins WHERE at < @before", new { before = (now - Forgotten).ToUnixTimeMilliseconds() });
            (long Failures, long LockedUntil) known = connection.QueryFirstOrDefault<(long, long)>(
                "SELECT failures, locked_until FROM failed_sign_ins WHERE name = @name AND address = @address", new { name, address });
            wait = TimeSpan.FromMilliseconds(Math.Max(0, known.LockedUntil - at));
            if (wait > TimeSpan.Zero)
            {
                return;
            }

            long failures = known.Failures + 1;
            connection.Execute(
                "INSERT OR REPLACE INTO failed_sign_ins (name, address, failures, at, locked_until) VALUES (@name, @address, @failures, @at, @until)",
                new { name, address, failures, at, until = (now + Wait(failures)).ToUnixTimeMilliseconds() });
            if (failures > Free)
            {
                audit.Add(connection, new AuditEntry(name, "连续登录失败", name) { After = $"第 {failures} 次" });
            }
        });
        return wait;
    }

    /// <summary>Forgets the failures of a name at an address that it signed in from, or everywhere, where its password was set anew.</summary>
    public Task ClearAsync(string name, string? address = null) => database.WriteAsync(connection =>
        connection.Execute("DELETE FROM failed_sign_ins WHERE name = @name AND (@address IS NULL OR address = @address)", new { name, address }));

    // One minute after the fifth, then twice as long each time.
    private static TimeSpan Wait(long failures) => failures < Free
        ? TimeSpan.Zero
        : TimeSpan.FromMinutes(Math.Min(LongestWait.TotalMinutes, Math.Pow(2, failures - Free)));
}
