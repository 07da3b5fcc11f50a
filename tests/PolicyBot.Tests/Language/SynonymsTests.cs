using PolicyBot.Language;

namespace PolicyBot.Tests.Language;

public class SynonymsTests
{
    [Fact]
    public void Words_of_one_line_stand_for_each_other()
    {
        Synonyms synonyms = Synonyms.Parse("# 车\n电瓶车, 電動自行車, 电动车\n");

        SynonymMatch match = Assert.Single(synonyms.Find("电瓶车怎么充电"));

        Assert.Equal((0, 3), (match.Start, match.Length));
        Assert.Equal(["电动自行车", "电动车"], match.Alternatives);
    }

    [Fact]
    public void An_arrow_replaces_in_one_direction_only()
    {
        Synonyms synonyms = Synonyms.Parse("加梯 => 加装电梯, 增设电梯");

        Assert.Equal(["加装电梯", "增设电梯"], Assert.Single(synonyms.Find("加梯")).Alternatives);
        Assert.Empty(synonyms.Find("加装电梯"));
    }

    [Fact]
    public void The_longest_word_wins()
    {
        Synonyms synonyms = Synonyms.Parse("电梯, 升降机\n加装电梯, 加梯");

        Assert.Equal(4, Assert.Single(synonyms.Find("加装电梯")).Length);
    }

    [Fact]
    public void A_comma_behind_a_backslash_belongs_to_the_word()
    {
        Assert.Equal(["b"], Assert.Single(Synonyms.Parse("a\\,1, b").Find("a,1")).Alternatives);
    }

    [Theory]
    [InlineData("a => b => c")]
    [InlineData("=> b")]
    [InlineData("a =>")]
    public void A_line_that_cannot_be_read_is_named(string line)
    {
        FormatException error = Assert.Throws<FormatException>(() => Synonyms.Parse("x, y\n" + line));

        Assert.Contains("Line 2", error.Message, StringComparison.Ordinal);
    }
}
