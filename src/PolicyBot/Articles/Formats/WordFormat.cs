using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace PolicyBot.Articles.Formats;

/// <summary>Word documents (.docx).</summary>
internal static class WordFormat
{
    /// <summary>Beginning of an OLE file: what Word writes when a document is encrypted, and the old .doc.</summary>
    private static readonly byte[] OleSignature = [0xD0, 0xCF, 0x11, 0xE0];

    private const long MostCharactersInPart = 50_000_000;

    /// <summary>Reads a document's paragraphs and tables.</summary>
    /// <exception cref="UnreadableArticleException">It is encrypted, damaged or no Word document.</exception>
    public static RawArticle Read(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith(OleSignature))
        {
            throw new UnreadableArticleException("是加密的 Word 文档或旧式 .doc。请去掉密码，另存为 .docx 再导入。");
        }

        try
        {
            using var stream = new MemoryStream(bytes, writable: false);
            using var document = WordprocessingDocument.Open(stream, false, new OpenSettings { MaxCharactersInPart = MostCharactersInPart });
            Body? body = document.MainDocumentPart?.Document?.Body;
            Dictionary<string, string> metadata = [];
            if (document.PackageProperties.Title is { Length: > 0 } title)
            {
                metadata[Metadata.Title] = title;
            }

            return new RawArticle(body is null ? [] : [.. body.ChildElements.SelectMany(LinesOf)]) { Metadata = metadata };
        }
        catch (Exception problem) when (problem is OpenXmlPackageException or InvalidDataException or FileFormatException or System.Xml.XmlException or InvalidOperationException)
        {
            throw new UnreadableArticleException("不是完好的 Word 文档（.docx）。请用 Word 打开并重新保存后再导入。", problem);
        }
    }

    private static IEnumerable<RawLine> LinesOf(DocumentFormat.OpenXml.OpenXmlElement element) => element switch
    {
        Paragraph paragraph => [new RawLine(paragraph.InnerText, IsHeading(paragraph))],
        Table table => table.Descendants<TableRow>().Select(row => new RawLine(string.Join('\t', row.Elements<TableCell>().Select(cell => cell.InnerText)))),
        _ => [],
    };

    private static bool IsHeading(Paragraph paragraph)
    {
        string style = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? "";
        bool isStyled = style.StartsWith("Heading", StringComparison.OrdinalIgnoreCase) || style is "1" or "2" or "3" or "4";
        Run[] runs = [.. paragraph.Elements<Run>().Where(run => run.InnerText.Trim().Length > 0)];
        return isStyled || (runs.Length > 0 && runs.All(run => run.RunProperties?.Bold is { } bold && (bold.Val is null || bold.Val.Value)));
    }
}
