using AngleSharp.Dom;
using AngleSharp.Text;

namespace PolicyBot.Articles.Formats;

/// <summary>Ends the parsing of a page that would take time without end: the parser looks through all open elements for each new one.</summary>
internal sealed class HtmlLimits(CancellationToken cancellation)
{
    private const int Deepest = 400;
    private const int MostElements = 1_000_000;

    private IElement? _previous;
    private int _elements;

    /// <summary>Called by the parser for every element. The element has no place in the page yet; the one before it has.</summary>
    /// <exception cref="UnreadableArticleException">The page is nested too deeply, or too large.</exception>
    public void Check(IElement element, TextPosition position)
    {
        cancellation.ThrowIfCancellationRequested();
        int depth = 0;
        for (INode? above = _previous; above is not null; above = above.Parent)
        {
            depth++;
        }

        if (depth > Deepest)
        {
            throw new UnreadableArticleException($"网页元素嵌套超过 {Deepest} 层，无法读取。请另存为纯文本或 docx 再导入。");
        }

        // Styles left open are opened again in every paragraph, without a word of it from the parser.
        for (IElement? copy = _previous; copy is not null; copy = copy.FirstElementChild)
        {
            _elements++;
        }

        if (_elements > MostElements)
        {
            throw new UnreadableArticleException($"网页有 {MostElements / 10_000} 万个以上的元素，无法读取。请拆分后再导入。");
        }

        _previous = element;
    }
}
