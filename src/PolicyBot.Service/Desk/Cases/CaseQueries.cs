using Dapper;
using Microsoft.Data.Sqlite;
using PolicyBot.Service.Database;

namespace PolicyBot.Service.Desk.Cases;

/// <summary>Finds cases for the staff. Thread-safe.</summary>
/// <param name="database">Where they are.</param>
/// <param name="time">The clock.</param>
internal sealed class CaseQueries(ServiceDatabase database, TimeProvider time)
{
    /// <summary>How many cases a page of the list shows.</summary>
    public const int PageSize = 50;

    private const int LastPage = 10_000;
    private const int MostExported = 100_000;

    /// <summary>Whether a case to which the staff owe an answer is late, for its rung or for the resident.</summary>
    private const string IsLate = "(min(due, promised) < @now)";

    private const string Condition = """
        (@state = 'all' OR state = @state OR (@state = '' AND state IN ('Received', 'Accepted', 'Handling')))
            AND (@kind = '' OR kind = @kind) AND (@urgency = '' OR urgency = @urgency) AND (@topic = '' OR topic = @topic)
            AND (@place = '' OR instr(place, @place) > 0) AND (@mine = '' OR handler = @mine)
            AND (NOT @overdue OR promised < coalesce(answered, ended, @now))
        """;

    /// <summary>A case, or null.</summary>
    public Case? Find(long number) => database.Read(connection => CaseTable.Find(connection, number));

    /// <summary>The entries of a case, in order.</summary>
    public IReadOnlyList<CaseEntry> Entries(long number) => database.Read(connection => CaseTable.Entries(connection, number));

    /// <summary>Another text whenever a case, its entries or their delivery changed.</summary>
    public string Version(long number) => database.Read(connection => connection.QueryFirst<string>(
        """
        SELECT coalesce((SELECT version FROM cases WHERE number = @number), 0) || '-' || coalesce(max(e.number), 0) || '-' || coalesce(sum(d.attempts), 0) || '-' || count(d.delivered)
            FROM case_entries e LEFT JOIN deliveries d ON d.entry = e.number WHERE e.case_number = @number
        """,
        new { number }));

    /// <summary>A page of the list: those first that have to be answered first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="account">Who asks, for those of one's own.</param>
    public CaseList List(CaseFilter filter, string account)
    {
        object parameters = Parameters(filter, account, PageSize, (Math.Clamp(filter.Page, 1, LastPage) - 1) * PageSize);
        return database.Read(connection => new CaseList(
            Select(connection, parameters),
            connection.ExecuteScalar<int>($"SELECT count(*) FROM cases WHERE {Condition}", parameters),
            connection.ExecuteScalar<string>($"SELECT count(*) || '-' || coalesce(sum(number), 0) || '-' || coalesce(sum(version), 0) || '-' || coalesce(sum({IsLate}), 0) FROM cases WHERE {Condition}", parameters)!));
    }

    /// <summary>How many cases press: the staff are told wherever they are.</summary>
    public CasePressure Pressure() => database.Read(connection => connection.QueryFirst<CasePressure>(
        $"""
        SELECT coalesce(sum({IsLate}), 0) AS Late, coalesce(sum(reminded IS NOT NULL AND NOT {IsLate}), 0) AS Soon
            FROM cases WHERE state IN {CaseStates.Owed}
        """,
        new { now = time.GetUtcNow().ToUnixTimeMilliseconds() }));

    /// <summary>All cases of a filter, as many as a spreadsheet bears.</summary>
    public IReadOnlyList<Case> Export(CaseFilter filter, string account) =>
        database.Read(connection => Select(connection, Parameters(filter, account, MostExported, 0)));

    /// <summary>Cases opened within a time, the oldest first.</summary>
    /// <param name="from">Beginning, in Unix milliseconds.</param>
    /// <param name="until">End, exclusive.</param>
    public IReadOnlyList<Case> OpenedWithin(long from, long until) => database.Read(connection => connection.Query<Case>(
        "SELECT * FROM cases WHERE opened >= @from AND opened < @until ORDER BY opened", new { from, until }).AsList());

    /// <summary>The places that cases are about, the most frequent first.</summary>
    public IReadOnlyList<string> Places() => database.Read(connection => connection.Query<string>(
        "SELECT place FROM cases WHERE place <> '' GROUP BY place ORDER BY count(*) DESC LIMIT 200").AsList());

    private static List<Case> Select(SqliteConnection connection, object parameters) => connection.Query<Case>(
        $"SELECT * FROM cases WHERE {Condition} ORDER BY ended IS NOT NULL, state = 'Answered', NOT {IsLate}, due, number LIMIT @count OFFSET @skip", parameters).AsList();

    private object Parameters(CaseFilter filter, string account, int count, int skip) => new
    {
        state = filter.State is CaseFilter.All ? CaseFilter.All : Known<CaseState>(filter.State),
        kind = Known<CaseKind>(filter.Kind),
        urgency = Known<Urgency>(filter.Urgency),
        topic = filter.Topic ?? "",
        place = filter.Place?.Trim() ?? "",
        mine = filter.Mine ? account : "",
        overdue = filter.Overdue,
        now = time.GetUtcNow().ToUnixTimeMilliseconds(),
        count,
        skip,
    };

    private static string Known<T>(string? name)
        where T : struct, Enum => Enum.TryParse(name, ignoreCase: true, out T value) && Enum.IsDefined(value) ? value.ToString() : "";
}

/// <summary>How many cases press.</summary>
internal sealed record CasePressure
{
    /// <summary>How many are late.</summary>
    public int Late { get; init; }

    /// <summary>How many will be soon, see <see cref="CaseOptions.RemindBefore"/>.</summary>
    public int Soon { get; init; }
}

/// <summary>A page of a list of cases.</summary>
/// <param name="Cases">The cases of the page.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Version">Another text whenever something on any page changed.</param>
internal sealed record CaseList(IReadOnlyList<Case> Cases, int Total, string Version);
