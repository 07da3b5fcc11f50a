using PolicyBot.Answers.Extraction;
using PolicyBot.Articles;

namespace PolicyBot.Tests.Answers;

public sealed class WholeListsTests
{
    [Theory]
    [InlineData("在建的有企业公园、儿童公园、青年公园和体育公园,面积9035平方米。", "青年公园和体育公园", "企业公园、儿童公园、青年公园和体育公园")]
    [InlineData("分为红、橙、黄、绿四色。", "红、橙、黄", "红、橙、黄、绿四色")]
    [InlineData("在建的有滨河路企业公园、儿童公园和青年公园,面积", "滨河路企业", "滨河路企业公园、儿童公园和青年公园")] // half an item of it
    [InlineData("六税:资源税、房产税、印花税。", "房产税、印花税", "资源税、房产税、印花税")]
    public void An_answer_of_several_items_holds_the_whole_list(string text, string part, string whole) => Assert.Equal(whole, Completed("有哪些", text, part));

    [Theory]
    [InlineData("有哪些", "有企业公园、儿童公园、青年公园。", "青年公园")] // one item may be all that is asked for
    [InlineData("除了红，还有什么", "分为红、橙、黄、绿四色。", "橙、黄")]
    [InlineData("是哪一种税", "资源税、房产税、印花税。", "房产税、印花税")]
    [InlineData("有哪些", "公园和绿道,座椅。", "公园和绿道")]
    [InlineData("有哪些", "、公园和绿道、", "公园和绿道")]
    public void One_item_and_what_is_asked_for_as_one_is_left_alone(string question, string text, string answer) => Assert.Equal(answer, Completed(question, text, answer));

    [Fact]
    public void An_item_as_long_as_a_clause_is_none()
    {
        string text = new string('长', 30) + "、公园和绿道";
        Assert.Equal("公园和绿道", Completed("有哪些", text, "公园和绿道"));
    }

    [Fact]
    public void A_list_does_not_grow_out_of_its_passage() =>
        Assert.Equal(new TextRange(4, 3), WholeLists.In("有哪些", "有甲、乙和丙、丁。", new TextRange(4, 3), new TextRange(4, 3)));

    private static string Completed(string question, string text, string part)
    {
        TextRange list = WholeLists.In(question, text, new TextRange(text.IndexOf(part, StringComparison.Ordinal), part.Length), new TextRange(0, text.Length));
        return text.Substring(list.Start, list.Length);
    }
}
