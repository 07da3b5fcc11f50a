using System.Globalization;
using PolicyBot.Articles;

namespace PolicyBot.Service.Pages;

/// <summary>Publication dates in the words of the page.</summary>
internal static class ChineseDate
{
    /// <summary>2025-04-22 as 2025年4月22日, 2025-04 as 2025年4月; anything else as it is.</summary>
    public static string Format(string date) =>
        !PublicationDate.TryParse(date, isInferred: false, out PublicationDate? parsed) || parsed is null ? date
        : string.Create(CultureInfo.InvariantCulture, $"{parsed.Year}年")
            + (parsed.Month is { } month ? string.Create(CultureInfo.InvariantCulture, $"{month}月") : "")
            + (parsed.Day is { } day ? string.Create(CultureInfo.InvariantCulture, $"{day}日") : "");

    /// <summary>How long ago a date was: 今天, 12天前, 5个月前, 3年前; null where that cannot be said.</summary>
    public static string? Age(string? date, DateOnly today)
    {
        if (!PublicationDate.TryParse(date, isInferred: false, out PublicationDate? parsed) || parsed is null || parsed.Earliest > today)
        {
            return null;
        }

        int months = ((today.Year - parsed.Year) * 12) + today.Month - (parsed.Month ?? 1) - (today.Day < (parsed.Day ?? 1) ? 1 : 0);
        int days = today.DayNumber - parsed.Earliest.DayNumber;
        return (parsed.Month, parsed.Day, months) switch
        {
            (null, _, _) => today.Year == parsed.Year ? "今年" : Ago(today.Year - parsed.Year, "年"),
            (_, null, 0) => "本月",
            (_, _, >= 12) => Ago(months / 12, "年"),
            (_, null, _) => Ago(months, "个月"),
            _ => days == 0 ? "今天" : days < 31 ? Ago(days, "天") : Ago(Math.Max(1, months), "个月"),
        };
    }

    private static string Ago(int count, string unit) => string.Create(CultureInfo.InvariantCulture, $"{count}{unit}前");
}
