using System.Text.Json;

namespace PolicyBot.Service.Channels.DirectLine;

/// <summary>An activity as a client sends it, as far as it is read.</summary>
/// <param name="Type">"message", "typing", "event", …</param>
/// <param name="Text">The words.</param>
/// <param name="TextFormat">"plain" or "markdown".</param>
/// <param name="Locale">The client's language.</param>
/// <param name="Value">What a button or a card carries.</param>
/// <param name="ChannelData">The client's own data, which is sent back with the echo.</param>
internal sealed record IncomingActivity(
    string? Type, string? Text, string? TextFormat, string? Locale, JsonElement? Value, JsonElement? ChannelData)
{
    private const int LongestClientId = 100;
    private const int MostChannelData = 2048;

    /// <summary>What the person says: the words, or what a card's button carries.</summary>
    public string Words => Text is { Length: > 0 } ? Text
        : Value is { ValueKind: JsonValueKind.String } value ? value.GetString()!
        : "";

    /// <summary>The id that Web Chat gives the activity, by which it recognises the echo, and by which a second sending is known.</summary>
    public string? ClientId => ChannelData is { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty("clientActivityID", out JsonElement id)
        && id.ValueKind == JsonValueKind.String
        && id.GetString() is { Length: > 0 and <= LongestClientId } text ? text : null;

    /// <summary>The client's data for the echo; null where it is larger than any client's.</summary>
    public JsonElement? EchoedData => ChannelData is { ValueKind: JsonValueKind.Object } data && data.GetRawText().Length <= MostChannelData ? data : null;
}
