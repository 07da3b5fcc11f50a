using PolicyBot.Search.Segments;

namespace PolicyBot.Search.Scoring;

/// <summary>A question's terms, weighed by their rarity in a generation.</summary>
internal sealed class Query
{
    /// <summary>Bounds are computed in another order than scores, and rounded otherwise.</summary>
    private const float Rounding = 1 + 1e-5f;

    private readonly Statistics _statistics;
    private readonly RunRecord[][] _runs; // by term and segment
    private readonly bool[] _onlyOrders;

    /// <param name="terms">The terms, each once.</param>
    /// <param name="statistics">The generation.</param>
    public Query(ReadOnlySpan<QueryTerm> terms, Statistics statistics)
    {
        _statistics = statistics;
        _runs = new RunRecord[terms.Length][];
        _onlyOrders = new bool[terms.Length];
        PassageWeights = new float[terms.Length];
        ArticleWeights = new float[terms.Length];
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

            PassageWeights[t] = terms[t].Weight * Bm25.Rarity(statistics.PassageCount, passages);
            ArticleWeights[t] = terms[t].Weight * Bm25.Rarity(statistics.ArticleCount, articles);
        }
    }

    /// <summary>How many terms there are.</summary>
    public int Count => PassageWeights.Length;

    /// <summary>Whether some terms only put in order what the others find.</summary>
    public bool OrdersByMore => Array.IndexOf(_onlyOrders, true) >= 0;

    /// <summary>
    /// By what share of it a sum over lists may differ from an exact score: it depends on their order; each addition rounds by 2^-24 of the sum at most, and so do two products
    /// for each list, of which a term has two.
    /// </summary>
    public float SumRounding => ((2 * Count) + 8) * 4 * MathF.ScaleB(1, -24);

    /// <summary>For each term its weight times its rarity among passages.</summary>
    public float[] PassageWeights { get; }

    /// <summary>For each term its weight times its rarity among articles.</summary>
    public float[] ArticleWeights { get; }

    /// <summary>The lists of a segment that are not empty.</summary>
    /// <param name="index">The segment's place in the generation.</param>
    /// <param name="onlyOrders">Whether of terms that only order, or of those by which passages are looked for; null for both.</param>
    public TermList[] ListsIn(int index, bool? onlyOrders = null)
    {
        Segment segment = _statistics.Segments[index];
        float passageShift = Shift(_statistics.PassageField, segment.PassageField), articleShift = Shift(_statistics.ArticleField, segment.ArticleField);
        var lists = new List<TermList>(2 * Count);
        for (int t = 0; t < Count; t++)
        {
            RunRecord run = _runs[t][index];
            if (_onlyOrders[t] == !onlyOrders)
            {
                continue;
            }

            if (run.Passages.Count > 0)
            {
                float weight = PassageWeights[t] * (_statistics.PassageField.K + 1);
                lists.Add(new TermList(segment.PassagesWith(run), false, weight, weight * passageShift * run.Passages.Greatest));
            }

            if (run.Articles.Count > 0)
            {
                float weight = ArticleWeights[t] * (_statistics.ArticleField.K + 1) * Bm25.ArticleShare;
                lists.Add(new TermList(segment.ArticlesWith(run), true, weight, weight * articleShift * run.Articles.Greatest));
            }
        }

        return [.. lists];
    }

    /// <summary>
    /// What a segment's greatest saturations are to be multiplied by: with the average length grown by a factor, a saturation grows by that
    /// factor at most; with a lesser average it shrinks.
    /// </summary>
    private static float Shift(Bm25Field field, Bm25Field own) => Math.Max(1, field.AverageLength / own.AverageLength) * Rounding / ListRecord.Whole;
}
