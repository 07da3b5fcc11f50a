using PolicyBot.Articles;
using PolicyBot.Search;

namespace PolicyBot.Service.Pages;

/// <summary>A paragraph of a whole article, with the cited passage marked.</summary>
/// <param name="Pieces">Its text, cut where the mark begins and ends.</param>
/// <param name="IsHeading">Whether it is a section heading.</param>
/// <param name="IsFirstMarked">Whether the mark begins here.</param>
internal sealed record ArticleParagraph(IReadOnlyList<(string Text, bool IsMarked)> Pieces, bool IsHeading, bool IsFirstMarked)
{
    /// <summary>Cuts an article into its paragraphs.</summary>
    /// <param name="text">The article's text, paragraphs separated by line feeds.</param>
    /// <param name="passages">The article's passages: the lines that they stand under are its headings.</param>
    /// <param name="passage">What to mark; what lies outside the text marks nothing.</param>
    public static IReadOnlyList<ArticleParagraph> Of(string text, IReadOnlyList<IndexedPassage> passages, TextRange passage)
    {
        HashSet<string?> headings = [.. passages.Select(cut => cut.Heading)];
        List<ArticleParagraph> paragraphs = [];
        bool markSeen = false;
        int start = 0;
        foreach (string line in text.Split('\n'))
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                // The passage as this line sees it: it may have begun above, and Cut leaves out what lies beyond the line.
                int from = Math.Max(passage.Start - start, 0), to = Math.Min(passage.End - start, line.Length);
                TextRange[] marks = to > from ? [new TextRange(from, to - from)] : [];
                paragraphs.Add(new([.. MarkedText.Cut(line, marks)], headings.Contains(line), marks.Length > 0 && !markSeen));
                markSeen |= marks.Length > 0;
            }

            start += line.Length + 1;
        }

        return paragraphs;
    }
}
