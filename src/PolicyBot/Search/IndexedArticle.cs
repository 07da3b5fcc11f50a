namespace PolicyBot.Search;

/// <summary>An article as the index keeps it.</summary>
/// <param name="Id">The article's identity.</param>
/// <param name="Title">The headline.</param>
/// <param name="Text">The cleaned text that passages and citations point into.</param>
public sealed record IndexedArticle(string Id, string Title, string Text)
{
    /// <summary>Who published it, if known.</summary>
    public string? Publisher { get; init; }

    /// <summary>When it was published (2025-04-22, 2025-04, 2025), if known.</summary>
    public string? Date { get; init; }

    /// <summary>Whether the date was concluded from the text.</summary>
    public bool DateInferred { get; init; }

    /// <summary>The place it holds for, if known.</summary>
    public string? Region { get; init; }

    /// <summary>Where it was published, if known.</summary>
    public string? Url { get; init; }
}

/// <summary>A passage of an article as the index keeps it.</summary>
/// <param name="Start">Where it begins in the article's text.</param>
/// <param name="Length">Its length in characters.</param>
/// <param name="Heading">The section heading it stands under, or null.</param>
public readonly record struct IndexedPassage(int Start, int Length, string? Heading);

/// <summary>A term to search for.</summary>
/// <param name="Key">The term, see <see cref="Language.TermKey"/>.</param>
/// <param name="Weight">How much it counts, before rarity.</param>
public readonly record struct QueryTerm(ulong Key, float Weight);

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
