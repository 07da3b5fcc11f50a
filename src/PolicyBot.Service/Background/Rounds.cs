namespace PolicyBot.Service.Background;

/// <summary>Does something at the start and again after every pause. Whatever stops one round, the service and the next round go on.</summary>
/// <param name="pause">The pause.</param>
/// <param name="time">Tells when it is over.</param>
internal abstract class Rounds(TimeSpan pause, TimeProvider time) : BackgroundService
{
    /// <summary>Tells the time.</summary>
    protected TimeProvider Time { get; } = time;

    /// <summary>Does what is to be done now.</summary>
    protected abstract Task RoundAsync(CancellationToken stopping);

    /// <summary>Says what stopped a round.</summary>
    protected abstract void LogFault(Exception fault);

    /// <inheritdoc/>
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(pause, Time);
        do
        {
            try
            {
                await RoundAsync(stoppingToken);
            }
#pragma warning disable CA1031 // That is what this class is for.
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogFault(fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
