using System.Globalization;

namespace PolicyBot.Service.Pages.Admin;

/// <summary>Times as administrators read them.</summary>
internal static class Shown
{
    /// <summary>A time to the minute, where the clock stands.</summary>
    public static string Time(TimeProvider time, DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, time.LocalTimeZone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
