using System.Globalization;

namespace PolicyBot.Service.Desk.Cases;

/// <summary>What cases are called in Chinese.</summary>
internal static class CaseWords
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>The name of a state.</summary>
    public static string Name(this CaseState state) => state switch
    {
        CaseState.Received => "待受理",
        CaseState.Accepted => "已受理",
        CaseState.Handling => "办理中",
        CaseState.Answered => "已答复",
        CaseState.Rated => "已评价",
        CaseState.Withdrawn => "已撤回",
        _ => "已办结",
    };

    /// <summary>The name of a kind.</summary>
    public static string Name(this CaseKind kind) => kind == CaseKind.Problem ? "困难问题" : "服务需求";

    /// <summary>The name of an urgency.</summary>
    public static string Name(this Urgency urgency) => urgency switch
    {
        Urgency.Urgent => "紧急",
        Urgency.Soon => "较急",
        _ => "一般",
    };

    /// <summary>A rating in words.</summary>
    /// <param name="rating">1 to 5.</param>
    public static string Rating(int rating) => RatingWords.Buttons[5 - rating];

    /// <summary>A time as residents read it: 6月4日 12:00.</summary>
    public static string Moment(long at) => Local(at).ToString("M'月'd'日' HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A time for tables and files: 2025-06-04 12:00.</summary>
    public static string Stamp(long? at) => at is { } known ? Local(known).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "";

    /// <summary>What a case is at the moment, for the audit log.</summary>
    public static string Describe(this Case item, CaseOptions options) => string.Join(
        '，', new[] { item.State.Name(), item.Kind.Name(), item.Urgency.Name(), item.Place, item.Topic, options.RungOf(item), item.Handler ?? "", item.Rating is { } rating ? Rating(rating) : "" }
            .Where(part => part.Length > 0));

    /// <summary>The rung that has a case; the highest where the ladder was shortened since.</summary>
    public static string RungOf(this CaseOptions options, Case item) => options.Rungs[Math.Min(item.Level, options.Rungs.Count - 1)];

    private static DateTimeOffset Local(long at) => DateTimeOffset.FromUnixTimeMilliseconds(at).ToOffset(China);
}
