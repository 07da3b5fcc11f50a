using System.Globalization;

namespace PolicyBot.Recognition.Dates;

/// <summary>Arithmetic of days that never throws, and TIMEX as Microsoft's models write it.</summary>
internal static class Calendar
{
    /// <summary>The day, or null where the calendar has none.</summary>
    public static DateTime? Day(int year, int month, int day) =>
        year is >= 1 and <= 9998 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateTime(year, month, day) : null;

    /// <summary>A time moved by a number of units; null beyond the years 1 to 9998.</summary>
    /// <param name="time">The time.</param>
    /// <param name="unit">Y, Q, M, W, D, TH, TM or TS.</param>
    /// <param name="count">How many, negative for back.</param>
    public static DateTime? Add(DateTime time, string unit, double count)
    {
        double days = unit switch { "Y" => 366, "Q" => 92, "M" => 31, "W" => 7, "D" => 1, "TH" => 1 / 24d, _ => 1 / 1440d } * count;
        if (Math.Abs(days) > 3_000_000 || time.Year + (days / 365) is < 2 or > 9990)
        {
            return null;
        }

        int whole = (int)count;
        return unit switch
        {
            "Y" => time.AddYears(whole).AddMonths((int)((count - whole) * 12)),
            "Q" => time.AddMonths(whole * 3),
            "M" => time.AddMonths(whole).AddDays((count - whole) * 30),
            "W" => time.AddDays(7 * count),
            "D" => time.AddDays(count),
            "TH" => time.AddHours(count),
            "TM" => time.AddMinutes(count),
            _ => time.AddSeconds(count),
        };
    }

    /// <summary>The Monday of a day's week.</summary>
    public static DateTime Monday(DateTime day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>The Monday of the n-th week of a period; a week belongs to where its Thursday lies (ISO 8601).</summary>
    public static DateTime NthWeek(DateTime first, int number)
    {
        DateTime monday = Monday(first);
        DateTime firstWeek = monday.AddDays(3) < first ? monday.AddDays(7) : monday;
        return firstWeek.AddDays(7 * (number - 1));
    }

    /// <summary>2017-W14.</summary>
    public static string Week(DateTime monday) => string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(monday):0000}-W{ISOWeek.GetWeekOfYear(monday):00}");

    /// <summary>2017-03-22.</summary>
    public static string Write(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>2017-03-22, 2017-03, 2017, with X for what is 0.</summary>
    public static string Write(int year, int month, int day)
    {
        string text = year == 0 ? "XXXX" : year.ToString("0000", CultureInfo.InvariantCulture);
        text += month == 0 ? (day == 0 ? "" : "-XX") : "-" + month.ToString("00", CultureInfo.InvariantCulture);
        return text + (day == 0 ? "" : "-" + day.ToString("00", CultureInfo.InvariantCulture));
    }

    /// <summary>A number in TIMEX: 3, 0.5.</summary>
    public static string Write(double number) => number.ToString("G15", CultureInfo.InvariantCulture);

    /// <summary>PT2H30M.</summary>
    public static string Write(TimeSpan span)
    {
        int hours = (int)span.TotalHours;
        string text = (hours > 0 ? Write(hours) + "H" : "") + (span.Minutes > 0 ? Write(span.Minutes) + "M" : "") + (span.Seconds > 0 ? Write(span.Seconds) + "S" : "");
        return "PT" + (text.Length == 0 ? "0S" : text);
    }
}
