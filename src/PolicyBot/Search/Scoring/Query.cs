using PolicyBot.Search.Segments;

namespace PolicyBot.Search.Scoring;

/// <summary>A question's terms, weighed by their rarity in a generation.</summary>
internal sealed class Query
{
    /// <summary>Bounds are computed in another order than scores, and rounded otherwise.</summary>
    private const float Rounding = 1 + 1e-5f;

    /// <summary>No sum of all lists' greatest gains exceeds so many units.</summary>
    private const int MostUnits = 1 << 29;

    private readonly Statistics _statistics;
    private readonly RunRecord[][] _runs; // by term and segment
    private readonly bool[] _onlyOrders;
    private readonly float[] _passageWeights; // weight times rarity among passages
    private readonly float[] _articleWeights; // the same among articles

    /// <param name="terms">The terms, each once.</param>
    /// <param name="statistics">The generation.</param>
    public Query(ReadOnlySpan<QueryTerm> terms, Statistics statistics)
    {
        _statistics = statistics;
        _runs = new RunRecord[terms.Length][];
        _onlyOrders = new bool[terms.Length];
        _passageWeights = new float[terms.Length];
        _articleWeights = new float[terms.Length];
        for (int t = 0; t < terms.Length; t++)
        {
            _onlyOrders[t] = terms[t].OnlyOrders;
            int passages = 0, articles = 0;
            _runs[t] = statistics.RunsOf(terms[t].Key);
            foreach (RunRecord run in _runs[t])
            {
                passages += run.Passages.Count;
                articles += run.Articles.Count;
            }

            _passageWeights[t] = terms[t].Weight * Bm25.Rarity(statistics.PassageCount, passages);
            _articleWeights[t] = terms[t].Weight * Bm25.Rarity(statistics.ArticleCount, articles);
        }

        float most = (_passageWeights.Sum() * (statistics.PassageField.K + 1)) + (_articleWeights.Sum() * (statistics.ArticleField.K + 1) * Bm25.ArticleShare);
        Unit = most / MostUnits;
    }

    /// <summary>Whether some terms only put in order what the others find.</summary>
    public bool OrdersByMore => Array.IndexOf(_onlyOrders, true) >= 0;

    /// <summary>
    /// What 1 means where gains are summed up as whole numbers: some 2^29th of the greatest score there can be. Such sums are the same in whatever order lists are
    /// added, so that equal passages score exactly the same.
    /// </summary>
    public float Unit { get; }

    /// <summary>The lists of a segment that are not empty.</summary>
    /// <param name="index">The segment's place in the generation.</param>
    /// <param name="onlyOrders">Whether of terms that only order, or of those by which passages are looked for.</param>
    public TermList[] ListsIn(int index, bool onlyOrders)
    {
        Segment segment = _statistics.Segments[index];
        float passageShift = Shift(_statistics.PassageField, segment.PassageField), articleShift = Shift(_statistics.ArticleField, segment.ArticleField);
        var lists = new List<TermList>(2 * _runs.Length);
        for (int t = 0; t < _runs.Length; t++)
        {
            RunRecord run = _runs[t][index];
            if (_onlyOrders[t] != onlyOrders)
            {
                continue;
            }

            if (run.Passages.Count > 0)
            {
                float weight = _passageWeights[t] * (_statistics.PassageField.K + 1);
                lists.Add(ListOf(segment.PassagesWith(run), false, weight, passageShift * run.Passages.Greatest));
            }

            if (run.Articles.Count > 0)
            {
                float weight = _articleWeights[t] * (_statistics.ArticleField.K + 1) * Bm25.ArticleShare;
                lists.Add(ListOf(segment.ArticlesWith(run), true, weight, articleShift * run.Articles.Greatest));
            }
        }

        return [.. lists];
    }

    private TermList ListOf(PostingList postings, bool isOfArticles, float weight, float greatest) =>
        new(postings, isOfArticles, weight / Unit, ListSum.Rounded(weight / Unit * Math.Min(greatest, 1)) + 1);

    /// <summary>
    /// What a segment's greatest saturations are to be multiplied by: with the average length grown by a factor, a saturation grows by that
    /// factor at most; with a lesser average it shrinks.
    /// </summary>
    private static float Shift(Bm25Field field, Bm25Field own) => Math.Max(1, field.AverageLength / own.AverageLength) * Rounding / ListRecord.Whole;
}
