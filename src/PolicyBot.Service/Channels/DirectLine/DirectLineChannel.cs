using System.Text.Json;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using PolicyBot.Service.Api;
using PolicyBot.Service.Channels.Activities;
using PolicyBot.Service.Conversations;
using PolicyBot.Service.Conversations.Rendering;

namespace PolicyBot.Service.Channels.DirectLine;

/// <summary>Direct Line's side of conversations: starts them, takes activities in, and adds the replies. Thread-safe.</summary>
/// <param name="store">The activities.</param>
/// <param name="streams">Who waits for them.</param>
/// <param name="turns">Answers.</param>
/// <param name="options">How much one conversation may send.</param>
internal sealed class DirectLineChannel(
    DirectLineStore store, ActivityStreams streams, TurnHandler turns, IOptions<DirectLineOptions> options) : IDisposable
{
    /// <summary>The channel's name in activities and turns.</summary>
    public const string Name = "directline";

    private static readonly ChannelAccount Bot = new("policybot", "民生政策问答", "bot");
    private static readonly Reply NoFiles = new(ReplyKind.Complaint, "这里还看不了图片和文件。请用文字写下您想问的事。");

    private readonly PartitionedRateLimiter<string> _limits = PartitionedRateLimiter.Create<string, string>(conversation =>
        RateLimitPartition.GetFixedWindowLimiter(
            conversation, _ => new() { PermitLimit = options.Value.MessagesPerMinute, Window = TimeSpan.FromMinutes(1) }));

    /// <summary>Starts a conversation, with a greeting where it is new.</summary>
    /// <returns>Whether it is new.</returns>
    public async Task<bool> StartAsync(TokenClaims caller, Links links, CancellationToken cancellation)
    {
        bool isNew = await store.StartAsync(caller.Conv, caller.User);
        if (isNew)
        {
            Reply greeting = await turns.HandleAsync(
                new Turn(Name, caller.Conv, "joined", caller.User, "") { Kind = TurnKind.Joined }, cancellation);
            await AppendAsync(caller, null, [Say(caller.Conv, caller.User, greeting, links)]);
        }

        return isNew;
    }

    /// <summary>Takes an activity in. A message is answered before this returns; both are durable then.</summary>
    /// <param name="caller">From whom.</param>
    /// <param name="address">From where; null where that tells nobody apart.</param>
    /// <param name="activity">The activity.</param>
    /// <param name="links">The addresses in what is replied.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The activity's id.</returns>
    public async Task<string> ReceiveAsync(TokenClaims caller, string? address, IncomingActivity activity, Links links, CancellationToken cancellation)
    {
        if (activity.Type != "message")
        {
            // Typing, events and what is yet to be invented: nothing to say to it.
            return $"{caller.Conv}|{Guid.NewGuid():N}";
        }

        string id = activity.ClientId ?? Guid.NewGuid().ToString("N");
        if (store.FindByClientId(caller.Conv, id) is { } known)
        {
            return known;
        }

        using RateLimitLease lease = _limits.AttemptAcquire(caller.Conv);
        Reply reply = lease.IsAcquired
            ? await turns.HandleAsync(new Turn(Name, caller.Conv, "message " + id, caller.User, activity.Words) { Caller = address }, cancellation)
            : UserLimits.TooFast;
        return await AppendAsync(caller, id, [Echo(caller, activity), Say(caller.Conv, caller.User, reply, links)]);
    }

    /// <summary>Tells somebody who sent a file that words are wanted.</summary>
    public Task RefuseFileAsync(TokenClaims caller, Links links) => AppendAsync(caller, null, [Say(caller.Conv, caller.User, NoFiles, links)]);

    /// <summary>The message of a reply, to whom it is said.</summary>
    public static Activity Say(string conversation, string user, Reply reply, Links links) => ReplyActivity.From(reply, links) with
    {
        ChannelId = Name,
        Conversation = ConversationOf(conversation),
        From = Bot,
        Recipient = new ChannelAccount(user, Role: "user"),
    };

    /// <inheritdoc/>
    public void Dispose() => _limits.Dispose();

    private async Task<string> AppendAsync(TokenClaims caller, string? clientId, IReadOnlyList<Activity> activities)
    {
        string id = await store.AppendAsync(caller.Conv, clientId, activities);
        streams.Wake(caller.Conv);
        return id;
    }

    /// <summary>The person's own message as everybody in the conversation sees it: from whom the token says, without personal data.</summary>
    private static Activity Echo(TokenClaims caller, IncomingActivity activity)
    {
        string words = activity.Words;
        return new()
        {
            Type = "message",
            ChannelId = Name,
            Conversation = ConversationOf(caller.Conv),
            From = new ChannelAccount(caller.User, Role: "user"),
            Text = PersonalData.Mask(words.Length > QuestionRules.MaxLength ? words[..QuestionRules.MaxLength] + "……" : words),
            TextFormat = "plain",
            ChannelData = activity.EchoedData,
        };
    }

    private static JsonElement ConversationOf(string conversation) =>
        JsonSerializer.SerializeToElement(new ResourceJson(conversation), DirectLineJson.Readable.ResourceJson);
}
