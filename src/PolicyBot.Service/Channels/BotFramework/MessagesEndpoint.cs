using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using PolicyBot.Service.Api;

namespace PolicyBot.Service.Channels.BotFramework;

/// <summary><c>POST /api/messages</c>: one activity of a channel.</summary>
internal static class MessagesEndpoint
{
    /// <summary>The longest request body; channels send at most some tens of thousands.</summary>
    public const int MaxBodyBytes = 256 * 1024;

    /// <summary>Maps the endpoint.</summary>
    public static void MapMessages(this IEndpointRouteBuilder routes) => routes.MapPost("/api/messages", ReceiveAsync);

    private static async Task<IResult> ReceiveAsync(
        HttpContext context, MessagesGate gate, ActivityHandler handler, ChannelMetrics metrics, CancellationToken cancellation)
    {
        (IncomingActivity? activity, int fault) = await ReadAsync(context.Request, cancellation);
        if (activity is null)
        {
            return Refuse(fault, fault == StatusCodes.Status400BadRequest
                ? "Not an activity: a JSON object with a type is needed."
                : $"An activity may have at most {MaxBodyBytes} bytes.");
        }

        if (!context.Request.HasJsonContentType())
        {
            return Refuse(StatusCodes.Status415UnsupportedMediaType, "Send an activity as application/json.");
        }

        try
        {
            Admission admission = await gate.AdmitAsync(context, activity, cancellation);
            metrics.CountCall("botframework", admission.IsGranted);
            return admission.IsGranted ? await handler.HandleAsync(activity, admission.Service, context.Request, cancellation) : Refuse(admission.Status, admission.Reason);
        }
        catch (HttpRequestException)
        {
            // Not the caller's fault and not for ever: the keys that would prove the token could not be fetched.
            context.Response.Headers.RetryAfter = "30";
            return Refuse(StatusCodes.Status503ServiceUnavailable, "The token cannot be checked at the moment.");
        }
    }

    private static async Task<(IncomingActivity? Activity, int Fault)> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > MaxBodyBytes)
        {
            return (null, StatusCodes.Status413PayloadTooLarge);
        }

        ReadResult body = await request.BodyReader.ReadAtLeastAsync(MaxBodyBytes + 1, cancellation);
        try
        {
            if (body.Buffer.Length > MaxBodyBytes)
            {
                return (null, StatusCodes.Status413PayloadTooLarge);
            }

            IncomingActivity? activity = body.Buffer.ReadJson(BotFrameworkJson.Limited.IncomingActivity);
            return activity is { Type.Length: > 0 } ? (activity, 0) : (null, StatusCodes.Status400BadRequest);
        }
        catch (JsonException)
        {
            return (null, StatusCodes.Status400BadRequest);
        }
        finally
        {
            request.BodyReader.AdvanceTo(body.Buffer.End);
        }
    }

    private static ProblemHttpResult Refuse(int status, string detail) => TypedResults.Problem(detail, statusCode: status, title: "The activity was not taken");
}
