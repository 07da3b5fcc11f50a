using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PolicyBot.Service.Channels.DirectLine;

/// <summary>The JSON of Direct Line's requests and answers, activities aside.</summary>
[JsonSerializable(typeof(TokenRequest))]
[JsonSerializable(typeof(IncomingActivity))]
[JsonSerializable(typeof(ConversationJson))]
[JsonSerializable(typeof(ResourceJson))]
[JsonSerializable(typeof(ErrorJson))]
internal sealed partial class DirectLineJson : JsonSerializerContext
{
    private const int Deepest = 16;

    /// <summary>Chinese stays Chinese; what is null is left out; what is nested deeply is refused.</summary>
    public static DirectLineJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        MaxDepth = Deepest,
    });
}

/// <summary>What a page asks a token for.</summary>
/// <param name="User">The user, if the page names one.</param>
internal sealed record TokenRequest(TokenUser? User);

/// <summary>A user as a page names them.</summary>
/// <param name="Id">Begins with dl_.</param>
internal sealed record TokenUser(string? Id);

/// <summary>A conversation and the way into it.</summary>
/// <param name="ConversationId">Its id.</param>
/// <param name="Token">A fresh token for it.</param>
/// <param name="ExpiresIn">How many seconds the token holds.</param>
/// <param name="StreamUrl">The WebSocket's address, which opens within a minute; null with a token alone.</param>
internal sealed record ConversationJson(
    string ConversationId, string Token, [property: JsonPropertyName("expires_in")] int ExpiresIn, string? StreamUrl);

/// <summary>The id of an activity or a conversation.</summary>
internal sealed record ResourceJson(string Id);
