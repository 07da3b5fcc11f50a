using Microsoft.Extensions.Options;
using PolicyBot.Service.Conversations.Rendering;

namespace PolicyBot.Service.Channels.WeChat;

/// <summary>Sends followers what they did not ask for at that moment, by the customer-service message API. Thread-safe.</summary>
/// <param name="customers">Sends.</param>
/// <param name="options">The account.</param>
/// <param name="metrics">Told what was sent.</param>
/// <param name="links">Where residents reach this service.</param>
internal sealed class WeChatPush(CustomerService customers, IOptions<WeChatOptions> options, ChannelMetrics metrics, LinkSource links) : IPushChannel
{
    /// <inheritdoc/>
    public bool Serves(Push push) => push is { Channel: WeChatChannel.Name, Address: null };

    /// <inheritdoc/>
    public async Task<string?> TrySendAsync(Push push, CancellationToken cancellation)
    {
        if (!options.Value.CanSend)
        {
            return "没有设置 WeChat:AppId 和 WeChat:AppSecret，不能主动给关注者发消息，请联系管理员";
        }

        string? problem = await customers.SendAsync(
            push.User, PlainTextReply.Render(push.Reply, WeChatChannel.MaxBytes, links.Configured), cancellation);
        metrics.CountDelivery(WeChatChannel.Name, problem is null);
        return problem;
    }
}
