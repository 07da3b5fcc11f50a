using System.Text.Json;
using System.Text.Json.Serialization;
using PolicyBot.Service.Channels.Activities;

namespace PolicyBot.Service.Channels.BotFramework;

/// <summary>What the Connector has to be told to reach a conversation later.</summary>
/// <param name="ServiceUrl">Where the channel takes replies, as it was proved and allowed.</param>
/// <param name="Bot">The bot, as the channel names it.</param>
/// <param name="User">The person, as the channel names them.</param>
/// <param name="Conversation">The conversation as it came.</param>
internal sealed record ConversationReference(Uri ServiceUrl, ChannelAccount? Bot, ChannelAccount? User, JsonElement? Conversation)
{
    /// <summary>The reference to the conversation of an activity.</summary>
    /// <param name="asked">The activity.</param>
    /// <param name="service">Where replies may go.</param>
    public static ConversationReference To(IncomingActivity asked, Uri service) => new(service, asked.Recipient, asked.From, asked.Conversation);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static ConversationReference Parse(string json) => JsonSerializer.Deserialize(json, ReferenceJson.Default.ConversationReference)!;

    /// <summary>The reference as it is kept.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ReferenceJson.Default.ConversationReference);
}

[JsonSerializable(typeof(ConversationReference))]
internal sealed partial class ReferenceJson : JsonSerializerContext;
