using PolicyBot.Articles;

namespace PolicyBot.Service.Pages;

/// <summary>A paragraph of a whole article, with the cited passage marked.</summary>
/// <param name="Pieces">Its text, cut where the mark begins and ends.</param>
/// <param name="IsHeading">Whether it is a section heading.</param>
/// <param name="IsFirstMarked">Whether the mark begins here.</param>
internal sealed record ArticleParagraph(IReadOnlyList<(string Text, bool IsMarked)> Pieces, bool IsHeading, bool IsFirstMarked)
{
    /// <summary>Cuts an article into its paragraphs.</summary>
    /// <param name="article">The article.</param>
    /// <param name="passage">What to mark; what lies outside the text marks nothing.</param>
    public static IReadOnlyList<ArticleParagraph> Of(Article article, TextRange passage)
    {
        HashSet<int> headings = [.. article.Headings.Select(heading => heading.Start)];
        List<ArticleParagraph> paragraphs = [];
        bool markSeen = false;
        int start = 0;
        foreach (string line in article.Text.Split('\n'))
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                // The passage as this line sees it: it may have begun above, and Cut leaves out what lies beyond the line.
                int from = Math.Max(passage.Start - start, 0), to = Math.Min(passage.End - start, line.Length);
                TextRange[] marks = to > from ? [new TextRange(from, to - from)] : [];
                paragraphs.Add(new([.. MarkedText.Cut(line, marks)], headings.Contains(start), marks.Length > 0 && !markSeen));
                markSeen |= marks.Length > 0;
            }

            start += line.Length + 1;
        }

        return paragraphs;
    }
}
