using PolicyBot.Service.Channels.Activities;

namespace PolicyBot.Service.Channels.BotFramework;

/// <summary>Who speaks to whom in a reply.</summary>
internal static class ReplyAddressing
{
    /// <summary>Addresses a reply to whoever sent an activity; the channel gives it its id.</summary>
    public static Activity Answering(this Activity reply, IncomingActivity asked) => reply with
    {
        From = asked.Recipient,
        Recipient = asked.From,
        ChannelId = asked.ChannelId,
        ServiceUrl = asked.ServiceUrl,
        Conversation = asked.Conversation,
        Locale = string.IsNullOrEmpty(asked.Locale) ? reply.Locale : asked.Locale,
        ReplyToId = asked.Id,
    };
}
