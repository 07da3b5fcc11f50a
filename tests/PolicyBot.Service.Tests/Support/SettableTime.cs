namespace PolicyBot.Service.Tests.Support;

/// <summary>A clock that goes only when a test says so.</summary>
internal sealed class SettableTime : TimeProvider
{
    public DateTimeOffset Now { get; private set; } = new(2025, 6, 1, 4, 0, 0, TimeSpan.Zero);

    public void Advance(TimeSpan by) => Now += by;

    public override DateTimeOffset GetUtcNow() => Now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Now.UtcTicks;
}
