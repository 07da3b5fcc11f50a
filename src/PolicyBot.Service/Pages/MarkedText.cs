using PolicyBot.Articles;

namespace PolicyBot.Service.Pages;

/// <summary>Text cut where marks begin and end.</summary>
internal static class MarkedText
{
    /// <summary>Cuts a text into pieces that are marked throughout or not at all; joined, they are the text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="marks">What is marked, in any order; what overlaps is joined and what lies outside the text is left out.</param>
    public static IEnumerable<(string Text, bool IsMarked)> Cut(string text, IEnumerable<TextRange> marks)
    {
        int position = 0;
        foreach (TextRange mark in marks.OrderBy(mark => mark.Start))
        {
            int start = Math.Clamp(mark.Start, position, text.Length);
            int end = Math.Clamp(mark.End, start, text.Length);
            if (end == start)
            {
                continue;
            }

            if (start > position)
            {
                yield return (text[position..start], false);
            }

            yield return (text[start..end], true);
            position = end;
        }

        if (position < text.Length)
        {
            yield return (text[position..], false);
        }
    }
}
