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

    [Fact]
    public void A_footnote_is_read_behind_the_paragraph_that_leads_to_it()
    {
        ReadResult result = ReadWith(
            main => Footnotes(main, "只限本市户籍的老人。"),
            new Paragraph(Words("每户补贴300元"), new Run(new FootnoteReference { Id = 1 }), Words("，一次付清。")),
            new Paragraph(Words("其他事项另行通知。")));
        Assert.Contains("每户补贴300元，一次付清。\n注：只限本市户籍的老人。\n其他事项另行通知。", result.Article!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_of_a_table_tears_no_row_and_an_endnote_is_read_too()
    {
        ReadResult result = ReadWith(
            main =>
            {
                Footnotes(main, "注1：含材料费。");
                main.AddNewPart<EndnotesPart>().Endnotes = new Endnotes(new Endnote(new Paragraph(Words("含人工费。"))) { Id = 1 });
            },
            new Table(
                new TableRow(new TableCell(new Paragraph(Words("一级"), new Run(new FootnoteReference { Id = 1 }))), Cell("300元")),
                new TableRow(new TableCell(new Paragraph(Words("二级"), new Run(new EndnoteReference { Id = 1 }))), Cell("200元"))));
        Assert.Contains("一级\t300元\n二级\t200元\n注1：含材料费。\n注：含人工费。\n", result.Article!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_can_be_read_by_itself_where_cells_are_merged()
    {
        static TableCell Merged(string words, MergedCellValues? merge) =>
            new(new TableCellProperties(merge is null ? new VerticalMerge() : new VerticalMerge { Val = merge.Value }), new Paragraph(Words(words)));
        ReadResult result = Read(new Table(
            new TableRow(Merged("老人", MergedCellValues.Restart), Cell("一级"), Cell("300元")),
            new TableRow(Merged("", null), Cell("二级"), Cell("200元")),
            new TableRow(new TableCell(new TableCellProperties(new GridSpan { Val = 2 }), new Paragraph(Words("儿童"))), Cell("500元"))));
        Assert.Contains("老人\t一级\t300元\n老人\t二级\t200元\n儿童\t\t500元\n", result.Article!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_raised_number_is_no_part_of_the_number_before_it()
    {
        static Run Raised(string words) => new(new RunProperties(new VerticalTextAlignment { Val = VerticalPositionValues.Superscript }), new Text(words));
        Assert.Equal("补贴300[1]元，面积10^4平方米。", Line(Read(new Paragraph(Words("补贴300"), Raised("1"), Words("元，面积10"), Raised("4"), Words("平方米。"))), "补贴"));
    }

    [Fact]
    public void The_numbers_that_word_writes_itself_are_read()
    {
        ReadResult result = ReadWith(
            main => main.AddNewPart<NumberingDefinitionsPart>().Numbering = new Numbering(
                new AbstractNum(Level(0, NumberFormatValues.ChineseCountingThousand, "第%1条"), Level(1, NumberFormatValues.ChineseCounting, "（%2）"), Level(2, NumberFormatValues.Decimal, "%3.")) { AbstractNumberId = 7 },
                new AbstractNum(Level(0, NumberFormatValues.Bullet, "·")) { AbstractNumberId = 8 },
                new NumberingInstance(new AbstractNumId { Val = 7 }) { NumberID = 1 },
                new NumberingInstance(new AbstractNumId { Val = 8 }) { NumberID = 2 },
                new NumberingInstance(new AbstractNumId { Val = 7 }, new LevelOverride(new StartOverrideNumberingValue { Val = 11 }) { LevelIndex = 0 }) { NumberID = 3 }),
            Numbered(1, 0, "为了方便老人。"),
            Numbered(1, 1, "身份证。"),
            Numbered(1, 1, "户口簿。"),
            Numbered(1, 2, "复印件。"),
            Numbered(2, 0, "不分先后。"),
            Numbered(1, 0, "每户补贴300元。"),
            Numbered(1, 1, "一次付清。"),
            Numbered(3, 0, "自公布之日起施行。"));
        Assert.Contains(
            "第一条 为了方便老人。\n（一）身份证。\n（二）户口簿。\n1. 复印件。\n不分先后。\n第二条 每户补贴300元。\n（一）一次付清。\n第十一条 自公布之日起施行。\n",
            result.Article!.Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_style_numbers_its_paragraphs()
    {
        ReadResult result = ReadWith(
            main =>
            {
                main.AddNewPart<NumberingDefinitionsPart>().Numbering = new Numbering(
                    new AbstractNum(Level(0, NumberFormatValues.ChineseCounting, "%1、")) { AbstractNumberId = 7 }, new NumberingInstance(new AbstractNumId { Val = 7 }) { NumberID = 1 });
                main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
                    new Style(new StyleParagraphProperties(new NumberingProperties(new NumberingId { Val = 1 }))) { StyleId = "Article", Type = StyleValues.Paragraph },
                    new Style(new BasedOn { Val = "Article" }) { StyleId = "Own", Type = StyleValues.Paragraph });
            },
            new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "Own" }), Words("补贴标准为每户300元。")),
            new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "Own" }, new NumberingProperties(new NumberingId { Val = 0 })), Words("不编号的一段。")));
        Assert.Contains("一、补贴标准为每户300元。\n不编号的一段。\n", result.Article!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_footnote_to_which_nothing_leads_is_reported()
    {
        ReadResult result = ReadWith(main => Footnotes(main, "只限本市户籍的老人。"), new Paragraph(Words("每户补贴300元。")));
        Assert.DoesNotContain("本市户籍的老人", result.Article!.Text, StringComparison.Ordinal);
        Assert.Contains(result.Cuts, cut => cut.Text == "只限本市户籍的老人。");
    }

    [Theory]
    [InlineData("""<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" Requires="wps"><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx>BOX</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>BOX</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>""")]
    [InlineData("""<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>BOX</v:textbox></v:shape></w:pict>""")]
    public void A_text_box_is_read_once_behind_the_paragraph_at_which_it_stands(string shape)
    {
        string box = shape.Replace("BOX", "<w:txbxContent><w:p><w:r><w:t>咨询电话：010-12345678</w:t></w:r></w:p></w:txbxContent>", StringComparison.Ordinal);
        ReadResult result = Read(new Paragraph($"""<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:r><w:t>每户补贴</w:t>{box}<w:t>300元。</w:t></w:r></w:p>"""));
        Assert.Contains("每户补贴300元。\n咨询电话：010-12345678\n" + Body, result.Article!.Text, StringComparison.Ordinal);
    }

    private static Level Level(int index, NumberFormatValues format, string text) =>
        new(new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = format }, new LevelText { Val = text }) { LevelIndex = index };

    private static Paragraph Numbered(int number, int level, string words) =>
        new(new ParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = level }, new NumberingId { Val = number })), Words(words));

    private static void Footnotes(MainDocumentPart main, string words) => main.AddNewPart<FootnotesPart>().Footnotes = new Footnotes(
        new Footnote(new Paragraph(new Run(new SeparatorMark()))) { Id = 0, Type = FootnoteEndnoteValues.Separator },
        new Footnote(new Paragraph(new Run(new FootnoteReferenceMark()), Words(words))) { Id = 1 });

    private static Run Words(string words) => new(new Text(words));

    private static TableCell Cell(string words) => new(new Paragraph(Words(words)));

    private static string Line(ReadResult result, string opening) =>
        Assert.Single(result.Article!.Text.Split('\n'), line => line.StartsWith(opening, StringComparison.Ordinal));

    private ReadResult Read(params OpenXmlElement[] elements) => ReadWith(_ => { }, elements);

    private ReadResult ReadWith(Action<MainDocumentPart> add, params OpenXmlElement[] elements) =>
        Read("", add, [new Paragraph(Words("扶手安装办法")), .. elements, new Paragraph(Words(Body))]);

    private ReadResult Read(string title, params OpenXmlElement[] elements) => Read(title, _ => { }, elements);

    private ReadResult Read(string title, Action<MainDocumentPart> add, params OpenXmlElement[] elements)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            MainDocumentPart main = document.AddMainDocumentPart();
            main.Document = new Document(new Body(elements));
            add(main);
            document.PackageProperties.Title = title;
        }

        return ArticleReader.Read(_folder.Write("办法.docx", stream.ToArray()), TestContext.Current.CancellationToken).Single();
    }
}
