using System.Globalization;

namespace PolicyBot.Service.Pages;

/// <summary>Times as readers and their filters write them.</summary>
internal static class LocalTimes
{
    private const long MillisecondsPerDay = 86_400_000;

    /// <summary>A stored time as 2025-06-01 12:00:05 local time.</summary>
    /// <param name="time">Knows the zone.</param>
    /// <param name="at">Unix milliseconds.</param>
    public static string Show(this TimeProvider time, long at) =>
        TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(at), time.LocalTimeZone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The Unix milliseconds at which a day begins in local time. The zone is one without summer time, see ChinaTimeProvider.</summary>
    public static long StartOf(this TimeProvider time, DateOnly day) =>
        ((day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber) * MillisecondsPerDay) - (long)time.LocalTimeZone.BaseUtcOffset.TotalMilliseconds;

    /// <summary>The Unix milliseconds at which a day ends in local time.</summary>
    public static long EndOf(this TimeProvider time, DateOnly day) => time.StartOf(day) + MillisecondsPerDay;
}
