namespace PolicyBot.Answers.Ranking;

/// <summary>
/// What the ranking knows of a candidate. "Share" is a share of the question's weight (terms weighted by kind and rarity);
/// "relative" is divided by the greatest value among the question's candidates.
/// </summary>
public enum RankingFeature
{
    /// <summary>BM25 score of the whole article, relative.</summary>
    ArticleScoreRelative,

    /// <summary>Expected share of the answer in the passage, summed over its sentences.</summary>
    AnswerMass,

    /// <summary>The same, relative.</summary>
    AnswerMassRelative,

    /// <summary>Greatest expected share in one sentence of the passage, relative.</summary>
    SentenceMassRelative,

    /// <summary>Share that the passage holds.</summary>
    Coverage,

    /// <summary>Share that passage and title hold together.</summary>
    CoverageWithTitle,

    /// <summary>Share that the title holds.</summary>
    TitleCoverage,

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

    /// <summary>Share of the rarest fifth of the question's terms that the passage holds.</summary>
    RareCoverage,

    /// <summary>Share of the question's numbers that the passage holds; 1 where it has none.</summary>
    NumberCoverage,

    /// <summary>Share that the whole article holds.</summary>
    ArticleCoverage,

    /// <summary>Rarity of the rarest pair of the question that article and title lack, as a share.</summary>
    HeaviestMissingInArticle,

    /// <summary>Share of the places the question names that the passage names; 1 where it names none.</summary>
    PlaceInPassage,

    /// <summary>The same for title, text and region of the article.</summary>
    PlaceInArticle,

    /// <summary>Whether the title names a place that neither holds one asked about nor lies in one.</summary>
    OtherPlaceInTitle,

    /// <summary>Where in the article the passage begins, 0 at its beginning, 1 at its end.</summary>
    Position,

    /// <summary>Length of the article in characters.</summary>
    ArticleLength,

    /// <summary>Rank of the passage in its article, from 0.</summary>
    RankInArticle,

    /// <summary>Of the index's first ten passages, how many are of this article.</summary>
    ArticleInFirstTen,

    /// <summary>The index's best score of a passage of the article, relative.</summary>
    ArticleBestRelative,

    /// <summary>Reciprocal rank of the article by its score.</summary>
    ArticleRank,

    /// <summary>Number of characters of the question.</summary>
    QuestionLength,

    /// <summary>The index's best score of any passage: how well the question is met at all.</summary>
    BestPassageScore,

    /// <summary>How many characters directly before the question word stand in the passage in the same way.</summary>
    LeftOfSlot,

    /// <summary>How many characters directly behind the question word stand in the passage in the same way.</summary>
    RightOfSlot,

    /// <summary>Share by nearness to the question word.</summary>
    NearSlot,

    /// <summary>Share of what is asked beyond the article's subject (terms that neither title nor first sentence holds).</summary>
    Residual,

    /// <summary>Share by rarity among the article's sentences.</summary>
    Local,

    /// <summary>Share of the relations asked for that it tells; -1 where none is asked for.</summary>
    Related,

    /// <summary>Expected share of the answer in the sentence before the passage.</summary>
    MassBefore,

    /// <summary>Expected share of the answer in the sentence behind the passage.</summary>
    MassBehind,

    /// <summary>Characters of the passage behind the sentence that holds the greatest share: answers follow.</summary>
    BehindBestSentence,

    /// <summary>What is asked for, as a number (AskedFor).</summary>
    Asked,

    /// <summary>Share of the question's words that it holds, by their rarity in the language at large.</summary>
    Content,

    /// <summary>The same for passage and title.</summary>
    ContentWithTitle,

    /// <summary>The same for article and title.</summary>
    ContentInArticle,

    /// <summary>Rarity of the rarest word of the question that passage and title lack, as a share.</summary>
    HeaviestWordMissing,

    /// <summary>Share of the question's words that the heading of its most promising sentence holds; 0 without one.</summary>
    HeadingContent,

    /// <summary>The same for that sentence, its heading and the title together.</summary>
    ContentTogether,

    /// <summary>Share of the names in the question that passage and title hold; -1 where there are none.</summary>
    Names,

    /// <summary>The same for article and title.</summary>
    NamesInArticle,

    /// <summary>How surprising it would be for an answer to lack the words that passage and title lack, see <see cref="Ranking.Necessity"/>.</summary>
    NecessityMissing,

    /// <summary>The greatest chance to stand in an answering passage of a word that passage and title lack.</summary>
    MostNecessaryMissing,

    /// <summary>How surprising it would be for the article of an answer to lack the words that article and title lack.</summary>
    NecessityMissingInArticle,

    /// <summary>The greatest chance to stand in the article of an answer of a word that article and title lack.</summary>
    MostNecessaryMissingInArticle,

    /// <summary>By how much the candidate is behind the best one in <see cref="CoverageWithTitle"/>: what all lack speaks against none.</summary>
    CoverageBehind,

    /// <summary>The same in <see cref="ContentWithTitle"/>.</summary>
    ContentBehind,

    /// <summary>The same in <see cref="ContentInArticle"/>.</summary>
    ContentInArticleBehind,

    /// <summary>The same in <see cref="HeaviestMissing"/>.</summary>
    HeaviestMissingBehind,

    /// <summary>The same in <see cref="HeaviestMissingInArticle"/>.</summary>
    HeaviestMissingInArticleBehind,

    /// <summary>The same in <see cref="NecessityMissing"/>.</summary>
    NecessityMissingBehind,

    /// <summary>The same in <see cref="NecessityMissingInArticle"/>.</summary>
    NecessityMissingInArticleBehind,

    /// <summary>Share that the passage holds word for word, see NearWords.</summary>
    ExactCoverage,
}
