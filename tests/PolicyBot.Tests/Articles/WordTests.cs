using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using PolicyBot.Articles;

namespace PolicyBot.Tests.Articles;

public sealed class WordTests : IDisposable
{
    private const string Body = "本市今年为三百户老人安装了扶手。申请的人可以到街道办事处登记，十个工作日内上门。";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_tracked_change_counts_as_made_and_what_it_deleted_is_reported()
    {
        ReadResult result = Read(new Paragraph(
            Words("每台电梯补贴"),
            new DeletedRun(new Run(new DeletedText("10万元"))),
            new InsertedRun(Words("20万元")),
            Words("，由区财政承担。")));
        Assert.Equal("每台电梯补贴20万元，由区财政承担。", Line(result, "每台"));
        Assert.Contains(result.Cuts, cut => cut.Text.Contains("10万元", StringComparison.Ordinal));
    }

    [Fact]
    public void A_document_nested_without_end_is_refused_and_the_others_are_read()
    {
        const int Levels = 30_000;
        string nested = string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", Levels)) + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", Levels));
        using var xml = new MemoryStream(Encoding.UTF8.GetBytes($"""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{nested}</w:body></w:document>"""));
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            document.AddMainDocumentPart().FeedData(xml);
        }

        _folder.Write("嵌套.docx", stream.ToArray());
        _folder.Write("扶手.txt", Body);
        ReadResult[] results = [.. ArticleReader.Read(_folder.Root, TestContext.Current.CancellationToken).OrderBy(result => result.Problem is null)];
        Assert.Contains("嵌套超过", results[0].Problem, StringComparison.Ordinal);
        Assert.NotNull(Assert.Single(results[1..]).Article);
    }

    [Fact]
    public void What_stands_in_content_controls_is_read()
    {
        ReadResult result = Read(
            new SdtBlock(new SdtContentBlock(new Paragraph(Words("控件里的一段。")))),
            new Paragraph(Words("补贴"), new SdtRun(new SdtContentRun(Words("20万元"))), Words("。")),
            new Table(
                new SdtRow(new SdtContentRow(new TableRow(Cell("一级"), new SdtCell(new SdtContentCell(Cell("300元"))))))));
        Assert.Equal("控件里的一段。", Line(result, "控件"));
        Assert.Equal("补贴20万元。", Line(result, "补贴"));
        Assert.Equal("一级\t300元", Line(result, "一级"));
    }

    [Fact]
    public void A_field_shows_its_result_and_not_its_code() =>
        Assert.Equal("详见办事指南。", Line(Read(new Paragraph(
            Words("详见"),
            new Run(new FieldChar { FieldCharType = FieldCharValues.Begin }),
            new Run(new FieldCode(" HYPERLINK \"http://example.com/a\" ")),
            new Run(new FieldChar { FieldCharType = FieldCharValues.Separate }),
            Words("办事指南"),
            new Run(new FieldChar { FieldCharType = FieldCharValues.End }),
            Words("。"))), "详见"));

    [Fact]
    public void A_break_parts_lines_and_a_tab_parts_words() =>
        Assert.Contains("第一行\n第二行\t第三列", Read(new Paragraph(new Run(new Text("第一行"), new Break(), new Text("第二行"), new TabChar(), new Text("第三列")))).Article!.Text, StringComparison.Ordinal);

    [Fact]
    public void A_table_in_a_table_is_read_once_and_paragraphs_of_a_cell_stay_in_their_row()
    {
        var inner = new Table(new TableRow(Cell("里面"), Cell("五十")));
        ReadResult result = Read(
            new Table(new TableRow(new TableCell(new Paragraph(Words("外面")), inner, new Paragraph()), Cell("一百"))),
            new Table(new TableRow(Cell("条件"), new TableCell(new Paragraph(Words("六十岁以上")), new Paragraph(Words("本市户籍"))))));
        Assert.Single(result.Article!.Text.Split('\n'), line => line.Contains("里面", StringComparison.Ordinal));
        Assert.Equal("里面\t五十", Line(result, "里面"));
        Assert.Equal("条件\t六十岁以上 本市户籍", Line(result, "条件"));
    }

    [Fact]
    public void The_headline_goes_before_the_title_among_the_properties() =>
        Assert.Equal("扶手安装办法", Read("Microsoft Word - 文档1", new Paragraph(Words("扶手安装办法")), new Paragraph(Words(Body))).Article!.Title);

    [Fact]
    public void The_title_among_the_properties_stands_in_for_a_missing_headline() =>
        Assert.Equal("扶手安装办法", Read("扶手安装办法", new Paragraph(Words(Body)), new Paragraph(Words(Body))).Article!.Title);

    private static Run Words(string words) => new(new Text(words));

    private static TableCell Cell(string words) => new(new Paragraph(Words(words)));

    private static string Line(ReadResult result, string opening) =>
        Assert.Single(result.Article!.Text.Split('\n'), line => line.StartsWith(opening, StringComparison.Ordinal));

    private ReadResult Read(params OpenXmlElement[] elements) => Read("", [new Paragraph(Words("扶手安装办法")), .. elements, new Paragraph(Words(Body))]);

    private ReadResult Read(string title, params OpenXmlElement[] elements)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            document.AddMainDocumentPart().Document = new Document(new Body(elements));
            document.PackageProperties.Title = title;
        }

        return ArticleReader.Read(_folder.Write("办法.docx", stream.ToArray()), TestContext.Current.CancellationToken).Single();
    }
}
