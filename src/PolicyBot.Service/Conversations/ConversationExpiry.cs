using Microsoft.Extensions.Options;
using PolicyBot.Service.Background;

namespace PolicyBot.Service.Conversations;

/// <summary>Forgets every hour what was said longer ago than <see cref="ConversationsOptions.Lifetime"/>.</summary>
/// <param name="stores">What is remembered.</param>
/// <param name="options">How long.</param>
/// <param name="time">Tells the time.</param>
/// <param name="logger">Told where it failed; it tries again an hour later.</param>
internal sealed partial class ConversationExpiry(
    IEnumerable<IForgetful> stores, IOptions<ConversationsOptions> options, TimeProvider time, ILogger<ConversationExpiry> logger)
    : Rounds(TimeSpan.FromHours(1), time)
{
    /// <inheritdoc/>
    protected override async Task RoundAsync(CancellationToken stopping)
    {
        DateTimeOffset before = Time.GetUtcNow() - options.Value.Lifetime;
        foreach (IForgetful store in stores)
        {
            await store.ForgetAsync(before);
        }
    }

    /// <inheritdoc/>
    protected override void LogFault(Exception fault) => LogFault(logger, fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old conversations could not be deleted")]
    private static partial void LogFault(ILogger logger, Exception fault);
}
