using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace PolicyBot.Articles.Formats;

/// <summary>Takes the lines of an article out of HTML.</summary>
internal static class HtmlFormat
{
    private const int DeepestElement = 400;

    /// <summary>Elements that never hold an article's words.</summary>
    private const string Unwanted = "script, style, noscript, template, iframe, object, svg, form, button, select, nav, footer, aside, [hidden], [role=navigation]";

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "P", "DIV", "SECTION", "ARTICLE", "MAIN", "HEADER", "LI", "UL", "OL", "DL", "DT", "DD", "TR", "TABLE", "BLOCKQUOTE", "PRE", "BR", "HR",
        "H1", "H2", "H3", "H4", "H5", "H6", "FIGURE", "FIGCAPTION", "TBODY", "THEAD", "CAPTION", "BODY",
    };

    /// <summary>Reads a page or a fragment.</summary>
    public static RawArticle Read(string html)
    {
        IHtmlDocument document = new HtmlParser().ParseDocument(html);
        Dictionary<string, string> metadata = ReadMetadata(document);
        List<Cut> cuts = [];
        foreach (IElement element in document.QuerySelectorAll(Unwanted).ToArray())
        {
            string words = string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (words.Length > 0 && element.LocalName is "nav" or "footer" or "aside" or "form")
            {
                cuts.Add(new Cut("网页框架", words));
            }

            element.Remove();
        }

        var lines = new LineCollector();
        INode content = (INode?)document.QuerySelector("article") ?? document.QuerySelector("main") ?? document.Body!;
        lines.Visit(content, isHeading: false, depth: 0);
        return new RawArticle(lines.Finish()) { Metadata = metadata, Cuts = cuts };
    }

    private static Dictionary<string, string> ReadMetadata(IHtmlDocument document)
    {
        Dictionary<string, string> fields = [];
        foreach (IElement meta in document.QuerySelectorAll("meta[content]"))
        {
            string field = meta.GetAttribute("name") ?? meta.GetAttribute("property") ?? "";
            if (Metadata.NameOf(field) is { } name && meta.GetAttribute("content") is { Length: > 0 } value)
            {
                fields.TryAdd(name, value.Trim());
            }
        }

        string? headline = document.QuerySelector("h1")?.TextContent.Trim();
        if ((headline is { Length: > 0 } ? headline : document.Title?.Trim()) is { Length: > 0 } title)
        {
            fields.TryAdd(Metadata.Title, title);
        }

        return fields;
    }

    /// <summary>Gathers text into lines: one a block element, cells of a table row side by side.</summary>
    private sealed class LineCollector
    {
        private readonly List<RawLine> _lines = [];
        private readonly StringBuilder _line = new();
        private bool _isHeading = true;

        public void Visit(INode node, bool isHeading, int depth)
        {
            foreach (INode child in node.ChildNodes)
            {
                if (child is IText text)
                {
                    Add(text.Data, isHeading);
                }
                else if (child is IElement element && depth < DeepestElement)
                {
                    VisitElement(element, isHeading, depth);
                }
            }
        }

        public List<RawLine> Finish()
        {
            EndLine();
            return _lines;
        }

        private void VisitElement(IElement element, bool isHeading, int depth)
        {
            bool isBlock = Blocks.Contains(element.TagName);
            if (isBlock)
            {
                EndLine();
            }
            else if (element.LocalName is "td" or "th" && _line.Length > 0)
            {
                _line.Append('\t');
            }

            Visit(element, isHeading || element.LocalName is "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "strong" or "b", depth + 1);
            if (isBlock)
            {
                EndLine();
            }
        }

        private void Add(string text, bool isHeading)
        {
            if (!string.IsNullOrWhiteSpace(text))
            {
                _isHeading &= isHeading;
            }

            foreach (char c in text)
            {
                bool isSpace = c is ' ' or '\n' or '\r' or '\t';
                if (!isSpace || (_line.Length > 0 && _line[^1] != ' '))
                {
                    _line.Append(isSpace ? ' ' : c);
                }
            }
        }

        private void EndLine()
        {
            string line = _line.ToString().Trim();
            if (line.Length > 0)
            {
                _lines.Add(new RawLine(line, _isHeading));
            }

            _line.Clear();
            _isHeading = true;
        }
    }
}
