using PolicyBot.Articles;
using PolicyBot.Language;

namespace PolicyBot.Service.Desk.Search;

/// <summary>Finds the words of a query in texts: pairs of characters, words of other scripts, numbers, also where they are written differently (3万 and 30000).</summary>
internal sealed class MatchedWords
{
    private readonly HashSet<ulong> _keys = [];

    /// <param name="query">The query.</param>
    public MatchedWords(string query)
    {
        string text = NormalForm.Of(query).Text;
        List<Term> terms = Terms.Of(text);
        foreach (Term term in terms)
        {
            // A single character of a longer query stands everywhere.
            if (term.Length > 1 || !NormalForm.IsHan(text[term.Start]) || text.Length == 1)
            {
                _keys.Add(term.Key);
            }
        }
    }

    /// <summary>Where they stand in a text, in order, without overlaps.</summary>
    public IReadOnlyList<TextRange> In(string text)
    {
        NormalText normal = NormalForm.Of(text);
        List<TextRange> ranges = [];
        foreach (Term term in Terms.Of(normal.Text))
        {
            if (!_keys.Contains(term.Key))
            {
                continue;
            }

            (int start, int length) = normal.ToSource(term.Start, term.Length);
            if (ranges.Count > 0 && start <= ranges[^1].End)
            {
                ranges[^1] = new TextRange(ranges[^1].Start, Math.Max(ranges[^1].End, start + length) - ranges[^1].Start);
            }
            else
            {
                ranges.Add(new TextRange(start, length));
            }
        }

        return ranges;
    }

    /// <summary>How much of a text the words are, in characters.</summary>
    public int Share(string text) => In(text).Sum(range => range.Length);
}
