using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace PolicyBot.Articles.Formats;

/// <summary>Word documents (.docx), as they look with all tracked changes accepted.</summary>
internal static class WordFormat
{
    /// <summary>Beginning of an OLE file: what Word writes when a document is encrypted, and the old .doc.</summary>
    private static readonly byte[] OleSignature = [0xD0, 0xCF, 0x11, 0xE0];

    private const long MostCharactersInPart = 50_000_000;

    /// <summary>Elements are read one within the other, each on the stack: thirty thousand end the process. A table within tables within a table takes forty.</summary>
    private const int Deepest = 400;

    /// <summary>Reads a document's paragraphs and tables, its notes and text boxes behind what they stand at. Headers and footers are not part of an article.</summary>
    /// <exception cref="UnreadableArticleException">It is encrypted, damaged, nested too deeply or no Word document.</exception>
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
            OpenXmlPart?[] parts = [document.MainDocumentPart, document.MainDocumentPart?.FootnotesPart, document.MainDocumentPart?.EndnotesPart];
            Array.ForEach(parts, RefuseNestedWithoutEnd);
            Dictionary<string, string> metadata = [];
            if (document.PackageProperties.Title is { Length: > 0 } title)
            {
                metadata[Metadata.PropertyTitle] = title;
            }

            var lines = new WordLines(document.MainDocumentPart);
            return new RawArticle(lines.Read())
            {
                Metadata = metadata,
                Cuts = [.. parts.Select(part => part?.RootElement).OfType<OpenXmlElement>().SelectMany(Deleted), .. lines.NotesWithoutReference],
            };
        }
        catch (Exception problem) when (problem is OpenXmlPackageException or InvalidDataException or FileFormatException or XmlException or InvalidOperationException)
        {
            throw new UnreadableArticleException("不是完好的 Word 文档（.docx）。请用 Word 打开并重新保存后再导入。", problem);
        }
    }

    private static void RefuseNestedWithoutEnd(OpenXmlPart? part)
    {
        using Stream? stream = part?.GetStream(FileMode.Open, FileAccess.Read);
        using XmlReader? reader = stream is null ? null : XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = MostCharactersInPart });
        while (reader?.Read() == true)
        {
            if (reader.Depth > Deepest)
            {
                throw new UnreadableArticleException($"Word 文档的元素嵌套超过 {Deepest} 层，无法读取。请另存为纯文本再导入。");
            }
        }
    }

    private static IEnumerable<Cut> Deleted(OpenXmlElement root) =>
        root.Descendants<DeletedRun>().Select(run => string.Concat(run.Descendants<DeletedText>().Select(text => text.Text)))
            .Where(words => words.Length > 0).Select(words => new Cut("修订中删除的文字", words));
}
