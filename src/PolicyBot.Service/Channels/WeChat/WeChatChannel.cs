using System.Text;
using Microsoft.Extensions.Options;
using PolicyBot.Service.Conversations;
using PolicyBot.Service.Conversations.Rendering;

namespace PolicyBot.Service.Channels.WeChat;

/// <summary>
/// WeChat's side of conversations: every message gets its words within the time that the platform waits; what takes longer comes
/// by the customer-service API, or at the follower's word where the account may not use it. Thread-safe.
/// </summary>
/// <param name="turns">Answers.</param>
/// <param name="customers">Sends what comes late.</param>
/// <param name="outbox">Waits for it.</param>
/// <param name="limits">How much one follower may ask.</param>
/// <param name="waiting">What waits for followers whom the account may not send anything.</param>
/// <param name="metrics">Told what was sent late.</param>
/// <param name="options">How long an answer may take.</param>
internal sealed class WeChatChannel(
    TurnHandler turns, CustomerService customers, Outbox outbox, UserLimits limits, IWaitingReplies waiting, ChannelMetrics metrics, IOptions<WeChatOptions> options)
{
    /// <summary>The channel's name in turns.</summary>
    public const string Name = "wechat";

    /// <summary>The longest text, in bytes of UTF-8, that the platform delivers.</summary>
    public const int MaxBytes = 2048;

    /// <summary>The platform repeats a message within a quarter of a minute.</summary>
    private readonly Recent<Task<string?>> _answers = new(TimeSpan.FromSeconds(30), TimeProvider.System);

    private readonly Recent<LateReply> _held = new(TimeSpan.FromMinutes(10), TimeProvider.System);

    /// <summary>What to say to a message at once; null where nothing is said, or not yet. The same message again gets the same.</summary>
    public Task<string?> AnswerAsync(IncomingMessage message, Links links) =>
        _answers.GetOrAdd(message.Id, () => Task.Run(() => AnswerFirstAsync(message, links)));

    private async Task<string?> AnswerFirstAsync(IncomingMessage message, Links links)
    {
        if (message.Text == WeChatWords.Untransmitted)
        {
            return WeChatWords.Unreadable("");
        }

        Turn? turn = ToTurn(message);
        if (turn is null)
        {
            return message.Kind == "event" ? null : WeChatWords.Unreadable(message.Kind);
        }

        _held.TryTake(message.User, out LateReply? held);
        if (held is not null && turn.Text.Trim() == WeChatWords.Continue)
        {
            return await InTimeAsync(held);
        }

        Task<Reply> answering = limits.Allows(turn) ? Task.Run(() => turns.HandleAsync(turn, CancellationToken.None)) : Task.FromResult(UserLimits.TooFast);
        bool isHeldReady = held is { Answering.IsCompletedSuccessfully: true };
        LateReply now = new(message.User, answering, links);
        string? said = await InTimeAsync(now, isHeldReady ? MaxBytes / 2 : MaxBytes);
        if (held is null && said is not null && !customers.IsAvailable && await waiting.TakeAsync(Name, message.User) is { } waited)
        {
            return Behind(waited, now, said);
        }

        if (isHeldReady && said is not null)
        {
            return Prefixed(await held!.Answering, held.Links, said);
        }

        // It waits on, unless the newer question took its place.
        if (held is not null && said != WeChatWords.Wait)
        {
            _held.Set(message.User, held);
        }

        return said;
    }

    /// <summary>The reply where it comes in time; otherwise what to say meanwhile, or null where it will be sent.</summary>
    private async Task<string?> InTimeAsync(LateReply late, int maxBytes = MaxBytes)
    {
        try
        {
            return PlainTextReply.Render(await late.Answering.WaitAsync(options.Value.AnswerWithin), maxBytes, late.Links);
        }
        catch (TimeoutException)
        {
            if (customers.IsAvailable && outbox.TryAdd(late.User, cancellation => SendAsync(late, cancellation)))
            {
                return null;
            }

            _held.Set(late.User, late);
            return WeChatWords.Wait;
        }
    }

    private async Task SendAsync(LateReply late, CancellationToken cancellation)
    {
        Reply reply = await late.Answering.WaitAsync(cancellation);
        bool isTaken = await customers.TrySendAsync(late.User, PlainTextReply.Render(reply, MaxBytes, late.Links), cancellation);
        metrics.CountDelivery(Name, isTaken);
        if (!isTaken)
        {
            _held.Set(late.User, late);
        }
    }

    /// <summary>What waited for the follower, then what is said now; where both have no room, that is held until they ask for it.</summary>
    private string Behind(Reply waited, LateReply now, string said)
    {
        string both = PlainTextReply.Render(waited, MaxBytes, now.Links) + WeChatWords.Now + said;
        if (Encoding.UTF8.GetByteCount(both) <= MaxBytes)
        {
            return both;
        }

        _held.Set(now.User, now);
        return PlainTextReply.Render(waited, MaxBytes - Encoding.UTF8.GetByteCount(WeChatWords.More), now.Links) + WeChatWords.More;
    }

    private static string Prefixed(Reply earlier, Links links, string said) =>
        WeChatWords.Earlier + PlainTextReply.Render(earlier, (MaxBytes / 2) - 100, links) + "\n\n" + said;

    /// <summary>The turn of a message that says something; null for others.</summary>
    private static Turn? ToTurn(IncomingMessage message) => (message.Kind, message.Event) switch
    {
        ("text", _) or ("voice", _) when message.Text.Length > 0 => Said(message, message.Text),
        // A menu entry's key is the question that the entry asks.
        ("event", "CLICK") when message.EventKey.Length > 0 => Said(message, message.EventKey),
        ("event", "subscribe" or "SCAN") => Said(message, "") with { Kind = TurnKind.Joined },
        _ => null,
    };

    private static Turn Said(IncomingMessage message, string text) => new(Name, message.User, message.Id, message.User, text);

    /// <summary>A reply that is still being found, or could not be delivered.</summary>
    private sealed record LateReply(string User, Task<Reply> Answering, Links Links);
}
