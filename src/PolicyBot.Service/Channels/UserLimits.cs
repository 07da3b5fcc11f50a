using System.Threading.RateLimiting;
using PolicyBot.Service.Conversations;

namespace PolicyBot.Service.Channels;

/// <summary>
/// How much one person may ask on channels whose calls all come from the platform's addresses, so that a limit by address would
/// meet everybody. Thread-safe.
/// </summary>
internal sealed class UserLimits : IDisposable
{
    private const int PerMinute = 30;

    private readonly PartitionedRateLimiter<string> _limits = PartitionedRateLimiter.Create<string, string>(user =>
        RateLimitPartition.GetFixedWindowLimiter(user, _ => new() { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) }));

    /// <summary>What somebody reads who asks faster.</summary>
    public static Reply TooFast { get; } = new(ReplyKind.Complaint, "您发得太快了，请等一分钟再问；着急的话请拨打 12345。");

    /// <summary>Whether the person of a turn may ask now.</summary>
    public bool Allows(Turn turn)
    {
        using RateLimitLease lease = _limits.AttemptAcquire(turn.Channel + "|" + (turn.User.Length > 0 ? turn.User : turn.Conversation));
        return lease.IsAcquired;
    }

    /// <inheritdoc/>
    public void Dispose() => _limits.Dispose();
}
