using PolicyBot.Service.Conversations.Rendering;

namespace PolicyBot.Service.Channels.DirectLine;

/// <summary>Adds messages to Direct Line's conversations that nobody asked for at that moment. Thread-safe.</summary>
/// <param name="store">The activities.</param>
/// <param name="streams">Who waits for them.</param>
/// <param name="links">Where residents reach this service.</param>
internal sealed class DirectLinePush(DirectLineStore store, ActivityStreams streams, LinkSource links) : IPushChannel
{
    /// <inheritdoc/>
    public bool Serves(Push push) => push is { Channel: DirectLineChannel.Name, Address: null };

    /// <inheritdoc/>
    public async Task<string?> TrySendAsync(Push push, CancellationToken cancellation)
    {
        if (!store.Exists(push.Conversation))
        {
            return "居民的对话已经过期删除，无法送达";
        }

        await store.AppendAsync(push.Conversation, push.Id, [DirectLineChannel.Say(push.Conversation, push.User, push.Reply, links.Configured)]);
        streams.Wake(push.Conversation);
        return null;
    }
}
