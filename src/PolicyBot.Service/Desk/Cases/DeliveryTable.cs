using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using PolicyBot.Service.Channels;
using PolicyBot.Service.Conversations;

namespace PolicyBot.Service.Desk.Cases;

/// <summary>What is still to reach residents: written with what it tells of, sent afterwards until the channel takes it.</summary>
internal static class DeliveryTable
{
    /// <summary>The table; times are Unix milliseconds, <c>next</c> null where nobody tries any more.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS deliveries (
            number INTEGER PRIMARY KEY AUTOINCREMENT, entry INTEGER NOT NULL UNIQUE, id TEXT NOT NULL, channel TEXT NOT NULL, conversation TEXT NOT NULL,
            user TEXT NOT NULL, address TEXT, reply TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, next INTEGER, delivered INTEGER, problem TEXT);
        CREATE INDEX IF NOT EXISTS deliveries_waiting ON deliveries (channel, conversation, number) WHERE delivered IS NULL;
        """;

    /// <summary>Adds what is to be sent.</summary>
    /// <param name="connection">The connection of the transaction.</param>
    /// <param name="entry">The entry of the case that it tells of.</param>
    /// <param name="push">What is sent, where to.</param>
    public static void Insert(SqliteConnection connection, long entry, Push push) => connection.Execute(
        """
        INSERT INTO deliveries (entry, id, channel, conversation, user, address, reply, next)
            VALUES (@entry, @Id, @Channel, @Conversation, @User, @Address, @reply, 0)
        """,
        new { entry, push.Id, push.Channel, push.Conversation, push.User, push.Address, reply = JsonSerializer.Serialize(push.Reply, ReplyJson.Readable.Reply) });

    /// <summary>What waits: of each conversation the oldest, because what was said first is read first.</summary>
    public static IReadOnlyList<WaitingDelivery> Waiting(SqliteConnection connection) => connection.Query<WaitingDelivery>(
        """
        SELECT * FROM deliveries WHERE number IN (
            SELECT min(number) FROM deliveries WHERE delivered IS NULL AND next IS NOT NULL GROUP BY channel, conversation)
        """).AsList();

    /// <summary>The oldest that waits for a conversation, also where nobody tries any more; null for none.</summary>
    public static WaitingDelivery? Oldest(SqliteConnection connection, string channel, string conversation) => connection.QueryFirstOrDefault<WaitingDelivery>(
        "SELECT * FROM deliveries WHERE channel = @channel AND conversation = @conversation AND delivered IS NULL ORDER BY number LIMIT 1", new { channel, conversation });

    /// <summary>Whether anything has not reached a conversation.</summary>
    public static bool IsWaiting(SqliteConnection connection, string channel, string conversation) => connection.ExecuteScalar<bool>(
        "SELECT EXISTS (SELECT 1 FROM deliveries WHERE channel = @channel AND conversation = @conversation AND delivered IS NULL)", new { channel, conversation });

    /// <summary>Notes that the channel took it.</summary>
    public static void Deliver(SqliteConnection connection, long number, long at) => connection.Execute(
        "UPDATE deliveries SET delivered = @at, next = NULL, problem = NULL, attempts = attempts + 1 WHERE number = @number", new { number, at });

    /// <summary>Notes that the channel did not take it.</summary>
    /// <param name="connection">The connection of the transaction.</param>
    /// <param name="number">Which.</param>
    /// <param name="problem">Why, in Chinese.</param>
    /// <param name="next">When to try again; null for not any more.</param>
    public static void Postpone(SqliteConnection connection, long number, string problem, long? next) => connection.Execute(
        "UPDATE deliveries SET attempts = attempts + 1, problem = @problem, next = @next WHERE number = @number", new { number, problem, next });

    /// <summary>Sends what has not reached a case's resident to another conversation.</summary>
    public static void Redirect(SqliteConnection connection, Case item) => connection.Execute(
        """
        UPDATE deliveries SET channel = @Channel, conversation = @Conversation, user = @User, address = @Address, attempts = 0, next = 0
            WHERE delivered IS NULL AND entry IN (SELECT number FROM case_entries WHERE case_number = @Number)
        """,
        new { item.Number, item.Channel, item.Conversation, item.User, item.Address });

    /// <summary>Lets what did not reach a case's resident be tried anew.</summary>
    /// <returns>How much that is.</returns>
    public static int Retry(SqliteConnection connection, long caseNumber) => connection.Execute(
        """
        UPDATE deliveries SET attempts = 0, next = 0
            WHERE delivered IS NULL AND entry IN (SELECT number FROM case_entries WHERE case_number = @caseNumber)
        """,
        new { caseNumber });
}

/// <summary>Something that has not reached its resident yet.</summary>
internal sealed record WaitingDelivery
{
    /// <summary>Its number.</summary>
    public long Number { get; init; }

    /// <summary>The id under which the channel gets it, the same in every attempt.</summary>
    public required string Id { get; init; }

    /// <summary>The channel.</summary>
    public required string Channel { get; init; }

    /// <summary>The conversation.</summary>
    public required string Conversation { get; init; }

    /// <summary>The resident, as the channel names them.</summary>
    public required string User { get; init; }

    /// <summary>What else the channel needs to know.</summary>
    public string? Address { get; init; }

    /// <summary>What is said, in JSON.</summary>
    public required string Reply { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>When it is tried next, in Unix milliseconds.</summary>
    public long Next { get; init; }

    /// <summary>As the channel sends it.</summary>
    public Push ToPush() => new(Id, Channel, Conversation, User, Address, ConversationStore.ParseReply(Reply));
}
