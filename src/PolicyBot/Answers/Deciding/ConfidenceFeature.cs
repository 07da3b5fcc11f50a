namespace PolicyBot.Answers.Deciding;

/// <summary>
/// What the decision between answering and declining is made from. All are shares or differences that mean the same in a collection
/// of five articles and one of a hundred thousand.
/// </summary>
public enum ConfidenceFeature
{
    /// <summary>Share of the question's weight that the first passage holds.</summary>
    Coverage,

    /// <summary>Share that the first passage and its title hold.</summary>
    CoverageWithTitle,

    /// <summary>Share that its whole article and title hold.</summary>
    ArticleCoverage,

    /// <summary>Share that its best sentence holds.</summary>
    SentenceCoverage,

    /// <summary>Share that stands within 40 characters.</summary>
    WindowCoverage,

    /// <summary>Share in the heaviest stretch of the question found in it.</summary>
    HeaviestRun,

    /// <summary>Length of the longest such stretch as a share of the question's.</summary>
    LongestRunShare,

    /// <summary>Weight of the heaviest pair that the passage lacks, as a share.</summary>
    HeaviestMissing,

    /// <summary>Weight of the heaviest pair that article and title lack, as a share.</summary>
    HeaviestMissingInArticle,

    /// <summary>Share of the question's rarest terms that the passage holds.</summary>
    RareCoverage,

    /// <summary>Share of its numbers that the passage holds.</summary>
    NumberCoverage,

    /// <summary>Share of the question's weight in terms that no passage of the collection holds.</summary>
    Unknown,

    /// <summary>Share of the matter named (no single characters, nothing of what is asked about it) that the passage holds.</summary>
    Topic,

    /// <summary>The same for article and title.</summary>
    TopicInArticle,

    /// <summary>Expected share of the answer in the passage.</summary>
    AnswerMass,

    /// <summary>Expected likeness of the chosen words to the answer.</summary>
    SpanScore,

    /// <summary>By how much the first passage's score exceeds that of the best passage of another article, at most 1.5.</summary>
    Margin,

    /// <summary>Coverage of the best passage of another article.</summary>
    NextCoverage,

    /// <summary>Number of characters of the question.</summary>
    QuestionLength,

    /// <summary>How many figures with the unit asked for the passage holds.</summary>
    UnitFigures,

    /// <summary>Agreement of the places asked about with the article.</summary>
    PlaceInArticle,

    /// <summary>What is asked for, as a number (AskedFor).</summary>
    Asked,
}
