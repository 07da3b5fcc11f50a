using Microsoft.Extensions.Options;
using PolicyBot.Service.Channels.Activities;
using PolicyBot.Service.Conversations.Rendering;

namespace PolicyBot.Service.Channels.BotFramework;

/// <summary>Sends proactive messages by the Connector API. Thread-safe.</summary>
/// <param name="connector">Sends.</param>
/// <param name="options">The registration.</param>
/// <param name="hosts">Where messages may go: what was allowed when the conversation began may no longer be.</param>
/// <param name="metrics">Told what was sent.</param>
/// <param name="links">Where residents reach this service.</param>
internal sealed class ConnectorPush(
    ConnectorClient connector, IOptions<BotFrameworkOptions> options, ServiceHosts hosts, ChannelMetrics metrics, LinkSource links) : IPushChannel
{
    /// <inheritdoc/>
    public bool Serves(Push push) => push.Address is not null;

    /// <inheritdoc/>
    public async Task<string?> TrySendAsync(Push push, CancellationToken cancellation)
    {
        var reference = ConversationReference.Parse(push.Address!);
        if (hosts.Resolve(reference.ServiceUrl.AbsoluteUri, isLocal: !options.Value.HasAppId) is not { } service)
        {
            return $"不允许向 {reference.ServiceUrl.Host} 发送，请联系管理员检查 BotFramework:AllowedServiceHosts";
        }

        bool isTaken = false;
        try
        {
            await connector.SendAsync(service, push.Conversation, Message(push, reference), cancellation);
            isTaken = true;
            return null;
        }
        catch (HttpRequestException fault)
        {
            return fault.StatusCode is { } status ? $"对方平台没有接收（状态 {(int)status}）" : "连不上对方平台";
        }
        finally
        {
            metrics.CountDelivery("botframework", isTaken);
        }
    }

    private Activity Message(Push push, ConversationReference reference) => ReplyActivity.From(push.Reply, links.Configured) with
    {
        Id = push.Id,
        From = reference.Bot,
        Recipient = reference.User,
        ChannelId = push.Channel,
        ServiceUrl = reference.ServiceUrl.AbsoluteUri,
        Conversation = reference.Conversation,
    };
}
