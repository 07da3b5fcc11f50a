using PolicyBot.Articles;

namespace PolicyBot.Service.Pages;

/// <summary>A line of an article's text as a page shows it.</summary>
/// <param name="Pieces">Its text, cut where marks begin and end.</param>
/// <param name="IsHeading">Whether it is a section heading.</param>
internal sealed record Paragraph(IReadOnlyList<(string Text, bool IsMarked)> Pieces, bool IsHeading)
{
    /// <summary>Whether a mark touches it.</summary>
    public bool IsMarked => Pieces.Any(piece => piece.IsMarked);

    /// <summary>Cuts a text into its paragraphs, empty ones left out.</summary>
    /// <param name="text">An article's text or a passage of it, paragraphs separated by line feeds.</param>
    /// <param name="headings">The lines that are the article's headings.</param>
    /// <param name="marks">What is marked, which may span paragraphs; what lies outside the text marks nothing.</param>
    public static IEnumerable<Paragraph> Cut(string text, IReadOnlySet<string> headings, IReadOnlyCollection<TextRange> marks)
    {
        int start = 0;
        foreach (string line in text.Split('\n'))
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                int lineStart = start;
                IEnumerable<TextRange> inLine = marks.Select(mark => new TextRange(mark.Start - lineStart, mark.Length));
                yield return new([.. MarkedText.Cut(line, inLine)], headings.Contains(line));
            }

            start += line.Length + 1;
        }
    }
}
