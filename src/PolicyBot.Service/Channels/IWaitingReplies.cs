using PolicyBot.Service.Conversations;

namespace PolicyBot.Service.Channels;

/// <summary>What waits for residents whom a channel reaches only when they write.</summary>
internal interface IWaitingReplies
{
    /// <summary>Takes the oldest that waits for a conversation, to be said together with what is said now; it counts as delivered.</summary>
    /// <returns>Null where nothing waits.</returns>
    Task<Reply?> TakeAsync(string channel, string conversation);
}
