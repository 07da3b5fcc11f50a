using System.Text.RegularExpressions;
using Markdig;

namespace PolicyBot.Articles.Formats;

/// <summary>Plain text and Markdown, either with front matter or without; what is HTML inside is read as HTML.</summary>
internal static partial class TextFormat
{
    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().UsePipeTables().UseFootnotes().UseSoftlineBreakAsHardlineBreak().Build();

    /// <summary>Reads plain text.</summary>
    public static RawArticle ReadText(string text, CancellationToken cancellation)
    {
        if (text.StartsWith("{\\rtf", StringComparison.Ordinal))
        {
            throw new UnreadableArticleException("是 RTF 文档，不是纯文本。请用 Word 打开，另存为 .docx 再导入。");
        }

        (Dictionary<string, string> fields, string body) = FrontMatter.Split(text.ReplaceLineEndings("\n"));
        return BlockElement().IsMatch(body)
            ? With(fields, HtmlFormat.Read(body, cancellation))
            : new RawArticle([.. body.Split('\n').Select(line => new RawLine(line))]) { Metadata = fields };
    }

    /// <summary>Reads Markdown.</summary>
    public static RawArticle ReadMarkdown(string text, CancellationToken cancellation)
    {
        (Dictionary<string, string> fields, string body) = FrontMatter.Split(text.ReplaceLineEndings("\n"));
        try
        {
            return With(fields, HtmlFormat.Read(Markdig.Markdown.ToHtml(body, Markdown), cancellation));
        }
        catch (ArgumentException problem)
        {
            // Markdig's own limit on nesting.
            throw new UnreadableArticleException("Markdown 嵌套太深，无法读取。请减少列表和引用的层数。", problem);
        }
    }

    private static RawArticle With(Dictionary<string, string> fields, RawArticle article)
    {
        foreach ((string name, string value) in article.Metadata)
        {
            fields.TryAdd(name, value);
        }

        return article with { Metadata = fields };
    }

    /// <summary>A body that opens with a block element is HTML; a stray &lt;/p&gt; in the middle does not make it so.</summary>
    [GeneratedRegex(@"\A(?>\s*<(?:!--(?s:.*?)-->|\?xml\b[^>]*>))*\s*<(?:!doctype|html|body|div|p|section|article|table|h[1-6])\b[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex BlockElement();
}
