namespace PolicyBot.Service.Knowledge;

/// <summary>
/// Time as residents count it: the whole country is eight hours ahead of UTC, wherever the server stands. Thread-safe.
/// </summary>
/// <param name="fixedDay">The day that is always today, or null for the real one.</param>
internal sealed class ChinaTimeProvider(DateOnly? fixedDay) : TimeProvider
{
    private static readonly TimeZoneInfo Beijing =
        TimeZoneInfo.CreateCustomTimeZone("Asia/Shanghai", TimeSpan.FromHours(8), "北京时间", "北京时间");

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => Beijing;

    /// <summary>Today's date.</summary>
    public DateOnly Today => DateOnly.FromDateTime(GetLocalNow().DateTime);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() =>
        fixedDay is { } day ? new DateTimeOffset(day, new TimeOnly(12, 0), Beijing.BaseUtcOffset).ToUniversalTime() : base.GetUtcNow();
}
