using System.ComponentModel.DataAnnotations;
using PolicyBot.Service.Desk.Cases;

namespace PolicyBot.Service.Tests.Desk;

public sealed class CaseStatisticsTests
{
    private const long Hour = 3_600_000;

    private static readonly long Sunday = new DateTimeOffset(2025, 6, 1, 9, 0, 0, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds();

    private static readonly Case[] Cases =
    [
        Some(Sunday) with { Answered = Sunday + Hour, Rating = 5 },
        Some(Sunday) with { Answered = Sunday + (30 * Hour), Rating = 2, Topic = "教育" },
        Some(Sunday + (24 * Hour)),
        Some(Sunday + (60 * Hour)) with { Kind = CaseKind.Problem },
        Some(Sunday + (60 * Hour)) with { Kind = CaseKind.Problem, State = CaseState.Withdrawn, Ended = Sunday + (61 * Hour) },
    ];

    [Fact]
    public void Each_case_counts_once_as_in_time_overdue_waiting_or_withdrawn()
    {
        CaseCounts all = CaseStatistics.Count(Cases, "day", new CaseOptions(), now: Sunday + (61 * Hour))[^1];

        Assert.Equal(("合计", 5, 1, 2, 1, 1), (all.Group, all.Received, all.InTime, all.Overdue, all.Waiting, all.Withdrawn));
        Assert.Equal((2, 0.5, 3.5), (all.Rated, all.Satisfied, all.Rating));
        Assert.Equal(["5", "1", "2", "1", "1", "2", "50%", "3.5"], all.Cells);
    }

    [Theory]
    [InlineData("day", "2025-06-01,2025-06-02,2025-06-03,合计")]
    [InlineData("week", "2025-05-26 起一周,2025-06-02 起一周,合计")]
    [InlineData("month", "2025-06,合计")]
    [InlineData("kind", "服务需求,困难问题,合计")]
    [InlineData("topic", "其他,教育,合计")]
    [InlineData("place", "（未注明）,合计")]
    [InlineData("rung", "社区,合计")]
    [InlineData("nonsense", "2025-06-01,2025-06-02,2025-06-03,合计")]
    public void Rows_are_what_was_asked_for(string by, string groups)
    {
        Assert.Equal(groups.Split(','), CaseStatistics.Count(Cases, by, new CaseOptions(), Sunday).Select(row => row.Group));
    }

    [Fact]
    public void Without_cases_there_is_the_sum_alone()
    {
        CaseCounts sum = Assert.Single(CaseStatistics.Count([], "day", new CaseOptions(), Sunday));

        Assert.Equal(["0", "0", "0", "0", "0", "0", "", ""], sum.Cells);
    }

    [Theory]
    [InlineData("社区", 72, 24, 4, true)]
    [InlineData("社区，街道、区级部门", 72, 24, 4, true)]
    [InlineData("", 72, 24, 4, false)]
    [InlineData("社区,社区", 72, 24, 4, false)]
    [InlineData("a,b,c,d,e,f,g", 72, 24, 4, false)]
    [InlineData("社区", 24, 72, 4, false)]
    [InlineData("社区", 72, 24, 0, false)]
    [InlineData("社区", 72, 24, 1, false)] // reminded an hour before, it would be reminded of at once
    public void Settings_that_make_no_sense_are_refused(string ladder, int ordinary, int soon, int urgent, bool isFine)
    {
        CaseOptions options = new() { Ladder = ladder, OrdinaryHours = ordinary, SoonHours = soon, UrgentHours = urgent };
        List<ValidationResult> complaints = [];

        Assert.Equal(isFine, Validator.TryValidateObject(options, new ValidationContext(options), complaints, validateAllProperties: true));
        Assert.All(complaints, complaint => Assert.Contains("Cases:", complaint.ErrorMessage, StringComparison.Ordinal));
    }

    private static Case Some(long opened) => new()
    {
        Channel = "c",
        Conversation = "c",
        User = "u",
        Kind = CaseKind.Need,
        Topic = CaseRules.OtherTopic,
        Opened = opened,
        Promised = opened + (24 * Hour),
    };
}
