using System.Buffers;
using PolicyBot.Answers.Ranking;
using PolicyBot.Articles;

namespace PolicyBot.Answers.Extraction;

/// <summary>Cuts a passage into clauses: the stretches between punctuation marks.</summary>
internal static class Clauses
{
    private static readonly SearchValues<char> Marks = SearchValues.Create(",、;:。!?\"()《》“”「」『』[]【】\n ");

    /// <summary>The clauses of a passage that may answer: of a section that asks the very question, those alone.</summary>
    public static List<TextRange> Of(Candidate candidate)
    {
        List<TextRange> clauses = Cut(candidate.Article.Form.Text, candidate.Range, candidate.Article.Reading.Headings);
        List<TextRange> asked = AskedSection.In(candidate.Article) is { } section
            ? clauses.FindAll(clause => clause.Start >= section.Start && clause.End <= section.End)
            : [];
        return asked.Count > 0 ? asked : clauses;
    }

    /// <summary>The clauses of a stretch of text, in order, without the marks between them.</summary>
    /// <param name="text">The article's normal form.</param>
    /// <param name="range">The passage.</param>
    /// <param name="headings">Lines that are headings and left out.</param>
    public static List<TextRange> Cut(ReadOnlySpan<char> text, TextRange range, ReadOnlySpan<TextRange> headings)
    {
        List<TextRange> clauses = [];
        int start = range.Start;
        for (int i = range.Start; i <= range.End; i++)
        {
            if (i == range.End || IsMark(text, i))
            {
                if (i > start && !IsWithin(headings, start))
                {
                    clauses.Add(new TextRange(start, i - start));
                }

                start = i + 1;
            }
        }

        return clauses;
    }

    private static bool IsWithin(ReadOnlySpan<TextRange> headings, int start)
    {
        foreach (TextRange heading in headings)
        {
            if (heading.Start <= start && start < heading.End)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a character ends a clause. 1,900, 3:30 and Latin words with spaces between stay whole.</summary>
    public static bool IsMark(ReadOnlySpan<char> text, int i)
    {
        if (!Marks.Contains(text[i]))
        {
            return false;
        }

        bool amongLatin = i > 0 && i + 1 < text.Length && char.IsAsciiLetterOrDigit(text[i - 1]) && char.IsAsciiLetterOrDigit(text[i + 1]);
        return !(amongLatin && text[i] is ',' or ':' or ' ');
    }
}
