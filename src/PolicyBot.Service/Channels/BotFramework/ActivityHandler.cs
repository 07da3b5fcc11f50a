using Microsoft.AspNetCore.Http.HttpResults;
using PolicyBot.Service.Channels.Activities;
using PolicyBot.Service.Conversations;
using PolicyBot.Service.Conversations.Rendering;

namespace PolicyBot.Service.Channels.BotFramework;

/// <summary>Answers an activity whose sender is proved. Thread-safe.</summary>
/// <param name="turns">Finds the replies.</param>
/// <param name="connector">Sends them.</param>
/// <param name="outbox">Sends them after the call is answered.</param>
/// <param name="limits">How much one person may ask.</param>
/// <param name="metrics">Told what was sent.</param>
/// <param name="links">Where residents reach this service.</param>
internal sealed class ActivityHandler(TurnHandler turns, ConnectorClient connector, Outbox outbox, UserLimits limits, ChannelMetrics metrics, LinkSource links)
{
    /// <summary>Answers an activity.</summary>
    /// <param name="asked">The activity.</param>
    /// <param name="service">Where replies may go, or null.</param>
    /// <param name="request">The call.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<IResult> HandleAsync(IncomingActivity asked, Uri? service, HttpRequest request, CancellationToken cancellation)
    {
        Turn? turn = asked.Type switch
        {
            "message" => ToTurn(asked, service, TurnKind.Message),
            "conversationUpdate" when asked.IsJoined => ToTurn(asked, service, TurnKind.Joined),
            _ => null,
        };
        if (asked.Type == "invoke")
        {
            return TypedResults.StatusCode(StatusCodes.Status501NotImplemented);
        }

        if (turn is null)
        {
            return asked.ExpectsReplies ? Inline([]) : TypedResults.Ok();
        }

        if (turn.Conversation.Length == 0 || (service is null && !asked.ExpectsReplies))
        {
            return TypedResults.Problem("The activity names no conversation or no serviceUrl.", statusCode: StatusCodes.Status400BadRequest);
        }

        Reply said = limits.Allows(turn) ? await turns.HandleAsync(turn, cancellation) : UserLimits.TooFast;
        Activity reply = ReplyActivity.From(said, links.For(request)).Answering(asked);
        return asked.ExpectsReplies ? Inline([reply])
            : outbox.TryAdd(turn.Conversation, token => SendAsync(service!, turn.Conversation, reply, token)) ? TypedResults.Ok()
            : Overloaded(request.HttpContext.Response);
    }

    private async Task SendAsync(Uri service, string conversation, Activity reply, CancellationToken cancellation)
    {
        bool isTaken = false;
        try
        {
            await connector.SendAsync(service, conversation, reply, cancellation);
            isTaken = true;
        }
        finally
        {
            metrics.CountDelivery("botframework", isTaken);
        }
    }

    private static Turn ToTurn(IncomingActivity asked, Uri? service, TurnKind kind) => new(
        asked.ChannelId is { Length: > 0 } channel ? channel : "emulator",
        asked.ConversationId,
        asked.Id is { Length: > 0 } id ? id : Guid.NewGuid().ToString(),
        asked.From?.Id ?? "",
        asked.Said)
    {
        Kind = kind,
        Address = service is null ? null : ConversationReference.To(asked, service).ToJson(),
    };

    private static JsonHttpResult<ExpectedReplies> Inline(IReadOnlyList<Activity> replies) =>
        TypedResults.Json(new ExpectedReplies(replies), BotFrameworkJson.Limited.ExpectedReplies);

    private static ProblemHttpResult Overloaded(HttpResponse response)
    {
        response.Headers.RetryAfter = "5";
        return TypedResults.Problem("Too many replies are waiting to be sent.", statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
