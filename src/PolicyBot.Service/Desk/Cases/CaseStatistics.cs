using System.Globalization;

namespace PolicyBot.Service.Desk.Cases;

/// <summary>How cases went, by when they were opened or by what they are.</summary>
internal static class CaseStatistics
{
    /// <summary>What cases can be counted by, and its name.</summary>
    public static IReadOnlyList<(string Id, string Name)> Groupings { get; } =
        [("day", "日"), ("week", "周"), ("month", "月"), ("kind", "类型"), ("topic", "主题"), ("place", "地区"), ("rung", "层级")];

    /// <summary>Counts cases.</summary>
    /// <param name="cases">The cases, the oldest first.</param>
    /// <param name="by">The id of one of <see cref="Groupings"/>; anything else is by day.</param>
    /// <param name="options">The ladder.</param>
    /// <param name="now">The time now, in Unix milliseconds.</param>
    /// <returns>A row for each group, in the order of their first cases, and then the sum of all.</returns>
    public static IReadOnlyList<CaseCounts> Count(IReadOnlyList<Case> cases, string? by, CaseOptions options, long now)
    {
        IEnumerable<CaseCounts> groups = cases.GroupBy(item => GroupOf(item, by, options)).Select(group => CountsOf(group.Key, [.. group], now));
        return [.. groups, CountsOf("合计", cases, now)];
    }

    private static CaseCounts CountsOf(string group, IReadOnlyList<Case> cases, long now)
    {
        int[] ratings = [.. cases.Select(item => item.Rating).OfType<int>()];
        return new CaseCounts(
            group,
            cases.Count,
            cases.Count(item => item.Answered <= item.Promised),
            cases.Count(item => (item.Answered ?? item.Ended ?? now) > item.Promised),
            cases.Count(item => item.Answered is null && item.Ended is null && now <= item.Promised),
            cases.Count(item => item.Answered is null && item.Ended <= item.Promised),
            ratings.Length,
            ratings.Length == 0 ? null : ratings.Count(rating => rating >= 4) / (double)ratings.Length,
            ratings.Length == 0 ? null : ratings.Average());
    }

    private static string GroupOf(Case item, string? by, CaseOptions options) => by switch
    {
        "kind" => item.Kind.Name(),
        "topic" => item.Topic,
        "place" => item.Place.Length > 0 ? item.Place : "（未注明）",
        "rung" => options.RungOf(item),
        "month" => CaseWords.Stamp(item.Opened)[..7],
        "week" => WeekOf(CaseWords.Stamp(item.Opened)[..10]),
        _ => CaseWords.Stamp(item.Opened)[..10],
    };

    // The Monday of it.
    private static string WeekOf(string day)
    {
        var date = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return date.AddDays(-(((int)date.DayOfWeek + 6) % 7)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + " 起一周";
    }
}

/// <summary>How the cases of one group went.</summary>
/// <param name="Group">The day, week, month, kind, topic, place or rung.</param>
/// <param name="Received">How many were opened.</param>
/// <param name="InTime">How many were answered by the time that the resident was told.</param>
/// <param name="Overdue">How many were answered later, are late now, or were withdrawn when they were.</param>
/// <param name="Waiting">How many are not answered and not late.</param>
/// <param name="Withdrawn">How many were withdrawn before they were late.</param>
/// <param name="Rated">How many were rated.</param>
/// <param name="Satisfied">The share of ratings of 4 or 5, 0 to 1; null without ratings.</param>
/// <param name="Rating">The mean rating, 1 to 5; null without ratings.</param>
internal sealed record CaseCounts(string Group, int Received, int InTime, int Overdue, int Waiting, int Withdrawn, int Rated, double? Satisfied, double? Rating)
{
    /// <summary>The names of the columns.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["收到", "按时答复", "超时", "待答复", "撤回", "评价数", "满意率", "平均评分"];

    /// <summary>The columns.</summary>
    public IReadOnlyList<string> Cells =>
    [
        Text(Received), Text(InTime), Text(Overdue), Text(Waiting), Text(Withdrawn), Text(Rated),
        Satisfied?.ToString("P0", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal) ?? "",
        Rating?.ToString("0.0", CultureInfo.InvariantCulture) ?? "",
    ];

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
