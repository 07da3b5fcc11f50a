using Dapper;
using Microsoft.Data.Sqlite;

namespace PolicyBot.Service.Desk.Cases;

/// <summary>Cases and their entries in the service's database. Everything that writes runs in the transaction of its caller.</summary>
internal static class CaseTable
{
    /// <summary>The tables. A conversation has one case at most that is not over.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS cases (
            number INTEGER PRIMARY KEY AUTOINCREMENT, code TEXT NOT NULL,
            channel TEXT NOT NULL, conversation TEXT NOT NULL, user TEXT NOT NULL, address TEXT,
            state TEXT NOT NULL, kind TEXT NOT NULL, urgency TEXT NOT NULL, place TEXT NOT NULL, topic TEXT NOT NULL,
            question TEXT NOT NULL, corrected INTEGER NOT NULL DEFAULT 0,
            level INTEGER NOT NULL, handler TEXT, opened INTEGER NOT NULL, changed INTEGER NOT NULL, due INTEGER NOT NULL, promised INTEGER NOT NULL,
            reminded INTEGER, answered INTEGER, ended INTEGER, rating INTEGER, version INTEGER NOT NULL DEFAULT 1);
        CREATE UNIQUE INDEX IF NOT EXISTS cases_open ON cases (channel, conversation) WHERE ended IS NULL;
        CREATE INDEX IF NOT EXISTS cases_by_conversation ON cases (channel, conversation);
        CREATE INDEX IF NOT EXISTS cases_by_state ON cases (state, due);
        CREATE INDEX IF NOT EXISTS cases_by_age ON cases (opened);
        CREATE TABLE IF NOT EXISTS case_entries (
            number INTEGER PRIMARY KEY AUTOINCREMENT, case_number INTEGER NOT NULL, at INTEGER NOT NULL, voice TEXT NOT NULL, author TEXT NOT NULL, text TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS case_entries_in_order ON case_entries (case_number, number);
        """;

    /// <summary>A case by its number, or null.</summary>
    public static Case? Find(SqliteConnection connection, long number) =>
        connection.QueryFirstOrDefault<Case>("SELECT * FROM cases WHERE number = @number", new { number });

    /// <summary>The case of a conversation that is not over, or null.</summary>
    public static Case? FindOpen(SqliteConnection connection, string channel, string conversation) => connection.QueryFirstOrDefault<Case>(
        "SELECT * FROM cases WHERE channel = @channel AND conversation = @conversation AND ended IS NULL", new { channel, conversation });

    /// <summary>The cases of a conversation, the oldest first.</summary>
    public static IReadOnlyList<Case> Of(SqliteConnection connection, string channel, string conversation) => connection.Query<Case>(
        "SELECT * FROM cases WHERE channel = @channel AND conversation = @conversation ORDER BY number", new { channel, conversation }).AsList();

    /// <summary>Adds a case.</summary>
    /// <returns>Its number.</returns>
    public static long Insert(SqliteConnection connection, Case item) => connection.ExecuteScalar<long>(
        """
        INSERT INTO cases (code, channel, conversation, user, address, state, kind, urgency, place, topic, question, level, opened, changed, due, promised)
            VALUES (@Code, @Channel, @Conversation, @User, @Address, @state, @kind, @urgency, @Place, @Topic, @Question, @Level, @Opened, @Changed, @Due, @Promised);
        SELECT last_insert_rowid();
        """,
        Row(item));

    /// <summary>Writes what can change of a case, as its next version.</summary>
    public static void Update(SqliteConnection connection, Case item) => connection.Execute(
        """
        UPDATE cases SET channel = @Channel, conversation = @Conversation, user = @User, address = @Address,
            state = @state, kind = @kind, urgency = @urgency, place = @Place, topic = @Topic,
            question = @Question, corrected = @Corrected,
            level = @Level, handler = @Handler, changed = @Changed, due = @Due, reminded = @Reminded, answered = @Answered, ended = @Ended, rating = @Rating, version = version + 1
            WHERE number = @Number
        """,
        Row(item));

    /// <summary>Adds an entry to a case.</summary>
    /// <returns>Its number.</returns>
    public static long Add(SqliteConnection connection, long number, CaseEntry entry) => connection.ExecuteScalar<long>(
        """
        INSERT INTO case_entries (case_number, at, voice, author, text) VALUES (@number, @At, @voice, @Author, @Text);
        SELECT last_insert_rowid();
        """,
        new { number, entry.At, voice = entry.Voice.ToString(), entry.Author, entry.Text });

    /// <summary>The entries of a case, in order.</summary>
    public static IReadOnlyList<CaseEntry> Entries(SqliteConnection connection, long number) => connection.Query<CaseEntry>(
        """
        SELECT e.number, e.at, e.voice, e.author, e.text, d.delivered,
                CASE WHEN d.number IS NOT NULL AND d.delivered IS NULL THEN coalesce(d.problem, '正在发送') END AS undelivered
            FROM case_entries e LEFT JOIN deliveries d ON d.entry = e.number WHERE e.case_number = @number ORDER BY e.number
        """,
        new { number }).AsList();

    /// <summary>What the staff said last, or null.</summary>
    public static string? LastOfStaff(SqliteConnection connection, long number) => connection.QueryFirstOrDefault<string?>(
        "SELECT text FROM case_entries WHERE case_number = @number AND voice = 'Staff' ORDER BY number DESC LIMIT 1", new { number });

    /// <summary>The number of the last entry of a case that somebody else than this member of staff made.</summary>
    public static long LastOfOthers(SqliteConnection connection, long number, string author) => connection.ExecuteScalar<long>(
        "SELECT coalesce(max(number), 0) FROM case_entries WHERE case_number = @number AND author <> @author AND voice <> 'Event'", new { number, author });

    /// <summary>Forgets what was said in a case that is over, and who it was; its dates, its place and its rating stay.</summary>
    public static void Forget(SqliteConnection connection, Case item) => connection.Execute(
        """
        DELETE FROM deliveries WHERE entry IN (SELECT number FROM case_entries WHERE case_number = @Number);
        DELETE FROM case_entries WHERE case_number = @Number;
        UPDATE cases SET user = '', conversation = '', address = NULL, question = '', version = version + 1 WHERE number = @Number;
        """,
        new { item.Number });

    // Enumerations are kept by their names, which Dapper would write as numbers.
    private static object Row(Case item) => new
    {
        item.Number,
        item.Code,
        item.Channel,
        item.Conversation,
        item.User,
        item.Address,
        state = item.State.ToString(),
        kind = item.Kind.ToString(),
        urgency = item.Urgency.ToString(),
        item.Place,
        item.Topic,
        item.Question,
        item.Corrected,
        item.Level,
        item.Handler,
        item.Opened,
        item.Changed,
        item.Due,
        item.Promised,
        item.Reminded,
        item.Answered,
        item.Ended,
        item.Rating,
    };
}
