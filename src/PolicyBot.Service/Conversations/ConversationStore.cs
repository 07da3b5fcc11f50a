using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

using PolicyBot.Service.Database;
namespace PolicyBot.Service.Conversations;

/// <summary>What was said, what was found helpful, and who asked for a person. Thread-safe.</summary>
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
        CREATE TABLE IF NOT EXISTS requests (
            number INTEGER PRIMARY KEY AUTOINCREMENT, channel TEXT NOT NULL, conversation TEXT NOT NULL,
            user TEXT NOT NULL, at INTEGER NOT NULL, question TEXT);
        """;

    private const string KeepRequest = """
        INSERT INTO requests (channel, conversation, user, at, question) VALUES (@Channel, @Conversation, @User, @at, @about)
        """;

    private const string KeepFeedback = """
        INSERT INTO feedback (channel, conversation, turn, at, question, reply, helped)
            SELECT channel, conversation, id, @at, question, reply, @helped FROM turns
                WHERE channel = @Channel AND conversation = @Conversation AND id = @judged
            ON CONFLICT (channel, conversation, turn) DO UPDATE SET at = excluded.at, helped = excluded.helped
        """;

    /// <summary>The reply that a turn was given, or null where it has none yet.</summary>
    public Reply? FindReply(Turn turn) => database.Read(connection =>
        connection.QueryFirstOrDefault<string?>(
            "SELECT reply FROM turns WHERE channel = @Channel AND conversation = @Conversation AND id = @Id", turn) is { } reply
            ? ParseReply(reply)
            : null);

    /// <summary>What the turn's conversation knows of itself.</summary>
    public ConversationMemory Recall(Turn turn)
    {
        // The last turn, and the last that was a question; often the same.
        List<(string Id, string? Question, string Reply)> rows = database.Read(connection =>
            connection.Query<(string, string?, string)>(
                """
                SELECT id, question, reply FROM turns WHERE number IN (
                    SELECT max(number) FROM turns WHERE channel = @Channel AND conversation = @Conversation
                    UNION SELECT max(number) FROM turns WHERE channel = @Channel AND conversation = @Conversation AND question IS NOT NULL)
                ORDER BY number DESC
                """,
                turn).AsList());
        if (rows.Count == 0)
        {
            return ConversationMemory.Empty;
        }

        (string Id, string? Question, string Reply) asked = rows[^1];
        Reply last = ParseReply(rows[0].Reply);
        return new ConversationMemory(
            asked.Question,
            last.Options,
            last.Question,
            asked.Question is not null && ParseReply(asked.Reply).Kind is ReplyKind.Answer or ReplyKind.NotFound ? asked.Id : null);
    }

    /// <summary>Keeps a turn and its reply, durably; a turn that has a reply already keeps it.</summary>
    /// <param name="turn">The turn, without personal data.</param>
    /// <param name="reply">What is said to it.</param>
    /// <param name="effect">What else is kept with it, in the same transaction.</param>
    /// <exception cref="SqliteException">It cannot be written.</exception>
    public Task KeepAsync(Turn turn, Reply reply, Effect? effect)
    {
        long at = Now();
        var row = new
        {
            turn.Channel,
            turn.Conversation,
            turn.Id,
            turn.User,
            turn.Text,
            reply.Question,
            reply = JsonSerializer.Serialize(reply, ReplyJson.Readable.Reply),
            at,
            judged = effect?.Judged,
            helped = effect?.Helped,
            about = effect?.Question,
        };
        return database.WriteAsync(connection =>
        {
            int added = connection.Execute(
                """
                INSERT OR IGNORE INTO turns (channel, conversation, id, user, at, text, question, reply)
                    VALUES (@Channel, @Conversation, @Id, @User, @at, @Text, @Question, @reply)
                """,
                row);
            if (added > 0 && effect is not null)
            {
                connection.Execute(effect.Judged is null ? KeepRequest : KeepFeedback, row);
            }
        });
    }

    /// <summary>Forgets turns. Feedback and requests for a person stay: others still work with them.</summary>
    public Task ForgetAsync(DateTimeOffset before) => database.WriteAsync(connection =>
        connection.Execute("DELETE FROM turns WHERE at < @before", new { before = before.ToUnixTimeMilliseconds() }));

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();

    private static Reply ParseReply(string json) => JsonSerializer.Deserialize(json, ReplyJson.Readable.Reply)!;
}

/// <summary>What a turn leaves behind besides its reply: feedback on an earlier one, or a request for a person.</summary>
/// <param name="Judged">The turn that the feedback is about; null for a request.</param>
/// <param name="Helped">Whether its reply helped; null for a request.</param>
/// <param name="Question">What the person last asked, for whoever takes the request.</param>
internal sealed record Effect(string? Judged, bool? Helped, string? Question);
