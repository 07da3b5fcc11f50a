using PolicyBot.Recognition.Models;

namespace PolicyBot.Tests.Recognition;

/// <summary>Forms of numbers and ordinals beside those in Microsoft's cases, read as its JavaScript build reads them.</summary>
public class NumberModelTests
{
    [Theory]
    [InlineData("一个", "1")]
    [InlineData("共三", "3")]
    [InlineData("四是发展", "4")]
    [InlineData("三大工程")]
    [InlineData("（三）细化措施")]
    [InlineData("三、统筹安排")]
    [InlineData("第八，要支持")]
    [InlineData("十三五规划", "13")]
    public void A_single_digit_is_a_number_at_the_end_and_before_a_measure_word(string text, params string[] values) =>
        Assert.Equal(values, Values("NumberModel", text));

    [Theory]
    [InlineData("三五万", "50000")]
    [InlineData("三百两", "300")]
    [InlineData("三.一四", "3.14")]
    [InlineData("一千点七 二 五", "1000.725")]
    [InlineData("负 三点五", "3.5")]
    [InlineData("负 12", "-12")]
    public void Digits_belong_together_only_where_one_number_is_meant(string text, params string[] values) =>
        Assert.Equal(values, Values("NumberModel", text));

    [Theory]
    [InlineData("第1.5", "1")]
    [InlineData("第十三点五", "13")]
    [InlineData("第1,000", "1")]
    public void An_ordinal_is_whole(string text, string value) => Assert.Equal([value], Values("OrdinalModel", text));

    [Theory]
    [InlineData("百分之百", "100%")]
    [InlineData("五成半", "55%")]
    public void Percentages_are_read_in_words(string text, string value) => Assert.Equal([value], Values("PercentModel", text));

    [Theory]
    [InlineData("20及以上", "[20,)")]
    [InlineData("20或更少", "(,20]")]
    [InlineData("不等于20")]
    [InlineData("超过一半")]
    public void A_bound_says_whether_it_is_inside(string text, params string[] values) => Assert.Equal(values, Values("NumberRangeModel", text));

    private static IEnumerable<string?> Values(string model, string text) =>
        RecognitionModels.Parse(model, text, default).Select(result => result.Resolution["value"]);
}
