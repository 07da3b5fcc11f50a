using PolicyBot.Recognition.Models;

namespace PolicyBot.Tests.Recognition;

/// <summary>Forms of dates and times beside those in Microsoft's cases; what Microsoft's JavaScript build reads is read the same.</summary>
public class DateTimeModelTests
{
    private static readonly DateTime Reference = new(2016, 11, 7, 16, 12, 0);

    [Theory]
    [InlineData("2010 01 29", "date 2010-01-29")]
    [InlineData("2010 1 29晚上六点", "datetime 2010-01-29T18")]
    [InlineData("25/12/2018", "date 2018-12-25")]
    [InlineData("1.12.2018", "date 2018-12-01")]
    [InlineData("2018-5", "daterange 2018-05")]
    [InlineData("5/2018", "daterange 2018-05")]
    [InlineData("2016 9月", "daterange 2016-09")]
    [InlineData("10月25", "date XXXX-10-25")]
    [InlineData("八月十五", "date XXXX-08-15")]
    [InlineData("农历2015年十月初一五点", "datetime 2015-10-01T05")]
    [InlineData("10月3日晚", "datetimerange XXXX-10-03TEV")]
    public void Dates_are_read_in_every_notation(string text, string expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("2016", "daterange 2016")]
    [InlineData("2015-2018", "daterange (2015-01-01,2018-01-01,P3Y)")]
    [InlineData("从2015到2018", "daterange (2015-01-01,2018-01-01,P3Y)")]
    [InlineData("2019以前", "daterange 2019")]
    public void A_year_alone_needs_no_word_for_year(string text, string expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("2000元")]
    [InlineData("有1998户")]
    [InlineData("2016%")]
    [InlineData("电话0534-2016")]
    public void A_number_of_something_is_no_year(string text) => Assert.Empty(RecognitionModels.Parse("DateTimeModel", text, Reference));

    [Theory]
    [InlineData("五到六点", "timerange (T05,T06,PT1H)")]
    [InlineData("在2015年和2018年之间", "daterange (2015-01-01,2018-01-01,P3Y)")]
    [InlineData("上三个月", "daterange (2016-08-07,2016-11-07,P3M)")]
    [InlineData("上世纪九十年代", "daterange (1990-01-01,2000-01-01,P10Y)")]
    [InlineData("1.5小时", "duration PT1.5H")]
    public void Ranges_and_lengths_are_read_whole(string text, string expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("从2019年", true)]
    [InlineData("自3月1日起", true)]
    [InlineData("从2019年起，分数在80到90之间", false)] // a range may be meant
    public void From_belongs_to_a_beginning_unless_a_range_can_be_meant(string text, bool belongs)
    {
        ModelResult result = RecognitionModels.Parse("DateTimeModel", text, Reference)[0];

        Assert.Equal(belongs, result.Start == 0);
        Assert.Equal("since", result.Values![0]["Mod"]);
    }

    [Theory]
    [InlineData("晚上12点", "time T24")]
    [InlineData("中午一点", "time T13")]
    [InlineData("半夜两点", "time T02")]
    [InlineData("夜晚", "timerange TEV")]
    [InlineData("清晨", "timerange TMO")]
    public void Parts_of_the_day_say_which_half_an_hour_is_in(string text, string expected) => Assert.Equal(expected, Read(text));

    private static string Read(string text)
    {
        ModelResult result = Assert.Single(RecognitionModels.Parse("DateTimeModel", text, Reference));
        Assert.Equal(text, result.Text);
        return result.TypeName["datetimeV2.".Length..] + " " + result.Values![0]["timex"];
    }
}
