using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using PolicyBot.Service.Conversations.Rendering;

namespace PolicyBot.Service.Channels.WeChat;

/// <summary><c>GET</c> and <c>POST /wechat</c>: the platform's calls.</summary>
internal static class WeChatEndpoint
{
    /// <summary>Where the platform calls.</summary>
    public const string Path = "/wechat";

    /// <summary>The longest request body. A text has at most some 2,000 characters, encrypted and twice in compatible mode.</summary>
    public const int MaxBodyBytes = 64 * 1024;

    /// <summary>Maps the endpoint.</summary>
    public static void MapCalls(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Echo);
        routes.MapPost(Path, ReceiveAsync);
    }

    private static IResult Echo(HttpRequest request, WeChatGate gate, WeChatRefusals refusals)
    {
        Admission admission = gate.Echo(request.Query, out string echo);
        return admission == Admission.Granted ? TypedResults.Text(echo, "text/plain", Encoding.UTF8) : Refuse(admission, refusals);
    }

    private static async Task<IResult> ReceiveAsync(
        HttpRequest request, WeChatGate gate, WeChatChannel channel, WeChatRefusals refusals, ChannelMetrics metrics, LinkSource links, CancellationToken cancellation)
    {
        byte[]? body = await ReadAsync(request, cancellation);
        if (body is null)
        {
            return TypedResults.Problem($"A call may have at most {MaxBodyBytes} bytes.", statusCode: StatusCodes.Status413PayloadTooLarge);
        }

        Admission admission = gate.Open(request.Query, body, out WeChatCall call);
        metrics.CountCall(WeChatChannel.Name, admission == Admission.Granted);
        if (admission != Admission.Granted)
        {
            return Refuse(admission, refusals);
        }

        string? text = await channel.AnswerAsync(call.Message, links.For(request));
        return text is null
            ? TypedResults.Text(WeChatReply.Nothing, "text/plain", Encoding.UTF8)
            : TypedResults.Text(gate.Reply(call, text), "text/xml", Encoding.UTF8);
    }

    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > MaxBodyBytes)
        {
            return null;
        }

        ReadResult body = await request.BodyReader.ReadAtLeastAsync(MaxBodyBytes + 1, cancellation);
        byte[]? bytes = body.Buffer.Length > MaxBodyBytes ? null : body.Buffer.ToArray();
        request.BodyReader.AdvanceTo(body.Buffer.End);
        return bytes;
    }

    private static ProblemHttpResult Refuse(Admission admission, WeChatRefusals refusals)
    {
        refusals.Tell(admission);
        return TypedResults.Problem(
            WeChatRefusals.Reason(admission),
            statusCode: admission == Admission.Malformed ? StatusCodes.Status400BadRequest : StatusCodes.Status403Forbidden,
            title: "The call was not taken");
    }
}
