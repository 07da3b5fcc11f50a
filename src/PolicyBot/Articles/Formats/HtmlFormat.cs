using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace PolicyBot.Articles.Formats;

/// <summary>Takes the lines of an article out of HTML.</summary>
internal static class HtmlFormat
{
    /// <summary>Elements that hold what is no words.</summary>
    private const string Wordless = "script, style, template, .footnote-back-ref";

    /// <summary>Elements that never hold an article's words.</summary>
    private const string Unwanted = "noscript, iframe, object, svg, form, button, select, nav, footer, aside, [hidden], [role=navigation]";

    /// <summary>Begins the id of a Markdown footnote, which its number follows.</summary>
    private const string MarkdownNote = "fn:";

    /// <summary>A raised number has few digits; what is longer was left open by mistake.</summary>
    private const int LongestRaised = 5;

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "P", "DIV", "SECTION", "ARTICLE", "MAIN", "HEADER", "LI", "UL", "OL", "DL", "DT", "DD", "TABLE", "BLOCKQUOTE", "PRE", "BR", "HR",
        "H1", "H2", "H3", "H4", "H5", "H6", "FIGURE", "FIGCAPTION", "TBODY", "THEAD", "CAPTION", "BODY",
    };

    /// <summary>Reads a page or a fragment.</summary>
    /// <exception cref="UnreadableArticleException">Its elements are nested too deeply, or too many.</exception>
    public static RawArticle Read(string html, CancellationToken cancellation)
    {
        var limits = new HtmlLimits(cancellation);
        IHtmlDocument document = new HtmlParser(new HtmlParserOptions { OnCreated = limits.Check }).ParseDocument(html);
        Dictionary<string, string> metadata = ReadMetadata(document);
        List<Cut> cuts = [];
        foreach (IElement element in document.QuerySelectorAll(Wordless).ToArray())
        {
            element.Remove();
        }

        RemoveUnwanted(document, cuts);
        HtmlTables.Square(document);
        IElement content = ContentOf(document.Body!);
        var lines = new LineCollector();
        Visit(content, lines, isHeading: false);
        if (content != document.Body)
        {
            content.Remove();
            AddCut(cuts, document.Body!);
        }

        return new RawArticle(lines.Finish()) { Metadata = metadata, Cuts = cuts };
    }

    /// <summary>What stands in another unwanted element is reported with it, so that words nested without end are read once.</summary>
    private static void RemoveUnwanted(IHtmlDocument document, List<Cut> cuts)
    {
        IElement? outermost = null;
        foreach (IElement element in document.QuerySelectorAll(Unwanted).ToArray())
        {
            if (outermost is null || !outermost.Contains(element))
            {
                outermost = element;
                AddCut(cuts, element);
                element.Remove();
            }
        }
    }

    private static void AddCut(List<Cut> cuts, IElement element)
    {
        string words = string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (words.Length > 0)
        {
            cuts.Add(new Cut("网页框架", words));
        }
    }

    /// <summary>
    /// The innermost article or main element with more than half of the page's words, else all of the page: some pages make an article
    /// element of every teaser, some one of every section. Words of links do not count, for a frame is made of them.
    /// </summary>
    private static IElement ContentOf(IElement body)
    {
        int all = WordsOutsideLinks(body);
        return body.QuerySelectorAll("article, main").LastOrDefault(element => WordsOutsideLinks(element) * 2 > all) ?? body;
    }

    private static int WordsOutsideLinks(INode node) => node switch
    {
        IText text => text.Data.Count(c => !char.IsWhiteSpace(c)),
        IHtmlAnchorElement => 0,
        _ => node.ChildNodes.Sum(WordsOutsideLinks),
    };

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

    private static void Visit(INode node, LineCollector lines, bool isHeading)
    {
        foreach (INode child in node.ChildNodes)
        {
            if (child is IText text)
            {
                lines.Add(text.Data, isHeading);
            }
            else if (child is IElement element)
            {
                VisitElement(element, lines, isHeading || element.LocalName is "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "strong" or "b");
            }
        }
    }

    private static void VisitElement(IElement element, LineCollector lines, bool isHeading)
    {
        if (element.LocalName is "tr")
        {
            lines.StartRow();
            Visit(element, lines, isHeading);
            lines.EndRow();
            return;
        }

        if (element.LocalName is "sup" && element.TextContent.Trim() is { Length: <= LongestRaised } raised)
        {
            lines.AddRaised(raised, isHeading);
            return;
        }

        bool isBlock = Blocks.Contains(element.TagName);
        if (isBlock)
        {
            lines.EndLine();
        }
        else if (element.LocalName is "td" or "th")
        {
            lines.StartCell();
        }

        if (element is IHtmlParagraphElement { PreviousElementSibling: null, ParentElement.Id: { } id } && id.StartsWith(MarkdownNote, StringComparison.Ordinal))
        {
            lines.AddRaised(id[MarkdownNote.Length..], isHeading);
        }

        Visit(element, lines, isHeading);
        if (isBlock)
        {
            lines.EndLine();
        }
    }
}
