using PolicyBot.Service.Pages;

namespace PolicyBot.Service.Tests.Pages;

public sealed class ChineseDateTests
{
    private static readonly DateOnly Today = new(2025, 6, 15);

    [Theory]
    [InlineData("2025-04-02", "2025年4月2日")]
    [InlineData("2025-04", "2025年4月")]
    [InlineData("2025", "2025年")]
    [InlineData("2025-13-45", "2025-13-45")]
    [InlineData("去年", "去年")]
    public void A_date_is_written_as_exactly_as_it_is_known(string date, string expected) =>
        Assert.Equal(expected, ChineseDate.Format(date));

    [Theory]
    [InlineData("2025-06-15", "今天")]
    [InlineData("2025-06-03", "12天前")]
    [InlineData("2024-12-20", "5个月前")]
    [InlineData("2024-06-16", "11个月前")]
    [InlineData("2024-06-15", "1年前")]
    [InlineData("2021-03", "4年前")]
    [InlineData("2025-06", "本月")]
    [InlineData("2025", "今年")]
    [InlineData("2021", "4年前")]
    [InlineData("2025-06-16", null)]
    [InlineData("不详", null)]
    [InlineData(null, null)]
    public void An_age_is_told_in_the_largest_unit_that_fits(string? date, string? expected) =>
        Assert.Equal(expected, ChineseDate.Age(date, Today));
}
