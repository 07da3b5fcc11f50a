using PolicyBot.Recognition;

namespace PolicyBot.Tests.Recognition;

public class QuantitiesTests
{
    [Theory]
    [InlineData("发现1900余处病害", "1900余处", 1900)]
    [InlineData("面积20多万平方米", "20多万平方米", 200000)]
    [InlineData("端口3万个以上", "3万个以上", 30000)]
    [InlineData("出口不少于两个", "不少于两个", 2)]
    [InlineData("服务125万余名居民", "125万余名", 1250000)]
    [InlineData("覆盖1.7万余栋", "1.7万余栋", 17000)]
    [InlineData("约14公里", "约14公里", 14)]
    [InlineData("占总任务的96.7%", "96.7%", 96.7)]
    [InlineData("共3317户", "3317户", 3317)]
    [InlineData("二十四小时内", "二十四小时", 24)]
    public void A_quantity_keeps_its_unit_and_what_qualifies_it(string text, string expected, double value)
    {
        Quantity quantity = Assert.Single(Quantities.Find(text));
        Assert.Equal((expected, (decimal)value), (text.Substring(quantity.Start, quantity.Length), quantity.Value));
    }

    [Fact]
    public void Each_quantity_of_a_sentence_stands_alone() =>
        Assert.Equal(["157台", "58个小区", "167台", "112台"], Texts("完成157台，58个小区167台申请，发放112台"));

    private static IEnumerable<string> Texts(string text) => Quantities.Find(text).Select(quantity => text.Substring(quantity.Start, quantity.Length));
}
