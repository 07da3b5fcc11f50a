using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;
using PolicyBot.Service.Database;

namespace PolicyBot.Service.Conversations;

/// <summary>All that is kept of a person's conversations, for an administrator whom they ask for it. Thread-safe.</summary>
/// <param name="database">Where it is kept.</param>
internal sealed class ConversationExport(ServiceDatabase database)
{
    private const int MostFound = 100;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // The name of each part and where it stands; columns that hold JSON are opened.
    private static readonly (string Name, string Sql)[] Parts =
    [
        ("turns", "SELECT id, user, at, text, reply AS reply_json FROM turns WHERE channel = @channel AND conversation = @conversation ORDER BY number"),
        ("feedback", "SELECT turn, at, question, helped FROM feedback WHERE channel = @channel AND conversation = @conversation ORDER BY at"),
        ("answers", """
            SELECT g.at, g.question, a.kind, a.text FROM given_answers g JOIN answers a ON a.number = g.answer
                WHERE g.channel = @channel AND g.conversation = @conversation ORDER BY g.number
            """),
        ("cases", "SELECT number, opened, state, question, rating FROM cases WHERE channel = @channel AND conversation = @conversation ORDER BY number"),
        ("caseEntries", """
            SELECT e.case_number, e.at, e.voice, e.author, e.text FROM case_entries e JOIN cases c ON c.number = e.case_number
                WHERE c.channel = @channel AND c.conversation = @conversation ORDER BY e.number
            """),
    ];

    /// <summary>The conversations whose name, or whose person's name on their channel, is the text; the newest first. Cases are kept longer than turns.</summary>
    public IReadOnlyList<FoundConversation> Find(string name) => database.Scan(connection => connection.Query<(string Channel, string Conversation, string User, long Turns, long Last)>(
        """
        SELECT channel, conversation, user, sum(turn) AS Turns, max(at) AS Last FROM (
            SELECT channel, conversation, user, 1 AS turn, at FROM turns WHERE conversation = @name OR user = @name
            UNION ALL SELECT channel, conversation, user, 0, changed FROM cases WHERE @name <> '' AND (conversation = @name OR user = @name))
            GROUP BY channel, conversation, user ORDER BY Last DESC LIMIT @MostFound
        """,
        new { name, MostFound })
        .Select(row => new FoundConversation(row.Channel, row.Conversation, row.User, row.Turns, row.Last)).ToList());

    /// <summary>A conversation as indented JSON.</summary>
    public string Read(string channel, string conversation) => database.Scan(connection =>
    {
        JsonObject all = new() { ["channel"] = channel, ["conversation"] = conversation };
        foreach ((string name, string sql) in Parts)
        {
            all[name] = new JsonArray([.. connection.Query(sql, new { channel, conversation }).Select(row => ToJson((IDictionary<string, object?>)row))]);
        }

        return all.ToJsonString(Readable);
    });

    private static JsonObject ToJson(IDictionary<string, object?> row)
    {
        const string OfJson = "_json";
        JsonObject json = [];
        foreach ((string name, object? value) in row)
        {
            bool isJson = name.EndsWith(OfJson, StringComparison.Ordinal);
            json[isJson ? name[..^OfJson.Length] : name] = value switch
            {
                string text => isJson ? JsonNode.Parse(text) : text,
                long number => number,
                double number => number,
                _ => null,
            };
        }

        return json;
    }
}

/// <summary>A conversation that was found.</summary>
/// <param name="Channel">Its channel.</param>
/// <param name="Conversation">Its name on the channel.</param>
/// <param name="User">Whose it is, as the channel names them.</param>
/// <param name="Turns">How many turns it has.</param>
/// <param name="Last">When the last was, in Unix milliseconds.</param>
internal sealed record FoundConversation(string Channel, string Conversation, string User, long Turns, long Last);
