using Microsoft.Data.Sqlite;
using PolicyBot.Storage;

namespace PolicyBot.Service.Publishing.Releases;

/// <summary>Publishes what is due: at the start what the end of the program cut short, then what was ordered for a time.</summary>
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
            catch (Exception fault) when (fault is SqliteException or StorageException)
            {
                LogFault(logger, fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is due could not be published")]
    private static partial void LogFault(ILogger logger, Exception fault);
}
