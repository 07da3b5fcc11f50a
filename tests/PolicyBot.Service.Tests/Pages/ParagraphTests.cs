using PolicyBot.Articles;
using PolicyBot.Service.Pages;

namespace PolicyBot.Service.Tests.Pages;

public sealed class ParagraphTests
{
    private const string Text = "补贴标准\n每台20万元。\n\n公示10天。";

    [Fact]
    public void Each_line_is_a_paragraph_and_empty_ones_are_left_out() =>
        Assert.Equal(["补贴标准", "每台20万元。", "公示10天。"], Cut().Select(Written));

    [Fact]
    public void Lines_that_are_headings_are_told_apart() =>
        Assert.Equal([true, false, false], Cut().Select(paragraph => paragraph.IsHeading));

    [Fact]
    public void A_mark_that_spans_paragraphs_marks_its_part_of_each() =>
        Assert.Equal(["补贴[标准]", "[每台20万元。]", "[公示]10天。"], Cut(new TextRange(2, 14)).Select(Written));

    [Fact]
    public void What_no_mark_touches_is_not_marked() =>
        Assert.Equal([false, true, false], Cut(new TextRange(7, 3)).Select(paragraph => paragraph.IsMarked));

    private static Paragraph[] Cut(params TextRange[] marks) => [.. Paragraph.Cut(Text, new HashSet<string> { "补贴标准" }, marks)];

    private static string Written(Paragraph paragraph) =>
        string.Concat(paragraph.Pieces.Select(piece => piece.IsMarked ? $"[{piece.Text}]" : piece.Text));
}
