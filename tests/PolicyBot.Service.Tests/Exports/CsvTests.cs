using PolicyBot.Service.Exports;

namespace PolicyBot.Service.Tests.Exports;

public sealed class CsvTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"")]
    [InlineData("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData(" =1+1", "' =1+1")]
    [InlineData("\t=1+1", "'\t=1+1")]
    [InlineData("＝1+1", "'＝1+1")]
    public void What_a_spreadsheet_would_calculate_is_made_text(string text, string cell) => Assert.Equal(cell + "\r\n", Csv.Line(text));

    [Theory]
    [InlineData("-3.5")]
    [InlineData("+86")]
    [InlineData("12")]
    [InlineData("电梯=补贴")]
    public void Numbers_and_ordinary_words_stay_as_they_are(string text) => Assert.Equal(text + "\r\n", Csv.Line(text));

    [Fact]
    public void Cells_with_commas_quotes_and_line_ends_are_quoted() =>
        Assert.Equal("a,\"b,c\",\"d\"\"e\",\"f\ng\",\r\n", Csv.Line("a", "b,c", "d\"e", "f\ng", null));
}
