using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using PolicyBot.Service.Accounts;
using PolicyBot.Service.Database;
using PolicyBot.Service.Publishing.Drafts;

namespace PolicyBot.Service.Publishing.Releases;

/// <summary>The releases, so that one that was ordered is carried out whatever happens to the program. Thread-safe.</summary>
/// <param name="database">Where they are kept.</param>
/// <param name="audit">Told of every change.</param>
/// <param name="time">For the times of the audit log.</param>
internal sealed class ReleaseStore(ServiceDatabase database, AuditLog audit, TimeProvider time)
{
    /// <summary>The tables.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS releases (
            number INTEGER PRIMARY KEY AUTOINCREMENT, due INTEGER NOT NULL, by TEXT NOT NULL, state TEXT NOT NULL, plan TEXT NOT NULL, result TEXT);
        CREATE INDEX IF NOT EXISTS releases_by_state ON releases (state, due);
        """;

    /// <summary>The releases that wait for their time, the first one first.</summary>
    public IReadOnlyList<Release> Waiting() => Query("state = 'Waiting' ORDER BY due, number", null);

    /// <summary>The releases whose time has come.</summary>
    public IReadOnlyList<Release> Due() =>
        Query("state = 'Waiting' AND due <= @now ORDER BY due, number", new { now = time.GetUtcNow().ToUnixTimeMilliseconds() });

    /// <summary>The releases under way, and those of which nobody could note what became of them.</summary>
    public IReadOnlyList<Release> UnderWay() => Query("state IN ('Running', 'Begun') ORDER BY number", null);

    /// <summary>The releases that could not be published and of which nobody has said that they saw it, the last one first.</summary>
    public IReadOnlyList<Release> Failed() => Query("state = 'Failed' ORDER BY due DESC, number DESC", null);

    /// <summary>Keeps an order.</summary>
    /// <param name="plan">What to publish.</param>
    /// <param name="due">When; null for now.</param>
    /// <param name="actor">Who orders it.</param>
    /// <exception cref="SqliteException">It cannot be written.</exception>
    public async Task<Release> OrderAsync(PublicationPlan plan, DateTimeOffset? due, string actor)
    {
        DateTimeOffset at = due ?? time.GetUtcNow();
        ReleaseState state = due is null ? ReleaseState.Running : ReleaseState.Waiting;
        long number = 0;
        await database.WriteAsync(connection =>
        {
            number = connection.ExecuteScalar<long>(
                "INSERT INTO releases (due, by, state, plan) VALUES (@due, @actor, @state, @plan); SELECT last_insert_rowid();",
                new { due = at.ToUnixTimeMilliseconds(), actor, state = state.ToString(), plan = Json(plan) });
            if (due is not null)
            {
                audit.Add(connection, new AuditEntry(actor, "定时发布", plan.Label) { After = at.ToString("O", System.Globalization.CultureInfo.InvariantCulture) });
            }
        });
        return new Release(number, at, actor, state, plan, null);
    }

    /// <summary>Says that a release that waits begins.</summary>
    /// <param name="release">The release.</param>
    /// <param name="basis">What is live now.</param>
    /// <returns>The release as it is under way; null where somebody called it off.</returns>
    public async Task<Release?> BeginAsync(Release release, PlanBasis basis)
    {
        Release begun = release with { State = ReleaseState.Begun, Plan = release.Plan with { Basis = basis } };
        bool begins = false;
        await database.WriteAsync(connection => begins = connection.Execute(
            "UPDATE releases SET state = 'Begun', plan = @plan WHERE number = @Number AND state = 'Waiting'", new { release.Number, plan = Json(begun.Plan) }) > 0);
        return begins ? begun : null;
    }

    /// <summary>Says that a release for a time waits again: nothing of it was published.</summary>
    public Task WaitAgainAsync(Release release) => database.WriteAsync(connection => SetState(connection, release, ReleaseState.Waiting, null));

    /// <summary>Says that a release is live, and removes the drafts that it published.</summary>
    /// <param name="release">The release.</param>
    /// <param name="before">The revision that was live before.</param>
    /// <param name="after">The revision that is live now.</param>
    /// <param name="result">What came of it.</param>
    public Task FinishAsync(Release release, long before, long after, string result) => database.WriteAsync(connection =>
    {
        SetState(connection, release, ReleaseState.Done, result);
        DraftStore.RemovePublished(connection, release.Plan.Articles, release.Plan.Withdrawals);
        audit.Add(connection, new AuditEntry(release.By, release.Plan.RollBackTo is null ? "发布" : "回退", release.Plan.Label)
        {
            Before = $"第 {before} 版",
            After = $"第 {after} 版：{result}" + Ids("存入", release.Plan.Articles.Select(article => article.Id)) + Ids("撤下", release.Plan.Withdrawals),
        });
    });

    /// <summary>Says that a release could not be published.</summary>
    public Task FailAsync(Release release, string problem) => database.WriteAsync(connection =>
    {
        SetState(connection, release, ReleaseState.Failed, problem);
        audit.Add(connection, new AuditEntry(release.By, "发布失败", release.Plan.Label) { After = problem });
    });

    /// <summary>Calls off a release that waits.</summary>
    public Task DiscardAsync(long number, string actor) => database.WriteAsync(connection =>
    {
        if (connection.Execute("UPDATE releases SET state = 'Discarded' WHERE number = @number AND state = 'Waiting'", new { number }) > 0)
        {
            audit.Add(connection, new AuditEntry(actor, "取消定时", $"定时发布 {number}"));
        }
    });

    /// <summary>Says that somebody has seen that a release failed.</summary>
    public Task SeeAsync(long number, string actor) => database.WriteAsync(connection =>
    {
        if (connection.Execute("UPDATE releases SET state = 'Discarded' WHERE number = @number AND state = 'Failed'", new { number }) > 0)
        {
            audit.Add(connection, new AuditEntry(actor, "知悉失败", $"发布 {number}"));
        }
    });

    private static void SetState(SqliteConnection connection, Release release, ReleaseState state, string? result) => connection.Execute(
        "UPDATE releases SET state = @state, result = @result WHERE number = @Number", new { release.Number, state = state.ToString(), result });

    /// <summary>Reads a plan; an empty one where it is damaged, so that the other releases do not suffer.</summary>
    private static PublicationPlan ReadPlan(string json)
    {
        try
        {
            if (JsonSerializer.Deserialize(json, PublishingJson.Readable.PublicationPlan) is { Articles: not null, Withdrawals: not null } plan)
            {
                return plan;
            }
        }
        catch (JsonException)
        {
            // As where parts of it are missing.
        }

        return new PublicationPlan([], [], null);
    }

    private static string Json(PublicationPlan plan) => JsonSerializer.Serialize(plan, PublishingJson.Readable.PublicationPlan);

    private static string Ids(string did, IEnumerable<string> ids) => string.Concat(ids.Select(id => $"\n{did} {id}"));

    private List<Release> Query(string condition, object? parameters) => database.Read(connection =>
        connection.Query<(long Number, long Due, string By, string State, string Plan, string? Result)>(
            $"SELECT number, due, by, state, plan, result FROM releases WHERE {condition}", parameters)
            .Select(row => new Release(
                row.Number,
                DateTimeOffset.FromUnixTimeMilliseconds(row.Due),
                row.By,
                Enum.Parse<ReleaseState>(row.State),
                ReadPlan(row.Plan),
                row.Result))
            .ToList());
}
