namespace PolicyBot.Search;

/// <summary>
/// The formulas of the index: BM25F (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009, section 3.6) over a passage's
/// text, heading and title, and BM25 over the whole article.
/// </summary>
/// <remarks>
/// A term's frequency in a passage is its count in the text plus 1/2 times its count in the heading plus 1/4 times its count in the
/// title, kept in quarters up to 63.75; its frequency in an article is its count in the passages' texts, kept up to 65,535. Rarity is
/// ln(1 + (N - n + 0.5) / (n + 0.5)), N the passages (articles) and n those that hold the term. A score is the sum over the question's
/// terms of weight · rarity · f · (k + 1) / (f + k · (1 - b + b · length / average length)); lengths are counted in terms of the text
/// alone. A hit's total is its passage's score plus <see cref="ArticleShare"/> of its article's.
/// </remarks>
internal static class Bm25
{
    /// <summary>What an occurrence counts, in quarters.</summary>
    public const int TextQuarters = 4;

    /// <inheritdoc cref="TextQuarters"/>
    public const int HeadingQuarters = 2;

    /// <inheritdoc cref="TextQuarters"/>
    public const int TitleQuarters = 1;

    /// <summary>Greatest frequency of a term in a passage that is kept, in quarters.</summary>
    public const int MostQuarters = byte.MaxValue;

    /// <summary>How much an article's score adds to that of its passages.</summary>
    public const float ArticleShare = 0.5f;

    /// <summary>Rarity of a term.</summary>
    /// <param name="count">How many passages (articles) there are.</param>
    /// <param name="withTerm">How many of them hold the term.</param>
    public static float Rarity(int count, int withTerm) => MathF.Log(1 + ((count - withTerm + 0.5f) / (withTerm + 0.5f)));

    /// <summary>BM25F of passages.</summary>
    /// <param name="averageLength">Average length of a passage in terms.</param>
    public static Bm25Field Passages(float averageLength) => new(0.9f, 0.4f, 0.25f, Math.Max(averageLength, 1));

    /// <summary>BM25 of whole articles.</summary>
    /// <param name="averageLength">Average length of an article in terms.</param>
    public static Bm25Field Articles(float averageLength) => new(1.2f, 0.75f, 1, Math.Max(averageLength, 1));
}
