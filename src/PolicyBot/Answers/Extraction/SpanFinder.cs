using System.Buffers;
using PolicyBot.Articles;
using PolicyBot.Language;

namespace PolicyBot.Answers.Extraction;

/// <summary>
/// Lists the stretches of a passage that may be the answer: runs of whole clauses, and pieces of a clause that begin and end where words do.
/// </summary>
internal static class SpanFinder
{
    private const int MostClauses = 14;
    private const int MostClausesFromInside = 6;
    private const int LongestPiece = 40;
    private const int LongestBracket = 60;

    private static readonly SearchValues<char> Marks = SearchValues.Create(QuotationMarks.Opening + QuotationMarks.Closing + ")");

    /// <summary>The stretches, each once.</summary>
    /// <param name="text">The article's normal form.</param>
    /// <param name="clauses">The passage's clauses.</param>
    /// <param name="words">The passage's words, see <see cref="PassageWords"/>.</param>
    /// <param name="promising">The sentences in which pieces of clauses are looked for.</param>
    /// <param name="skipsDenied">Whether who or what a clause denies (不发给电梯公司) is no answer.</param>
    public static List<AnswerSpan> Find(string text, IReadOnlyList<TextRange> clauses, PassageWords words, IReadOnlyList<TextRange> promising, bool skipsDenied)
    {
        List<AnswerSpan> spans = [];
        List<int> edges = [];
        for (int first = 0; first < clauses.Count; first++)
        {
            AddRuns(text, spans, clauses, first, clauses[first].Start, MostClauses);
            TextRange clause = clauses[first];
            if (!promising.Any(sentence => sentence.Start <= clause.Start && clause.Start < sentence.End) || (skipsDenied && IsDenied(text, clause, words)))
            {
                continue;
            }

            ReadEdges(clause, words, edges);
            for (int i = 0; i < edges.Count; i++)
            {
                int start = edges[i];
                for (int j = i + 1; j < edges.Count; j++)
                {
                    bool isWhole = start == clauses[first].Start && edges[j] == clauses[first].End;
                    if (!isWhole && edges[j] - start <= LongestPiece && words.MayStandAlone(clause, start, edges[j]))
                    {
                        spans.Add(new AnswerSpan(new TextRange(start, edges[j] - start), first, first, false));
                    }
                }

                if (start != clauses[first].Start && start != clauses[first].End)
                {
                    AddRuns(text, spans, clauses, first, start, MostClausesFromInside, isFromInside: true);
                }
            }
        }

        return spans;
    }

    /// <summary>不 as a word of its own, not 不动产.</summary>
    private static bool IsDenied(string text, TextRange clause, PassageWords words) => text[clause.Start] == '不' && words.IsEdge(clause.Start + 1);

    /// <summary>
    /// Runs to the ends of the clauses that follow. Only one that begins a line goes on in the next, none across a heading, and one that begins within a title or
    /// quotation, or between brackets, does not leave them.
    /// </summary>
    private static void AddRuns(
        string text, List<AnswerSpan> spans, IReadOnlyList<TextRange> clauses, int first, int start, int most, bool isFromInside = false)
    {
        bool beginsLine = start == 0 || text[start - 1] == '\n';
        int read = start, open = 0;
        bool isBracketed = IsBracketed(text, start);
        for (int last = isFromInside ? first + 1 : first; last < Math.Min(clauses.Count, first + most); last++)
        {
            int lines = last == first ? 0 : text.AsSpan(clauses[last - 1].End, clauses[last].Start - clauses[last - 1].End).Count('\n');
            while (open >= 0 && text.AsSpan(read, clauses[last].End - read).IndexOfAny(Marks) is >= 0 and var next)
            {
                char mark = text[read + next];
                open += QuotationMarks.Opening.Contains(mark, StringComparison.Ordinal) ? 1 : mark != ')' || isBracketed ? -1 : 0;
                read += next + 1;
            }

            if (open < 0 || lines > 1 || (lines == 1 && !beginsLine))
            {
                break;
            }

            read = clauses[last].End;
            spans.Add(new AnswerSpan(new TextRange(start, read - start), first, last, !isFromInside));
        }
    }

    /// <summary>Whether a bracket has been opened before a place and not closed.</summary>
    private static bool IsBracketed(string text, int place)
    {
        int from = Math.Max(0, place - LongestBracket), bracket = text.AsSpan(from, place - from).LastIndexOfAny('(', ')');
        return bracket >= 0 && text[from + bracket] == '(';
    }

    /// <summary>Where a piece of a clause may begin or end: in ascending order, the clause's own ends among them.</summary>
    private static void ReadEdges(TextRange clause, PassageWords words, List<int> edges)
    {
        edges.Clear();
        for (int i = clause.Start; i <= clause.End; i++)
        {
            if (i == clause.Start || i == clause.End || words.IsEdge(i))
            {
                edges.Add(i);
            }
        }
    }
}
