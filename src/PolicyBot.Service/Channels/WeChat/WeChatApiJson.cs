using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PolicyBot.Service.Channels.WeChat;

/// <summary>Asks for the account's access token.</summary>
internal sealed record StableTokenRequest(
    [property: JsonPropertyName("grant_type")] string GrantType,
    [property: JsonPropertyName("appid")] string AppId,
    [property: JsonPropertyName("secret")] string Secret,
    [property: JsonPropertyName("force_refresh")] bool ForceRefresh);

/// <summary>An answer of the API, which comes with status 200 also where it is a refusal.</summary>
/// <param name="ErrorCode">0 or absent where all is well.</param>
/// <param name="AccessToken">The token, where one was asked for.</param>
/// <param name="ExpiresIn">Its lifetime in seconds.</param>
internal sealed record WeChatApiAnswer(
    [property: JsonPropertyName("errcode")] int ErrorCode,
    [property: JsonPropertyName("access_token")] string? AccessToken,
    [property: JsonPropertyName("expires_in")] int ExpiresIn);

/// <summary>A text to a follower.</summary>
internal sealed record CustomerMessage(
    [property: JsonPropertyName("touser")] string ToUser,
    [property: JsonPropertyName("msgtype")] string MessageType,
    [property: JsonPropertyName("text")] CustomerText Text);

/// <summary>The words of it.</summary>
internal sealed record CustomerText([property: JsonPropertyName("content")] string Content);

/// <summary>The JSON of the platform's API.</summary>
[JsonSerializable(typeof(StableTokenRequest))]
[JsonSerializable(typeof(WeChatApiAnswer))]
[JsonSerializable(typeof(CustomerMessage))]
internal sealed partial class WeChatApiJson : JsonSerializerContext
{
    /// <summary>The platform shows escaped Chinese as it is escaped, so nothing that can stay is escaped.</summary>
    public static WeChatApiJson Readable { get; } = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 16 });
}
