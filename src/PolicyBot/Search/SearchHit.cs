using PolicyBot.Language;

namespace PolicyBot.Search;

/// <summary>A term to search for.</summary>
/// <param name="Key">The term, see <see cref="TermKey"/>.</param>
/// <param name="Weight">How much it counts, before rarity.</param>
public readonly record struct QueryTerm(ulong Key, float Weight)
{
    /// <summary>
    /// Whether passages are not looked for by the term, but only put in order: it counts in the scores of what the others find. Saves most of the work for
    /// terms of which there are many in every passage.
    /// </summary>
    public bool OnlyOrders { get; init; }

    /// <summary>The terms of some words, each once and all of the same weight.</summary>
    /// <param name="words">The words as they are written.</param>
    public static QueryTerm[] Of(string words) =>
        [.. Terms.Of(NormalForm.Of(words).Text).Select(term => term.Key).Distinct().Select(key => new QueryTerm(key, 1))];
}

/// <summary>A passage found.</summary>
/// <param name="Passage">Number of the passage in its generation.</param>
/// <param name="Article">Number of its article in its generation.</param>
/// <param name="Score">Score of the passage itself.</param>
/// <param name="ArticleScore">Score of its whole article.</param>
public readonly record struct SearchHit(int Passage, int Article, float Score, float ArticleScore)
{
    /// <summary>What hits are ordered by.</summary>
    public float Total => Score + (Bm25.ArticleShare * ArticleScore);
}
