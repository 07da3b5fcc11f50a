using PolicyBot.Articles;

namespace PolicyBot.Tests.Answers;

public sealed class OrdinalTests(OrdinalTests.Reports reports) : IClassFixture<OrdinalTests.Reports>
{
    [Theory]
    [InlineData("清溪街道加装电梯在全区排第几", "第三位")]
    [InlineData("清溪街道居民满意度在全市第几名", "第5名")]
    [InlineData("桂园小区是第几批老旧小区改造", "第二批")]
    [InlineData("投诉后第几个工作日开始回访", "第3个工作日")]
    public void Asked_for_a_rank_the_answer_is_a_rank(string question, string answer) => Assert.Equal(answer, Ask(question));

    [Theory]
    [InlineData("清溪街道今年加装了几部电梯", "32部")]
    [InlineData("投诉在几个工作日内答复", "7个工作日")]
    public void Asked_how_many_a_rank_is_no_answer(string question, string answer) => Assert.Equal(answer, Ask(question));

    [Theory]
    [InlineData("老人多大可以办敬老卡", "六十五周岁")]
    [InlineData("多大才能免费体检", "70岁以上")]
    [InlineData("体检中心有多大", "1200平方米")]
    public void How_old_is_told_in_years_and_how_large_in_square_metres(string question, string answer) => Assert.Equal(answer, Ask(question));

    private string Ask(string question) => reports.Ask(question).Text;

    public sealed class Reports() : PublishedArticles(
    [
        new Article("report", "清溪街道民生实事完成情况", "清溪街道今年加装电梯32部，数量在全区排名第三位，比去年上升2位。第二批老旧小区改造共12个小区，第三批8个小区，其中桂园小区列入第二批。居民满意度位列全市第5名，参加测评的居民有1200人。投诉应在7个工作日内答复，第3个工作日起每天回访。"),
        new Article("card", "敬老卡办理", "年满六十五周岁的本市老人可以办理敬老卡，卡工本费15元。免费体检对象为70岁以上老人，每年1次。体检中心面积1200平方米。"),
    ]);
}
