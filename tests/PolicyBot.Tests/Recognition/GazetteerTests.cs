using PolicyBot.Recognition;

namespace PolicyBot.Tests.Recognition;

public class GazetteerTests
{
    [Theory]
    [InlineData("武侯区今年增设电梯", "武侯区")]
    [InlineData("德州的电梯", "德州市")]
    [InlineData("山东德州和四川成都", "山东省 德州市 四川省 成都市")]
    [InlineData("成都武侯的路", "成都市 武侯区")]
    [InlineData("人行道一共整治多长", "")]
    [InlineData("和平的生活平安富裕", "")]
    [InlineData("内蒙古自治区呼和浩特市", "内蒙古自治区 呼和浩特市")]
    [InlineData("北京市朝阳区、长春市朝阳区", "北京市 朝阳区 长春市 朝阳区")]
    public void Places_are_found_by_full_and_short_name(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Gazetteer.Find(text).Select(mention => mention.Place.Name)));

    [Fact]
    public void A_county_of_a_common_name_belongs_to_the_place_named_before_it() =>
        Assert.Equal("长春市", Gazetteer.ParentOf(Gazetteer.Find("长春市朝阳区")[1].Place)!.Name);

    [Fact]
    public void A_place_holds_what_lies_within_it()
    {
        Place shandong = Gazetteer.Find("山东")[0].Place, dezhou = Gazetteer.Find("德州")[0].Place, decheng = Gazetteer.Find("德城区")[0].Place;
        Assert.True(shandong.Contains(dezhou) && dezhou.Contains(decheng) && shandong.Contains(decheng));
        Assert.False(decheng.Contains(dezhou));
    }
}
