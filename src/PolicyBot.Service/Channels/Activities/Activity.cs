using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PolicyBot.Service.Channels.Activities;

/// <summary>
/// An activity of the Bot Framework protocol (Activity 3.1) as it goes out. What is null is left out.
/// </summary>
internal sealed record Activity
{
    /// <summary>"message", "typing", "event", …</summary>
    public required string Type { get; init; }

    /// <summary>The activity's identity within the conversation; left out where the channel gives it.</summary>
    public string? Id { get; init; }

    /// <summary>When it was sent.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>Where the channel takes replies.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>The channel's name.</summary>
    public string? ChannelId { get; init; }

    /// <summary>Who says it.</summary>
    public ChannelAccount? From { get; init; }

    /// <summary>To whom.</summary>
    public ChannelAccount? Recipient { get; init; }

    /// <summary>The conversation; an object of which the channel knows more than its id.</summary>
    public JsonElement? Conversation { get; init; }

    /// <summary>The activity that this one replies to.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>The words.</summary>
    public string? Text { get; init; }

    /// <summary>"markdown" or "plain".</summary>
    public string? TextFormat { get; init; }

    /// <summary>The language of the words, such as zh-CN.</summary>
    public string? Locale { get; init; }

    /// <summary>"acceptingInput", "expectingInput" or "ignoringInput".</summary>
    public string? InputHint { get; init; }

    /// <summary>Buttons to answer with.</summary>
    public SuggestedActions? SuggestedActions { get; init; }

    /// <summary>What the words rest on.</summary>
    public IReadOnlyList<CitationEntity>? Entities { get; init; }

    /// <summary>What only the channel understands.</summary>
    public JsonElement? ChannelData { get; init; }

    /// <summary>What a button or an event carries.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>The name of an event.</summary>
    public string? Name { get; init; }
}

/// <summary>Somebody on a channel.</summary>
/// <param name="Id">Their identity there.</param>
/// <param name="Name">What they are called, if known.</param>
/// <param name="Role">"user" or "bot", if known.</param>
internal sealed record ChannelAccount(string Id, string? Name = null, string? Role = null);

/// <summary>Buttons under a message.</summary>
/// <param name="Actions">The buttons.</param>
internal sealed record SuggestedActions(IReadOnlyList<CardAction> Actions)
{
    /// <summary>Whom they are for; everybody in the conversation.</summary>
    public IReadOnlyList<string> To { get; } = [];
}

/// <summary>A button.</summary>
/// <param name="Type">"imBack": pressing it says <paramref name="Value"/>.</param>
/// <param name="Title">What stands on it.</param>
/// <param name="Value">What it says.</param>
internal sealed record CardAction(string Type, string Title, string Value);

/// <summary>Activities in JSON.</summary>
[JsonSerializable(typeof(Activity))]
internal sealed partial class ActivityJson : JsonSerializerContext
{
    /// <summary>Chinese stays Chinese; what is null is left out.</summary>
    public static ActivityJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });
}
