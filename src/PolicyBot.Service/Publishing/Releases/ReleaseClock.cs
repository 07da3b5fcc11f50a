namespace PolicyBot.Service.Publishing.Releases;

/// <summary>Publishes what is due, and settles what the end of the program or a full disk left undecided.</summary>
/// <param name="desk">Carries it out.</param>
/// <param name="time">Tells the time.</param>
/// <param name="logger">Told where it failed; it tries again at the next look.</param>
internal sealed partial class ReleaseClock(ReleaseDesk desk, TimeProvider time, ILogger<ReleaseClock> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Pause, time);
        do
        {
            try
            {
                await desk.CarryOutDueAsync(stoppingToken);
            }
#pragma warning disable CA1031 // Whatever stops one look, the service and the next look go on.
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogFault(logger, fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What is due could not be published; it is tried again soon")]
    private static partial void LogFault(ILogger logger, Exception fault);
}
