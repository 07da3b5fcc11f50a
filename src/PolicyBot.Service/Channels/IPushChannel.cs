using PolicyBot.Service.Conversations;

namespace PolicyBot.Service.Channels;

/// <summary>A channel's way of saying something to a conversation without being asked at that moment.</summary>
internal interface IPushChannel
{
    /// <summary>Whether the conversation is this channel's.</summary>
    bool Serves(Push push);

    /// <summary>Sends. The same id again is the same message, which may have arrived before.</summary>
    /// <returns>Null where the channel took it; otherwise why not, in Chinese, for the staff.</returns>
    Task<string?> TrySendAsync(Push push, CancellationToken cancellation);
}

/// <summary>Something to say, and to whom.</summary>
/// <param name="Id">Its identity within the conversation, the same in every attempt.</param>
/// <param name="Channel">The channel, as turns name it.</param>
/// <param name="Conversation">The conversation within the channel.</param>
/// <param name="User">The person, as the channel names them.</param>
/// <param name="Address">What else the channel needs, see <see cref="Turn.Address"/>.</param>
/// <param name="Reply">What is said.</param>
internal sealed record Push(string Id, string Channel, string Conversation, string User, string? Address, Reply Reply);
