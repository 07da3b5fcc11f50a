using PolicyBot.Answers;
using PolicyBot.Articles;

namespace PolicyBot.Tests.Answers;

/// <summary>Whether an article is about the places that a question names.</summary>
public sealed class AskedPlacesTests(AskedPlacesTests.Canteens canteens) : IClassFixture<AskedPlacesTests.Canteens>
{
    [Fact]
    public void An_article_that_speaks_of_those_who_come_to_a_place_by_its_one_character_is_about_it() =>
        Assert.Equal(AnswerKind.Answer, canteens.Ask("北京市餐饮单位对就餐时发热的人员如何处理？").Kind);

    [Theory]
    [InlineData("上海市餐饮单位对就餐时发热的人员如何处理？")]
    [InlineData("浙江省餐饮单位对就餐时发热的人员如何处理？")] // 浙 stands in the text, and nobody comes to it there
    public void It_is_about_no_other_place(string question) => Assert.Equal(AnswerKind.NotFound, canteens.Ask(question).Kind);

    public sealed class Canteens() : PublishedArticles(
    [
        new Article("canteens", "餐饮单位防控指引", "餐饮单位要掌握本单位人员健康状况和在京离京情况，离开湖北不足14日的人员在家观察，江浙菜馆也一样。餐饮单位对就餐时发热的人员要及时劝离，请他到就近的发热门诊就诊。"),
        new Article("roads", "石桥市道路整治", "石桥市整治道路30条，一共约14公里，估算投入约6000万元，年底前完工。"),
    ]);
}
