using PolicyBot.Service.Background;

namespace PolicyBot.Service.Publishing.Releases;

/// <summary>Publishes what is due, and settles what the end of the program or a full disk left undecided.</summary>
/// <param name="desk">Carries it out.</param>
/// <param name="time">Tells the time.</param>
/// <param name="logger">Told where it failed; it tries again at the next look.</param>
internal sealed partial class ReleaseClock(ReleaseDesk desk, TimeProvider time, ILogger<ReleaseClock> logger)
    : Rounds(TimeSpan.FromSeconds(5), time)
{
    /// <inheritdoc/>
    protected override Task RoundAsync(CancellationToken stopping) => desk.CarryOutDueAsync(stopping);

    /// <inheritdoc/>
    protected override void LogFault(Exception fault) => LogFault(logger, fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "What is due could not be published; it is tried again soon")]
    private static partial void LogFault(ILogger logger, Exception fault);
}
