using System.Text.Json;
using PolicyBot.Service.Channels.Activities;

namespace PolicyBot.Service.Channels.BotFramework;

/// <summary>An activity as a channel sends it: the fields that are used; what else it has is ignored.</summary>
internal sealed record IncomingActivity
{
    /// <summary>"message", "conversationUpdate", … Anything else is accepted and ignored.</summary>
    public string? Type { get; init; }

    /// <summary>The activity's identity within the conversation.</summary>
    public string? Id { get; init; }

    /// <summary>The channel's name.</summary>
    public string? ChannelId { get; init; }

    /// <summary>Where replies are to go; believed only when the caller's token proves it.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>Who says it.</summary>
    public ChannelAccount? From { get; init; }

    /// <summary>The bot, as the channel names it.</summary>
    public ChannelAccount? Recipient { get; init; }

    /// <summary>The conversation; given back as it came.</summary>
    public JsonElement? Conversation { get; init; }

    /// <summary>The words.</summary>
    public string? Text { get; init; }

    /// <summary>What a button carries.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>The language of the sender, such as zh-CN.</summary>
    public string? Locale { get; init; }

    /// <summary>"expectReplies" where the replies belong in the answer to this call.</summary>
    public string? DeliveryMode { get; init; }

    /// <summary>Who joined.</summary>
    public IReadOnlyList<ChannelAccount?>? MembersAdded { get; init; }

    /// <summary>Mentions and the like.</summary>
    public IReadOnlyList<JsonElement>? Entities { get; init; }

    /// <summary>Whether the replies belong in the answer to this call.</summary>
    public bool ExpectsReplies => DeliveryMode == "expectReplies";

    /// <summary>Whether somebody other than the bot joined.</summary>
    public bool IsJoined => (MembersAdded ?? []).Any(member => member is { Id.Length: > 0 } && member.Id != Recipient?.Id);

    /// <summary>The conversation's identity within the channel; empty where it is missing or would lead elsewhere as part of an address.</summary>
    public string ConversationId =>
        Conversation is { ValueKind: JsonValueKind.Object } conversation && conversation.TryGetProperty("id", out JsonElement id)
        && id.ValueKind == JsonValueKind.String && id.GetString() is { } text && text is not ("." or "..")
            ? text
            : "";

    /// <summary>What was said to the bot: the words without the mention of it that group chats begin with, or a button's value.</summary>
    public string Said
    {
        get
        {
            string text = Text ?? (Value is { ValueKind: JsonValueKind.String } value ? value.GetString()! : "");
            foreach (JsonElement entity in Entities ?? [])
            {
                if (Recipient is not null && TryReadMention(entity, out string id, out string mention) && id == Recipient.Id)
                {
                    text = text.Replace(mention, "", StringComparison.Ordinal);
                }
            }

            return text.Trim();
        }
    }

    private static bool TryReadMention(JsonElement entity, out string id, out string mention)
    {
        bool isMention = entity.ValueKind == JsonValueKind.Object
            && entity.TryGetProperty("type", out JsonElement type) && type.ValueKind == JsonValueKind.String && type.ValueEquals("mention");
        id = isMention && entity.TryGetProperty("mentioned", out JsonElement mentioned) ? Field(mentioned, "id") : "";
        mention = isMention ? Field(entity, "text") : "";
        return id.Length > 0 && mention.Length > 0;
    }

    private static string Field(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
