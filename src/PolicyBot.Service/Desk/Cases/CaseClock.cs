using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using PolicyBot.Service.Background;
using PolicyBot.Service.Database;

namespace PolicyBot.Service.Desk.Cases;

/// <summary>
/// Does what the time brings: reminds, escalates what is overdue, closes what nobody rates, forgets the words of old cases. What was
/// missed while the service was down is done when it starts, once.
/// </summary>
/// <param name="database">Where cases are.</param>
/// <param name="ledger">Changes them.</param>
/// <param name="deliveries">Told that there is something to send.</param>
/// <param name="options">The times.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Told where it failed; it tries again at the next round.</param>
internal sealed partial class CaseClock(
    ServiceDatabase database, CaseLedger ledger, DeliveryService deliveries, IOptions<CaseOptions> options, TimeProvider time, ILogger<CaseClock> logger)
    : Rounds(TimeSpan.FromSeconds(20), time)
{
    private long Now => Time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Does what is due now.</summary>
    public async Task TickAsync()
    {
        // Most rounds find nothing, and then nothing is written.
        if (!database.Read(connection => Reminding(connection).Concat(Overdue(connection)).Concat(Unrated(connection)).Concat(Old(connection)).Any()))
        {
            return;
        }

        await database.WriteAsync(connection =>
        {
            Escalate(connection);
            Remind(connection);
            Close(connection);
            Forget(connection);
        });
        deliveries.Wake();
    }

    /// <inheritdoc/>
    protected override Task RoundAsync(CancellationToken stopping) => TickAsync();

    /// <inheritdoc/>
    protected override void LogFault(Exception fault) => LogFault(logger, fault);

    private void Remind(SqliteConnection connection)
    {
        foreach (Case item in Reminding(connection))
        {
            ledger.Note(connection, item, $"提醒：应在 {CaseWords.Moment(item.Due)} 前答复。");
            ledger.Change(connection, item, item with { Reminded = Now }, CaseLedger.Program, "到期提醒");
        }
    }

    private void Escalate(SqliteConnection connection)
    {
        foreach (Case item in Overdue(connection))
        {
            ledger.Escalate(connection, item, CaseLedger.Program, $"{options.Value.RungOf(item)}超过 {CaseWords.Moment(item.Due)} 没有答复");
        }
    }

    private void Close(SqliteConnection connection)
    {
        foreach (Case item in Unrated(connection))
        {
            ledger.Note(connection, item, "居民没有评价，自动办结。");
            ledger.Change(connection, item, item with { State = CaseState.Closed, Ended = Now }, CaseLedger.Program, "自动办结");
        }
    }

    private void Forget(SqliteConnection connection)
    {
        foreach (Case item in Old(connection))
        {
            CaseTable.Forget(connection, item);
        }
    }

    private IEnumerable<Case> Reminding(SqliteConnection connection) => connection.Query<Case>(
        $"SELECT * FROM cases WHERE state IN {CaseStates.Owed} AND reminded IS NULL AND due <= @until",
        new { until = Now + (long)options.Value.RemindBefore.TotalMilliseconds });

    private IEnumerable<Case> Overdue(SqliteConnection connection) => connection.Query<Case>(
        $"SELECT * FROM cases WHERE state IN {CaseStates.Owed} AND due <= @Now AND level < @top", new { Now, top = options.Value.Rungs.Count - 1 });

    // Whom the answer has not reached could not rate it.
    private IEnumerable<Case> Unrated(SqliteConnection connection) => connection.Query<Case>(
        """
        SELECT * FROM cases WHERE state = 'Answered' AND changed <= @before AND NOT EXISTS (
            SELECT 1 FROM deliveries d JOIN case_entries e ON e.number = d.entry WHERE e.case_number = cases.number AND d.delivered IS NULL AND d.next IS NOT NULL)
        """,
        new { before = Before(options.Value.CloseAfter) });

    private IEnumerable<Case> Old(SqliteConnection connection) => connection.Query<Case>(
        "SELECT * FROM cases WHERE ended <= @before AND user <> ''", new { before = Before(options.Value.KeepFor) });

    private long Before(TimeSpan age) => Now - (long)age.TotalMilliseconds;

    [LoggerMessage(Level = LogLevel.Error, Message = "Cases could not be reminded of, escalated or closed; it is tried again soon")]
    private static partial void LogFault(ILogger logger, Exception fault);
}
