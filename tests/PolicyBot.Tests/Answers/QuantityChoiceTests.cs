using PolicyBot.Articles;

namespace PolicyBot.Tests.Answers;

/// <summary>Which of several figures of a sentence answers.</summary>
public sealed class QuantityChoiceTests(QuantityChoiceTests.Report report) : IClassFixture<QuantityChoiceTests.Report>
{
    [Theory]
    [InlineData("石桥街道大中修的车行道有多少平方米", "12万平方米")]
    [InlineData("石桥街道大中修的人行道有多少平方米", "3.4万平方米")]
    public void What_an_earlier_clause_names_goes_on_in_the_next(string question, string answer) => Assert.Equal(answer, Ask(question));

    [Theory]
    [InlineData("网格员查出多少个住户难题", "560个")]
    [InlineData("住户难题解决了多少个", "530个")]
    public void A_part_is_told_apart_from_the_whole(string question, string answer) => Assert.Equal(answer, Ask(question));

    [Theory]
    [InlineData("办开工手续要多少个工作日", "20个工作日")]
    [InlineData("办开工手续以前要多少个工作日", "90个工作日")]
    public void How_it_was_before_is_told_to_who_asks_that_alone(string question, string answer) => Assert.Equal(answer, Ask(question));

    [Theory]
    [InlineData("市里下达的老旧小区整治任务是多少平方米", "140万平方米")]
    [InlineData("老旧小区整治完成了多少平方米", "162.8万平方米")]
    [InlineData("新增了多少个口袋公园", "36个")] // only planned, and the sentence has no other that fits
    public void What_was_planned_is_told_apart_from_what_has_been_done(string question, string answer) => Assert.Equal(answer, Ask(question));

    [Fact]
    public void The_number_of_an_item_is_no_quantity() => Assert.NotEqual("3", Ask("市民卡邮寄费要多少钱"));

    private string Ask(string question) => report.Ask(question).Text;

    public sealed class Report() : PublishedArticles(
    [
        new Article("roads", "石桥街道道路整治", "石桥街道全年处理病害点位210处。大中修整治的车行道面积是12万平方米，人行道面积是3.4万平方米。"),
        new Article("homes", "石桥街道网格走访", "网格员查出住户难题560个，其中530个已经解决。走访做了3轮。"),
        new Article("renewal", "石桥街道老旧小区整治", "市里下达给石桥街道的老旧小区整治任务是140万平方米。到年底，街道开工164.5万平方米，完成改造162.8万平方米。"),
        new Article("parks", "石桥街道口袋公园计划", "石桥街道计划新增口袋公园36个，检查座椅310个。"),
        new Article("permits", "石桥街道开工手续", "办理开工手续，过去总共平均要用90个工作日，现在只要20个工作日。"),
        new Article("card", "石桥市民卡换卡须知", "市民卡换卡有下列途径：\n1.石桥街道服务大厅，当场领取市民卡；\n2.石桥信用社各网点，市民卡等候领取；\n3.网上申请换卡，市民卡邮寄到家，邮寄费自理。"),
    ]);
}
