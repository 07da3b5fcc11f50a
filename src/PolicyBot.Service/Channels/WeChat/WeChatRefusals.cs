namespace PolicyBot.Service.Channels.WeChat;

/// <summary>Tells whoever runs the service why calls are refused, each reason once a minute: anybody can make calls. Thread-safe.</summary>
/// <param name="logger">Where to.</param>
internal sealed partial class WeChatRefusals(ILogger<WeChatRefusals> logger)
{
    private readonly Recent<bool> _told = new(TimeSpan.FromMinutes(1), TimeProvider.System);

    /// <summary>Tells of a refusal.</summary>
    public void Tell(Admission admission)
    {
        if (_told.TryAdd(admission.ToString(), true))
        {
            LogRefused(logger, Reason(admission));
        }
    }

    /// <summary>Why a call is refused.</summary>
    public static string Reason(Admission admission) => admission switch
    {
        Admission.Stale => "Its timestamp is missing or more than five minutes from this server's clock.",
        Admission.Replayed => "Its signature already came with another message.",
        Admission.WrongMode => "It is encrypted, and WeChat:Mode is plain.",
        Admission.Malformed => "It is signed, but not a message.",
        _ => "It is not signed with the token and key of WeChat:Token and WeChat:EncodingAESKey, or not encrypted where WeChat:Mode is safe.",
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "A call to /wechat was refused (said at most once a minute): {Reason}")]
    private static partial void LogRefused(ILogger logger, string reason);
}
