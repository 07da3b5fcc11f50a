using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PolicyBot.Service.Channels.WeChat;

/// <summary>A message or event from the platform.</summary>
/// <param name="Account">The account it was sent to (ToUserName).</param>
/// <param name="User">The sender's identity with this account (openid).</param>
/// <param name="CreatedAt">When, in seconds since 1970, as it stands in the message.</param>
/// <param name="Kind">text, voice, image, event and so on (MsgType).</param>
internal sealed record IncomingMessage(string Account, string User, string CreatedAt, string Kind)
{
    /// <summary>The longest openid that is believed; real ones have 28 characters.</summary>
    private const int MaxIdLength = 128;

    /// <summary>What was written, or what the platform heard in a voice message; empty where there is none.</summary>
    public string Text { get; private init; } = "";

    /// <summary>The event's name: subscribe, CLICK and so on; empty where it is none.</summary>
    public string Event { get; private init; } = "";

    /// <summary>What belongs to the event: a menu entry's key, for example.</summary>
    public string EventKey { get; private init; } = "";

    /// <summary>
    /// The same for the same message sent again. A message's number is unique for its sender only, and events have none.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>Takes a message from its fields.</summary>
    /// <returns>False where a field that every message has is missing or absurd.</returns>
    public static bool TryCreate(IReadOnlyDictionary<string, string> fields, [NotNullWhen(true)] out IncomingMessage? message)
    {
        string Field(string name) => fields.GetValueOrDefault(name, "");
        message = null;
        (string account, string user, string created, string kind) = (Field("ToUserName"), Field("FromUserName"), Field("CreateTime"), Field("MsgType"));
        if (account.Length is 0 or > MaxIdLength || user.Length is 0 or > MaxIdLength || kind.Length is 0 or > MaxIdLength
            || !long.TryParse(created, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            return false;
        }

        bool isEvent = kind == "event";
        string number = Field("MsgId");
        string key = isEvent || number.Length == 0 ? $"{created}:{Field("Event")}:{Field("EventKey")}" : number;
        if (isEvent && Field("Event").Length == 0)
        {
            return false;
        }

        message = new(account, user, created, kind)
        {
            Id = user + ":" + key,
            Text = kind == "voice" ? Field("Recognition") : Field("Content"),
            Event = isEvent ? Field("Event") : "",
            EventKey = isEvent ? Field("EventKey") : "",
        };
        return true;
    }
}
