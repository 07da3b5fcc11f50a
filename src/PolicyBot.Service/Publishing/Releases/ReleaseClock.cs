using Microsoft.Data.Sqlite;
using PolicyBot.Storage;

namespace PolicyBot.Service.Publishing.Releases;

/// <summary>Publishes what is due: at the start what the end of the program cut short, then what was ordered for a time.</summary>
/// <param name="releases">The orders.</param>
/// <param name="desk">Carries them out.</param>
/// <param name="time">Tells the time.</param>
/// <param name="logger">Told where it failed; it tries again at the next look.</param>
internal sealed partial class ReleaseClock(ReleaseStore releases, ReleaseDesk desk, TimeProvider time, ILogger<ReleaseClock> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private IReadOnlyList<Release> _cutShort = [];

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        // Before the first page can be asked for: what is under way later is not cut short.
        _cutShort = releases.Running();
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await TryAsync(() => desk.ResumeAsync(_cutShort));
        using PeriodicTimer timer = new(Pause, time);
        do
        {
            await TryAsync(() => desk.CarryOutDueAsync(stoppingToken));
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception fault) when (fault is SqliteException or StorageException)
        {
            LogFault(logger, fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is due could not be published")]
    private static partial void LogFault(ILogger logger, Exception fault);
}
