using PolicyBot.Articles;
using PolicyBot.Service.Pages;

namespace PolicyBot.Service.Tests.Pages;

public sealed class MarkedTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("2+2")]
    [InlineData("0+3")]
    [InlineData("4+9")]
    [InlineData("3+2 1+1")]
    [InlineData("1+3 2+4")]
    [InlineData("-5+2 9+1 2+0")]
    public void The_pieces_joined_are_the_text_whatever_is_marked(string marks)
    {
        TextRange[] ranges = [.. marks.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(mark => mark.Split('+')).Select(mark => Range(mark[0], mark[1]))];

        Assert.Equal("补贴二十万元", string.Concat(MarkedText.Cut("补贴二十万元", ranges).Select(piece => piece.Text)));
    }

    [Fact]
    public void What_is_marked_is_a_piece_of_its_own() =>
        Assert.Equal([("补贴", false), ("二十", true), ("万元", false)], MarkedText.Cut("补贴二十万元", [new TextRange(2, 2)]));

    private static TextRange Range(string start, string length) =>
        new(int.Parse(start, System.Globalization.CultureInfo.InvariantCulture), int.Parse(length, System.Globalization.CultureInfo.InvariantCulture));
}
