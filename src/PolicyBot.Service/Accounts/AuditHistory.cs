using Dapper;
using PolicyBot.Service.Database;

namespace PolicyBot.Service.Accounts;

/// <summary>The audit log as it is read, the newest entries first. Thread-safe.</summary>
/// <param name="database">Where it is kept.</param>
internal sealed class AuditHistory(ServiceDatabase database)
{
    private const string Matching = """
        FROM audit WHERE (@Actor IS NULL OR actor = @Actor) AND (@Action IS NULL OR action = @Action)
            AND (@Words IS NULL OR instr(subject, @Words) > 0 OR instr(coalesce(before, ''), @Words) > 0 OR instr(coalesce(after, ''), @Words) > 0)
            AND (@From IS NULL OR at >= @From) AND (@Until IS NULL OR at < @Until)
        """;

    /// <summary>A page of entries.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="before">The number that they come before; <see cref="long.MaxValue"/> for the newest.</param>
    /// <param name="most">The most of them.</param>
    public IReadOnlyList<AuditRow> Read(AuditFilter filter, long before, int most) => database.Scan(connection => connection.Query<AuditRow>(
        $"SELECT number, at, actor, action, subject, before, after {Matching} AND number < @before ORDER BY number DESC LIMIT @most",
        new { filter.Actor, filter.Action, filter.Words, filter.From, filter.Until, before, most }).AsList());

    /// <summary>All entries, a thousand at a time, so that whoever else reads need not wait for the whole.</summary>
    public IEnumerable<AuditRow> ReadAll(AuditFilter filter)
    {
        const int Batch = 1000;
        for (IReadOnlyList<AuditRow> rows = Read(filter, long.MaxValue, Batch); rows.Count > 0; rows = Read(filter, rows[^1].Number, Batch))
        {
            foreach (AuditRow row in rows)
            {
                yield return row;
            }
        }
    }

    /// <summary>Everything that was ever done and everybody who did it, to choose from.</summary>
    public (IReadOnlyList<string> Actions, IReadOnlyList<string> Actors) Choices() => database.Scan(connection => (
        connection.Query<string>("SELECT DISTINCT action FROM audit ORDER BY action").AsList(),
        connection.Query<string>("SELECT DISTINCT actor FROM audit ORDER BY actor").AsList()));
}

/// <summary>Which entries; null leaves a side open.</summary>
/// <param name="Actor">Who.</param>
/// <param name="Action">What was done.</param>
/// <param name="Words">What the subject, or what was there before or after, contains.</param>
/// <param name="From">From when on, in Unix milliseconds.</param>
/// <param name="Until">Until before when, in Unix milliseconds.</param>
internal sealed record AuditFilter(string? Actor, string? Action, string? Words, long? From, long? Until);

/// <summary>An entry of the log; see <see cref="AuditEntry"/>.</summary>
/// <param name="Number">Its number, which rises.</param>
/// <param name="At">When, in Unix milliseconds.</param>
/// <param name="Actor">Who.</param>
/// <param name="Action">What was done.</param>
/// <param name="Subject">What it was done to.</param>
/// <param name="Before">What was there before.</param>
/// <param name="After">What was there then.</param>
internal sealed record AuditRow(long Number, long At, string Actor, string Action, string Subject, string? Before, string? After);
