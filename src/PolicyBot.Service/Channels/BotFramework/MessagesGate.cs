using System.Net;
using Microsoft.Extensions.Options;

namespace PolicyBot.Service.Channels.BotFramework;

/// <summary>Decides whether an activity is taken, and where its replies may go. Thread-safe.</summary>
/// <param name="options">The registration.</param>
/// <param name="tokens">Proves who calls.</param>
/// <param name="hosts">Where replies may go.</param>
/// <param name="logger">Told of what is refused, without its contents.</param>
internal sealed partial class MessagesGate(
    IOptions<BotFrameworkOptions> options, TokenValidator tokens, ServiceHosts hosts, ILogger<MessagesGate> logger)
{
    private readonly Recent<bool> _told = new(TimeSpan.FromMinutes(1), TimeProvider.System);

    /// <summary>Decides.</summary>
    /// <exception cref="HttpRequestException">The caller's token cannot be checked at the moment.</exception>
    public async Task<Admission> AdmitAsync(HttpContext context, IncomingActivity activity, CancellationToken cancellation)
    {
        bool isLocal = context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote);
        Caller caller = options.Value.HasAppId
            ? await tokens.IdentifyAsync(context.Request.Headers.Authorization, activity.ChannelId, activity.ServiceUrl, cancellation)
            : isLocal ? Caller.Emulator : Caller.Nobody;
        if (caller == Caller.Nobody)
        {
            if (_told.TryAdd(nameof(Caller.Nobody), true))
            {
                LogUnproved(logger);
            }

            return Admission.Refused(StatusCodes.Status401Unauthorized, "The caller did not prove who it is.");
        }

        // No reply leaves for an address that is not allowed; where replies are part of the answer none is needed.
        Uri? service = hosts.Resolve(activity.ServiceUrl, isLocal && caller == Caller.Emulator);
        if (service is null && !activity.ExpectsReplies && activity.ServiceUrl is { Length: > 0 })
        {
            if (_told.TryAdd("host", true))
            {
                LogForeignHost(logger, Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out Uri? address) ? address.Host : "");
            }

            return Admission.Refused(StatusCodes.Status403Forbidden, "Replies to this serviceUrl are not allowed.");
        }

        return new Admission(StatusCodes.Status200OK, "", service);
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "A call to /api/messages was refused (said at most once a minute): it did not prove that it comes from a channel of BotFramework:AppId")]
    private static partial void LogUnproved(ILogger logger);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Replies to the host {Host} are not allowed (said at most once a minute); add it to BotFramework:AllowedServiceHosts if it is a channel of yours")]
    private static partial void LogForeignHost(ILogger logger, string host);
}

/// <summary>Whether an activity is taken.</summary>
/// <param name="Status">200, or the status to refuse it with.</param>
/// <param name="Reason">Why it is refused.</param>
/// <param name="Service">Where replies may go; null where they may go nowhere but into the answer.</param>
internal sealed record Admission(int Status, string Reason, Uri? Service)
{
    /// <summary>Whether it is taken.</summary>
    public bool IsGranted => Status == StatusCodes.Status200OK;

    /// <summary>It is not.</summary>
    public static Admission Refused(int status, string reason) => new(status, reason, null);
}
