using Microsoft.Extensions.Options;

namespace PolicyBot.Service.Conversations;

/// <summary>Forgets every hour what was said longer ago than <see cref="ConversationsOptions.Lifetime"/>.</summary>
/// <param name="stores">What is remembered.</param>
/// <param name="options">How long.</param>
/// <param name="time">Tells the time.</param>
/// <param name="logger">Told where it failed; it tries again an hour later.</param>
internal sealed partial class ConversationExpiry(
    IEnumerable<IForgetful> stores, IOptions<ConversationsOptions> options, TimeProvider time, ILogger<ConversationExpiry> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Pause, time);
        do
        {
            try
            {
                DateTimeOffset before = time.GetUtcNow() - options.Value.Lifetime;
                foreach (IForgetful store in stores)
                {
                    await store.ForgetAsync(before);
                }
            }
#pragma warning disable CA1031 // Whatever stops one round, the service and the next round go on.
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogFault(logger, fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old conversations could not be deleted")]
    private static partial void LogFault(ILogger logger, Exception fault);
}
