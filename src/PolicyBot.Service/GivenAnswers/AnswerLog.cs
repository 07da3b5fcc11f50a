using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using PolicyBot.Service.Conversations;
using PolicyBot.Service.Database;

namespace PolicyBot.Service.GivenAnswers;

/// <summary>
/// Keeps every answer that was given. What many were told in the same words is kept once, with a short row for each time; nobody's answer
/// waits for the disk on account of it. Thread-safe.
/// </summary>
/// <param name="database">Where they are kept.</param>
/// <param name="options">How long.</param>
/// <param name="time">For the times of the rows.</param>
/// <param name="logger">Told where an answer could not be kept.</param>
internal sealed partial class AnswerLog(ServiceDatabase database, IOptions<GivenAnswersOptions> options, TimeProvider time, ILogger<AnswerLog> logger) : IForgetful, IDisposable
{
    /// <summary>The tables.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS synonym_texts (digest TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS answers (
            number INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, day TEXT NOT NULL, revision INTEGER NOT NULL, synonyms TEXT NOT NULL,
            threshold REAL NOT NULL, program TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, confidence REAL NOT NULL,
            options TEXT NOT NULL, notes TEXT NOT NULL, passages TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS given_answers (
            number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, channel TEXT NOT NULL, conversation TEXT, turn TEXT,
            question TEXT NOT NULL, history TEXT NOT NULL, latency INTEGER NOT NULL, answer INTEGER NOT NULL REFERENCES answers (number));
        CREATE INDEX IF NOT EXISTS given_answers_by_time ON given_answers (at);
        CREATE INDEX IF NOT EXISTS given_answers_by_answer ON given_answers (answer);
        CREATE INDEX IF NOT EXISTS given_answers_by_conversation ON given_answers (channel, conversation) WHERE conversation IS NOT NULL;
        """;

    /// <summary>How many answers may wait for the disk before those who ask have to.</summary>
    private const int MostWaiting = 2048;

    private readonly SemaphoreSlim _room = new(MostWaiting, MostWaiting);

    /// <summary>Keeps an answer soon, with others: what was given in the last moments before the power fails may be missing.</summary>
    public async Task PostAsync(GivenAnswer given, CancellationToken cancellation)
    {
        await _room.WaitAsync(cancellation);
        _ = KeepAsync(given);
    }

    /// <summary>Keeps an answer in the transaction of the turn that it was given to.</summary>
    public void Keep(SqliteConnection connection, GivenAnswer given) => connection.Execute(
        """
        INSERT INTO given_answers (at, channel, conversation, turn, question, history, latency, answer)
            VALUES (@at, @Channel, @Conversation, @Turn, @Text, @history, @latency, @answer)
        """,
        new
        {
            at = time.GetUtcNow().ToUnixTimeMilliseconds(),
            given.Channel,
            given.Conversation,
            given.Turn,
            given.Question.Text,
            history = JsonSerializer.Serialize(given.Question.History, KeptAnswerJson.Readable.IReadOnlyListString),
            latency = (long)given.Latency.TotalMicroseconds,
            answer = NumberOf(connection, given),
        });

    /// <summary>Parts answers from conversations that are forgotten, and forgets answers when their own time is over.</summary>
    public Task ForgetAsync(DateTimeOffset before) => database.WriteAsync(connection =>
    {
        connection.Execute(
            "UPDATE given_answers SET conversation = NULL, turn = NULL WHERE at < @before AND conversation IS NOT NULL", new { before = before.ToUnixTimeMilliseconds() });
        Forget(connection, "at < @expired", new { expired = (time.GetUtcNow() - options.Value.Retention).ToUnixTimeMilliseconds() });
    });

    /// <inheritdoc/>
    public void Forget(SqliteConnection connection, string channel, string conversation) =>
        Forget(connection, "channel = @channel AND conversation = @conversation", new { channel, conversation });

    /// <inheritdoc/>
    public void Dispose() => _room.Dispose();

    private static void Forget(SqliteConnection connection, string which, object parameters)
    {
        List<long> answers = connection.Query<long>($"DELETE FROM given_answers WHERE {which} RETURNING answer", parameters).AsList();
        foreach (long answer in answers.Distinct())
        {
            connection.Execute("DELETE FROM answers WHERE number = @answer AND NOT EXISTS (SELECT 1 FROM given_answers WHERE answer = @answer)", new { answer });
        }
    }

    private static long NumberOf(SqliteConnection connection, GivenAnswer given)
    {
        var row = new
        {
            day = given.Basis.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            given.Answer.Revision,
            synonyms = given.Basis.Synonyms.Digest,
            given.Basis.Threshold,
            program = ProgramVersion.Current,
            kind = given.Answer.Kind.ToString(),
            given.Answer.Text,
            given.Answer.Confidence,
            options = JsonSerializer.Serialize(given.Answer.Options, KeptAnswerJson.Readable.IReadOnlyListString),
            notes = JsonSerializer.Serialize(given.Answer.Notes, KeptAnswerJson.Readable.IReadOnlyListString),
            passages = JsonSerializer.Serialize(KeptPassage.Of(given.Answer), KeptAnswerJson.Readable.IReadOnlyListKeptPassage),
        };
        string whole = string.Join('\0', row.day, row.Revision, row.synonyms, row.Threshold, row.program, row.kind, row.Text, row.Confidence, row.options, row.notes, row.passages);
        byte[] digest = SHA256.HashData(Encoding.UTF8.GetBytes(whole));
        if (connection.QueryFirstOrDefault<long?>("SELECT number FROM answers WHERE digest = @digest", new { digest }) is { } known)
        {
            return known;
        }

        connection.Execute("INSERT OR IGNORE INTO synonym_texts (digest, text) VALUES (@Digest, @Text)", given.Basis.Synonyms);
        return connection.ExecuteScalar<long>(
            """
            INSERT INTO answers (digest, day, revision, synonyms, threshold, program, kind, text, confidence, options, notes, passages)
                VALUES (@digest, @day, @Revision, @synonyms, @Threshold, @program, @kind, @Text, @Confidence, @options, @notes, @passages) RETURNING number
            """,
            new { digest, row.day, row.Revision, row.synonyms, row.Threshold, row.program, row.kind, row.Text, row.Confidence, row.options, row.notes, row.passages });
    }

    private async Task KeepAsync(GivenAnswer given)
    {
        try
        {
            await database.WriteAsync(connection => Keep(connection, given));
        }
#pragma warning disable CA1031 // Nobody waits for this task: whatever goes wrong is to be seen in the log, and the answer stands.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogFault(logger, fault, given.Channel);
        }
        finally
        {
            _room.Release();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Channel}: an answer could not be kept")]
    private static partial void LogFault(ILogger logger, Exception fault, string channel);
}
