using PolicyBot.Answers.Understanding;

namespace PolicyBot.Tests.Answers;

public class AskedDistrictsTests
{
    [Theory]
    [InlineData("东渡区减免了多少租金", "东渡")]
    [InlineData("石桥街道有几家助餐点", "石桥")]
    [InlineData("武侯区有多少部电梯", "武侯")]
    [InlineData("浦东新区有多少家", "浦东")]
    public void Districts_are_known_by_the_end_of_their_names(string question, string named)
    {
        var districts = new AskedDistricts(QuestionReader.Read(question));
        Assert.True(districts.AreNamed);
        Assert.False(districts.AreIn("全市一共一百家"));
        Assert.True(districts.AreIn("全市一共一百家", named));
    }

    [Fact]
    public void Each_of_several_must_be_named()
    {
        var districts = new AskedDistricts(QuestionReader.Read("东渡区和西浦区各有多少家"));
        Assert.False(districts.AreIn("东渡区12家"));
        Assert.True(districts.AreIn("东渡区12家", "西浦区9家"));
    }

    [Theory]
    [InlineData("小区有多少部电梯")]
    [InlineData("全区各街道今年改造了几个社区")]
    [InlineData("机关干部每月哪天下社区")]
    [InlineData("我们社区卫生中心几点开门")]
    [InlineData("山区的老人有多少")]
    [InlineData("老旧小区和城镇危房补多少钱")]
    [InlineData("区")]
    [InlineData("")]
    public void Words_that_end_so_and_name_nothing_are_none(string question) =>
        Assert.False(new AskedDistricts(QuestionReader.Read(question)).AreNamed);
}
