namespace PolicyBot.Answers.Ranking;

/// <summary>
/// What the ranking knows of a candidate. "Share" is a share of the question's weight (terms weighted by kind and rarity);
/// "relative" is divided by the greatest value among the question's candidates.
/// </summary>
public enum RankingFeature
{
    /// <summary>BM25F score of the passage.</summary>
    PassageScore,

    /// <summary>The same, relative.</summary>
    PassageScoreRelative,

    /// <summary>BM25 score of the whole article, relative.</summary>
    ArticleScoreRelative,

    /// <summary>Share that the passage holds.</summary>
    Coverage,

    /// <summary>Share that passage, heading and title hold together.</summary>
    CoverageWithTitle,

    /// <summary>Share that the title holds.</summary>
    TitleCoverage,

    /// <summary>Share that the section heading holds.</summary>
    HeadingCoverage,

    /// <summary>Share that the candidates of the same article hold together.</summary>
    ArticleCoverage,

    /// <summary>Share that the passage and its neighbours before and behind hold together.</summary>
    NeighbourCoverage,

    /// <summary>Greatest share in one sentence.</summary>
    SentenceCoverage,

    /// <summary>Greatest share in two neighbouring sentences.</summary>
    SentencePairCoverage,

    /// <summary>Greatest share within 40 characters.</summary>
    WindowCoverage,

    /// <summary>Length of the longest stretch of the question found in the passage, in characters.</summary>
    LongestRun,

    /// <summary>The same as a share of the question's length.</summary>
    LongestRunShare,

    /// <summary>Share in the heaviest such stretch.</summary>
    HeaviestRun,

    /// <summary>Sum of the squared shares of such stretches.</summary>
    RunConcentration,

    /// <summary>Share of neighbouring matches that stand in the question's order.</summary>
    InOrder,

    /// <summary>Rarity of the rarest pair of the question that the passage lacks, as a share.</summary>
    HeaviestMissing,

    /// <summary>Rarity of the rarest pair of the question that passage, title and heading lack, as a share.</summary>
    HeaviestMissingWithTitle,

    /// <summary>Share of the rarest fifth of the question's terms that the passage holds.</summary>
    RareCoverage,

    /// <summary>Share of the question's numbers that the passage holds; 1 where it has none.</summary>
    NumberCoverage,

    /// <summary>Which passage of its article it is, 0 first, 1 last.</summary>
    Position,

    /// <summary>Length of the passage in characters.</summary>
    Length,

    /// <summary>How many passages the article has.</summary>
    ArticlePassages,

    /// <summary>Rank of the passage among its article's candidates by passage score, from 0.</summary>
    RankInArticle,

    /// <summary>How far its passage score lies below the best of its article, relative to that.</summary>
    GapInArticle,

    /// <summary>Of the first ten candidates, how many are of this article.</summary>
    ArticleInFirstTen,

    /// <summary>The best passage score of the article, relative.</summary>
    ArticleBestRelative,

    /// <summary>Reciprocal rank of the article by its score.</summary>
    ArticleRank,

    /// <summary>Number of characters of the question.</summary>
    QuestionLength,

    /// <summary>Greatest passage score among all candidates: how well the question is met at all.</summary>
    BestPassageScore,

    /// <summary>How many characters directly before the question word stand in the passage in the same way.</summary>
    LeftOfSlot,

    /// <summary>How many characters directly behind the question word stand in the passage in the same way.</summary>
    RightOfSlot,

    /// <summary>Whether the best sentence, or one beside it, holds what is asked for: a figure for 多少, a date for 何时.</summary>
    HoldsAsked,

    /// <summary>How many figures the passage holds.</summary>
    Figures,

    /// <summary>What is asked for, as a number (AskedFor).</summary>
    Asked,
}
