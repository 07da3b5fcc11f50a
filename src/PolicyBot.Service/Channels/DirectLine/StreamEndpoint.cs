using System.Globalization;
using System.Net.WebSockets;

namespace PolicyBot.Service.Channels.DirectLine;

/// <summary>The WebSocket of a conversation.</summary>
internal static class StreamEndpoint
{
    /// <summary>The time within which the address must be opened.</summary>
    private static readonly TimeSpan Opens = TimeSpan.FromSeconds(60);

    /// <summary>The address of a conversation's stream from a watermark on. It holds its own short-lived token: browsers send no header with a WebSocket.</summary>
    public static string AddressOf(HttpRequest request, TokenClaims claims, Tokens tokens, long watermark)
    {
        string token = tokens.Issue(TokenUse.Stream, claims.Conv, claims.User, Opens);
        string scheme = request.IsHttps ? "wss" : "ws";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{scheme}://{request.Host}{request.PathBase}{DirectLineEndpoints.Path}/conversations/{claims.Conv}/stream?watermark={watermark}&t={token}");
    }

    /// <summary>Runs the stream until either side ends it.</summary>
    public static async Task RunAsync(
        HttpContext context, string id, string? t, string? watermark, Tokens tokens, DirectLineStore store, ActivityStreams streams, OriginCheck origins, IHostApplicationLifetime host)
    {
        TokenState state = tokens.Check(t ?? "", TokenUse.Stream, out TokenClaims? claims);
        IResult? refusal =
            !Watermark.TryParse(watermark, out long from) || !context.WebSockets.IsWebSocketRequest
                ? Errors.Refuse(StatusCodes.Status400BadRequest, "BadArgument", "这个地址只接受 WebSocket 连接。")
            : !origins.Allows(context.Request) ? Errors.Refuse(StatusCodes.Status403Forbidden, "BadOrigin", "这个网页不能使用本服务。")
            : TokenFilter.Complaint(state, claims, id) ?? (store.Exists(id) ? null : Errors.NoConversation());
        if (refusal is not null)
        {
            await refusal.ExecuteAsync(context);
            return;
        }

        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
        using ActivityStream stream = new(socket, id, store);
        streams.Add(id, stream);
        try
        {
            await stream.RunAsync(from, host.ApplicationStopping);
        }
        finally
        {
            streams.Remove(id, stream);
        }
    }
}
