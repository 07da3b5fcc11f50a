using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using PolicyBot.Service.Database;

namespace PolicyBot.Service.Conversations;

/// <summary>What was said, and what was found helpful. Thread-safe.</summary>
/// <param name="database">Where it is kept.</param>
/// <param name="time">For the times of the rows.</param>
internal sealed class ConversationStore(ServiceDatabase database, TimeProvider time) : IForgetful
{
    /// <summary>The tables.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS turns (
            number INTEGER PRIMARY KEY AUTOINCREMENT, channel TEXT NOT NULL, conversation TEXT NOT NULL, id TEXT NOT NULL,
            user TEXT NOT NULL, at INTEGER NOT NULL, text TEXT NOT NULL, question TEXT, reply TEXT NOT NULL,
            UNIQUE (channel, conversation, id));
        CREATE INDEX IF NOT EXISTS turns_in_order ON turns (channel, conversation, number);
        CREATE INDEX IF NOT EXISTS turns_by_age ON turns (at);
        CREATE TABLE IF NOT EXISTS feedback (
            channel TEXT NOT NULL, conversation TEXT NOT NULL, turn TEXT NOT NULL, at INTEGER NOT NULL,
            question TEXT NOT NULL, reply TEXT NOT NULL, helped INTEGER NOT NULL, PRIMARY KEY (channel, conversation, turn));
        CREATE TABLE IF NOT EXISTS held_conversations (channel TEXT NOT NULL, conversation TEXT NOT NULL, PRIMARY KEY (channel, conversation)) WITHOUT ROWID;
        """;

    private const string KeepFeedback = """
        INSERT INTO feedback (channel, conversation, turn, at, question, reply, helped)
            SELECT channel, conversation, id, @at, question, reply, @helped FROM turns
                WHERE channel = @Channel AND conversation = @Conversation AND id = @judged
            ON CONFLICT (channel, conversation, turn) DO UPDATE SET at = excluded.at, helped = excluded.helped
        """;

    /// <summary>The reply that a turn was given, or null where it has none yet.</summary>
    public Reply? FindReply(Turn turn) => database.Read(connection => FindReply(connection, turn));

    /// <summary>What the turn's conversation knows of itself.</summary>
    public ConversationMemory Recall(Turn turn)
    {
        // The last turn, and the last that was a question; often the same.
        List<(string Id, string Text, string? Question, string Reply)> rows = database.Read(connection =>
            connection.Query<(string, string, string?, string)>(
                """
                SELECT id, text, question, reply FROM turns WHERE number IN (
                    SELECT max(number) FROM turns WHERE channel = @Channel AND conversation = @Conversation
                    UNION SELECT max(number) FROM turns WHERE channel = @Channel AND conversation = @Conversation AND question IS NOT NULL)
                ORDER BY number DESC
                """,
                turn).AsList());
        if (rows.Count == 0)
        {
            return ConversationMemory.Empty;
        }

        (string Id, string _, string? Question, string Reply) asked = rows[^1];
        Reply last = ParseReply(rows[0].Reply);
        return new ConversationMemory(
            asked.Question,
            last.Options,
            last.Question,
            asked.Question is not null && ParseReply(asked.Reply).Kind is ReplyKind.Answer or ReplyKind.NotFound ? asked.Id : null)
        {
            Last = last.Kind,
            Said = rows[0].Text,
        };
    }

    /// <summary>Keeps a turn and its reply, durably; a turn that has a reply already keeps it.</summary>
    /// <param name="turn">The turn, without personal data.</param>
    /// <param name="outcome">What is said to it, and what else is kept with it, in the same transaction.</param>
    /// <returns>The reply as it was given.</returns>
    /// <exception cref="SqliteException">It cannot be written.</exception>
    public async Task<Reply> KeepAsync(Turn turn, TurnOutcome outcome)
    {
        Reply kept = outcome.Reply;
        long at = time.GetUtcNow().ToUnixTimeMilliseconds();
        await database.WriteAsync(connection =>
        {
            if (FindReply(connection, turn) is { } earlier)
            {
                kept = earlier;
                return;
            }

            kept = outcome.Effect is null ? outcome.Reply : outcome.Effect(connection, outcome.Reply);
            Insert(connection, turn, kept, at);
        });
        return kept;
    }

    /// <summary>Keeps whether a reply helped, in the transaction of the turn that says so.</summary>
    /// <param name="connection">The connection of that transaction.</param>
    /// <param name="turn">The turn that says so.</param>
    /// <param name="judged">The id of the turn whose reply it is about.</param>
    /// <param name="helped">Whether it helped.</param>
    public void Judge(SqliteConnection connection, Turn turn, string judged, bool helped) => connection.Execute(
        KeepFeedback, new { turn.Channel, turn.Conversation, judged, helped, at = time.GetUtcNow().ToUnixTimeMilliseconds() });

    /// <summary>Adds a turn and its reply, in the transaction of whatever else belongs to it.</summary>
    /// <param name="connection">The connection of that transaction.</param>
    /// <param name="turn">The turn; its words are empty where nobody asked for the reply.</param>
    /// <param name="reply">The reply.</param>
    /// <param name="at">When, in Unix milliseconds.</param>
    public static void Insert(SqliteConnection connection, Turn turn, Reply reply, long at) => connection.Execute(
        """
        INSERT INTO turns (channel, conversation, id, user, at, text, question, reply)
            VALUES (@Channel, @Conversation, @Id, @User, @at, @Text, @Question, @reply)
        """,
        new
        {
            turn.Channel,
            turn.Conversation,
            turn.Id,
            turn.User,
            turn.Text,
            reply.Question,
            reply = JsonSerializer.Serialize(reply, ReplyJson.Readable.Reply),
            at,
        });

    /// <summary>Holds a conversation while somebody works for it: its channel does not forget how to reach it.</summary>
    public static void Hold(SqliteConnection connection, string channel, string conversation) => connection.Execute(
        "INSERT OR IGNORE INTO held_conversations (channel, conversation) VALUES (@channel, @conversation)", new { channel, conversation });

    /// <summary>Lets go of a conversation.</summary>
    public static void Release(SqliteConnection connection, string channel, string conversation) => connection.Execute(
        "DELETE FROM held_conversations WHERE channel = @channel AND conversation = @conversation", new { channel, conversation });

    /// <summary>Forgets turns. Feedback and cases stay: others still work with them.</summary>
    public Task ForgetAsync(DateTimeOffset before) => database.WriteAsync(connection =>
        connection.Execute("DELETE FROM turns WHERE at < @before", new { before = before.ToUnixTimeMilliseconds() }));

    /// <summary>Reads a reply as it is stored.</summary>
    public static Reply ParseReply(string json) => JsonSerializer.Deserialize(json, ReplyJson.Readable.Reply)!;

    private static Reply? FindReply(SqliteConnection connection, Turn turn) => connection.QueryFirstOrDefault<string?>(
        "SELECT reply FROM turns WHERE channel = @Channel AND conversation = @Conversation AND id = @Id", turn) is { } reply
            ? ParseReply(reply)
            : null;
}
