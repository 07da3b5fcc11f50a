using PolicyBot.Language;

namespace PolicyBot.Answers.Ranking;

/// <summary>A passage that the index proposed, on its way through ranking.</summary>
/// <param name="Passage">Number of the passage in the generation.</param>
/// <param name="Article">Number of its article in the generation.</param>
/// <param name="Form">The passage's text.</param>
/// <param name="Match">How the passage meets the question.</param>
internal sealed record Candidate(int Passage, int Article, NormalText Form, TextMatch Match)
{
    /// <summary>How the article's title meets the question.</summary>
    public required TextMatch Title { get; init; }

    /// <summary>How the section heading meets the question; null without one.</summary>
    public TextMatch? Heading { get; init; }

    /// <summary>The index's score of the passage itself (BM25F).</summary>
    public required float PassageScore { get; init; }

    /// <summary>The index's score of the whole article (BM25).</summary>
    public required float ArticleScore { get; init; }

    /// <summary>Which passage of its article it is, from 0.</summary>
    public required int Position { get; init; }

    /// <summary>How many passages the article has.</summary>
    public required int ArticlePassages { get; init; }

    /// <summary>The values of <see cref="RankingFeature"/>.</summary>
    public float[] Features { get; } = new float[RankingFeatures.Count];

    /// <summary>The ranking's score; comparable within one question.</summary>
    public float Score { get; set; }
}
