using System.Globalization;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using PolicyBot.Service.Channels.Activities;
using PolicyBot.Service.Conversations;
using PolicyBot.Service.Database;

namespace PolicyBot.Service.Channels.DirectLine;

/// <summary>The activities of Direct Line's conversations, numbered from 1 in each: the number is the watermark. Thread-safe.</summary>
/// <param name="database">Where they are kept.</param>
/// <param name="time">For the activities' timestamps.</param>
internal sealed class DirectLineStore(ServiceDatabase database, TimeProvider time) : IForgetful
{
    /// <summary>The tables.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS directline_conversations (id TEXT PRIMARY KEY, user TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS directline_conversations_by_age ON directline_conversations (at);
        CREATE TABLE IF NOT EXISTS directline_activities (
            conversation TEXT NOT NULL, number INTEGER NOT NULL, client_id TEXT, activity TEXT NOT NULL,
            PRIMARY KEY (conversation, number)) WITHOUT ROWID;
        CREATE UNIQUE INDEX IF NOT EXISTS directline_activities_by_client_id
            ON directline_activities (conversation, client_id) WHERE client_id IS NOT NULL;
        """;

    private const int MostAtOnce = 100;

    /// <summary>Starts a conversation.</summary>
    /// <returns>Whether it is new.</returns>
    /// <exception cref="SqliteException">It cannot be written.</exception>
    public async Task<bool> StartAsync(string conversation, string user)
    {
        bool isNew = false;
        var row = new { conversation, user, at = Now() };
        await database.WriteAsync(connection => isNew = connection.Execute(
            "INSERT OR IGNORE INTO directline_conversations (id, user, at) VALUES (@conversation, @user, @at)", row) > 0);
        return isNew;
    }

    /// <summary>Whether the conversation has been started and not been forgotten.</summary>
    public bool Exists(string conversation) => database.Read(connection =>
        connection.ExecuteScalar<int>("SELECT count(*) FROM directline_conversations WHERE id = @conversation", new { conversation }) > 0);

    /// <summary>Adds activities to a conversation: all or none, and none where the client's id is there already.</summary>
    /// <param name="conversation">The conversation, which exists.</param>
    /// <param name="clientId">The client's own id of the first activity, or null.</param>
    /// <param name="activities">The activities without ids and times; those after the first are replies to it.</param>
    /// <returns>The id of the first.</returns>
    /// <exception cref="SqliteException">It cannot be written.</exception>
    public async Task<string> AppendAsync(string conversation, string? clientId, IReadOnlyList<Activity> activities)
    {
        long first = 0;
        DateTimeOffset at = time.GetUtcNow();
        await database.WriteAsync(connection =>
        {
            if (clientId is not null && Find(connection, conversation, clientId) is { } known)
            {
                first = known;
                return;
            }

            first = Last(connection, conversation) + 1;
            for (int i = 0; i < activities.Count; i++)
            {
                Activity activity = activities[i] with
                {
                    Id = IdOf(conversation, first + i),
                    // Clients put a conversation in order by its times.
                    Timestamp = at.AddMilliseconds(i),
                    ReplyToId = i == 0 ? null : IdOf(conversation, first),
                };
                Insert(connection, conversation, first + i, i == 0 ? clientId : null, activity);
            }

            connection.Execute("UPDATE directline_conversations SET at = @at WHERE id = @conversation", new { conversation, at = at.ToUnixTimeMilliseconds() });
        });
        return IdOf(conversation, first);
    }

    /// <summary>The id of the activity that the client gave an id of its own, or null.</summary>
    public string? FindByClientId(string conversation, string clientId) =>
        database.Read(connection => Find(connection, conversation, clientId)) is { } number ? IdOf(conversation, number) : null;

    /// <summary>What follows a watermark, at most a hundred activities; fewer than there are where there are more.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="watermark">The last number the client has; 0 from the beginning.</param>
    public ActivitySet After(string conversation, long watermark)
    {
        List<(long Number, string Activity)> rows = database.Read(connection => connection.Query<(long, string)>(
            "SELECT number, activity FROM directline_activities WHERE conversation = @conversation AND number > @watermark ORDER BY number LIMIT @MostAtOnce",
            new { conversation, watermark, MostAtOnce }).AsList());
        return new ActivitySet([.. rows.Select(row => row.Activity)], rows.Count > 0 ? rows[^1].Number : watermark);
    }

    /// <summary>Forgets conversations, unless somebody works for them: the answer has to reach them.</summary>
    public Task ForgetAsync(DateTimeOffset before) => database.WriteAsync(connection => connection.Execute(
        """
        DELETE FROM directline_activities WHERE conversation IN (
            SELECT id FROM directline_conversations WHERE at < @before AND id NOT IN (SELECT conversation FROM held_conversations WHERE channel = @Name));
        DELETE FROM directline_conversations WHERE at < @before AND id NOT IN (SELECT conversation FROM held_conversations WHERE channel = @Name);
        """,
        new { DirectLineChannel.Name, before = before.ToUnixTimeMilliseconds() }));

    private static string IdOf(string conversation, long number) => string.Create(CultureInfo.InvariantCulture, $"{conversation}|{number:D7}");

    private static long? Find(SqliteConnection connection, string conversation, string clientId) => connection.ExecuteScalar<long?>(
        "SELECT number FROM directline_activities WHERE conversation = @conversation AND client_id = @clientId", new { conversation, clientId });

    private static long Last(SqliteConnection connection, string conversation) => connection.ExecuteScalar<long>(
        "SELECT coalesce(max(number), 0) FROM directline_activities WHERE conversation = @conversation", new { conversation });

    private static void Insert(SqliteConnection connection, string conversation, long number, string? clientId, Activity activity) =>
        connection.Execute(
            "INSERT INTO directline_activities (conversation, number, client_id, activity) VALUES (@conversation, @number, @clientId, @activity)",
            new { conversation, number, clientId, activity = JsonSerializer.Serialize(activity, ActivityJson.Readable.Activity) });

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
