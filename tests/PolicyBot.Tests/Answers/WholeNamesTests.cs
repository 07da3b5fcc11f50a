using PolicyBot.Answers.Extraction;
using PolicyBot.Articles;

namespace PolicyBot.Tests.Answers;

public sealed class WholeNamesTests
{
    [Theory]
    [InlineData("松山区有15个，其余在松山区铁路新村。", "山区", "松山区")]
    [InlineData("施洛德出席，由施洛德主持。", "施洛", "施洛德")]
    [InlineData("洋务运动之前，洋务运动以后。", "洋务", "洋务运动")]
    [InlineData("加布里埃尔写诗，加布里埃尔译诗。", "布里埃", "加布里埃尔")]
    public void A_name_takes_in_what_stands_beside_it_wherever_it_is_written(string text, string part, string whole) => Assert.Equal(whole, Completed(text, part));

    [Theory]
    [InlineData("松山区铁路新村。", "山区")] // written once: nothing says that 松 belongs to it
    [InlineData("松山区有15个，其余在梅山区。", "山区")]
    [InlineData("在银行办理，不在银行的除外。", "银行")] // 在 stands before any place
    [InlineData("银行负责发放，银行负责核对。", "银行")]
    [InlineData("，银行。到银行，", "银行")]
    [InlineData("租房的，按月领；买房的，按年领。", "的，按")]
    [InlineData("银行", "银行")]
    public void What_stands_beside_it_only_here_or_is_no_part_of_names_is_left_out(string text, string name) => Assert.Equal(name, Completed(text, name));

    [Fact]
    public void A_name_does_not_grow_out_of_its_passage() =>
        Assert.Equal(new TextRange(1, 2), WholeNames.In("松山区有，松山区", new TextRange(1, 2), new TextRange(1, 3)));

    private static string Completed(string text, string part)
    {
        TextRange name = WholeNames.In(text, new TextRange(text.IndexOf(part, StringComparison.Ordinal), part.Length), new TextRange(0, text.Length));
        return text.Substring(name.Start, name.Length);
    }
}
