using PolicyBot.Articles;
using PolicyBot.Language;
using PolicyBot.Recognition;

namespace PolicyBot.Answers.Extraction;

/// <summary>
/// Lists the stretches of a passage that may be the answer: runs of whole clauses, and pieces of a clause that begin and end
/// where a matched stretch of the question, a figure or a function word does.
/// </summary>
internal static class SpanFinder
{
    private const int MostClauses = 14;
    private const int MostClausesFromInside = 6;
    private const int LongestPiece = 40;
    private const string FunctionCharacters = "的在是为于和与由被将等了从到至对把向以及或并就都也各使让给共达约";

    /// <summary>Chinese names have two or three characters.</summary>
    private static readonly int[] NameLengths = [2, 3];

    /// <summary>The stretches, each once.</summary>
    /// <param name="text">The article's normal form.</param>
    /// <param name="clauses">The passage's clauses.</param>
    /// <param name="isTaken">For each character of the text whether a term of the question takes it up.</param>
    /// <param name="promising">The sentences in which pieces of clauses are looked for.</param>
    /// <param name="wantsPerson">Whether names of persons are looked for.</param>
    public static List<AnswerSpan> Find(
        string text, IReadOnlyList<TextRange> clauses, bool[] isTaken, IReadOnlyList<TextRange> promising, bool wantsPerson)
    {
        List<AnswerSpan> spans = [];
        List<int> edges = [];
        for (int first = 0; first < clauses.Count; first++)
        {
            AddRuns(text, spans, clauses, first, clauses[first].Start, MostClauses);
            TextRange clause = clauses[first];
            if (!promising.Any(sentence => sentence.Start <= clause.Start && clause.Start < sentence.End))
            {
                continue;
            }

            ReadEdges(text, clause, isTaken, wantsPerson, edges);
            for (int i = 0; i < edges.Count; i++)
            {
                int start = edges[i];
                for (int j = i + 1; j < edges.Count; j++)
                {
                    bool isWhole = start == clauses[first].Start && edges[j] == clauses[first].End;
                    if (!isWhole && edges[j] - start <= LongestPiece)
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

    /// <summary>Runs to the ends of the clauses that follow. Only one that begins a line goes on in the next, and none across a heading.</summary>
    private static void AddRuns(
        string text, List<AnswerSpan> spans, IReadOnlyList<TextRange> clauses, int first, int start, int most, bool isFromInside = false)
    {
        bool beginsLine = start == 0 || text[start - 1] == '\n';
        for (int last = isFromInside ? first + 1 : first; last < Math.Min(clauses.Count, first + most); last++)
        {
            int lines = last == first ? 0 : text.AsSpan(clauses[last - 1].End, clauses[last].Start - clauses[last - 1].End).Count('\n');
            if (lines > 1 || (lines == 1 && !beginsLine))
            {
                break;
            }

            spans.Add(new AnswerSpan(new TextRange(start, clauses[last].End - start), first, last, !isFromInside));
        }
    }

    /// <summary>Where a piece of a clause may begin or end: in ascending order, the clause's own ends among them.</summary>
    private static void ReadEdges(string text, TextRange clause, bool[] isTaken, bool wantsPerson, List<int> edges)
    {
        edges.Clear();
        for (int i = clause.Start; i <= clause.End; i++)
        {
            if (i == clause.Start || i == clause.End || IsEdge(text, clause, isTaken, i))
            {
                edges.Add(i);
            }

            if (wantsPerson && i < clause.End && PersonName.IsSurname(text[i]))
            {
                edges.Add(i);
                edges.AddRange(NameLengths.Select(length => i + length).Where(end => end < clause.End));
            }

            if (i < clause.End && Numeral.TryRead(text.AsSpan(i, clause.End - i), out int length, out _))
            {
                AddFigure(text, clause, edges, i, length);
                i += length - 1;
            }
        }

        edges.Sort();
        int kept = 0;
        for (int i = 0; i < edges.Count; i++)
        {
            bool splitsCharacter = edges[i] < text.Length && char.IsLowSurrogate(text[edges[i]]);
            if (!splitsCharacter && (kept == 0 || edges[i] != edges[kept - 1]))
            {
                edges[kept++] = edges[i];
            }
        }

        edges.RemoveRange(kept, edges.Count - kept);
    }

    /// <summary>A figure may be quoted with the one to three characters behind it, its unit: 157台, 6200户, 20个工作日.</summary>
    private static void AddFigure(string text, TextRange clause, List<int> edges, int start, int length)
    {
        edges.Add(start);
        for (int unit = 0; unit <= 4 && start + length + unit <= clause.End; unit++)
        {
            edges.Add(start + length + unit);
        }
    }

    private static bool IsEdge(string text, TextRange clause, bool[] isTaken, int i)
    {
        if (char.IsLowSurrogate(text[i]))
        {
            return false;
        }

        bool isRunEdge = isTaken[i - 1] != isTaken[i];
        bool isScriptEdge = NormalForm.IsHan(text[i - 1]) != NormalForm.IsHan(text[i]);
        return isRunEdge || isScriptEdge || IsFunction(text[i]) || IsFunction(text[i - 1]);
    }

    private static bool IsFunction(char c) => FunctionCharacters.Contains(c, StringComparison.Ordinal);
}
