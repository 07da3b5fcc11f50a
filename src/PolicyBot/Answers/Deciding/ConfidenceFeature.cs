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

    /// <summary>Share of the question's words that the passage holds, by their rarity in the language at large.</summary>
    Content,

    /// <summary>The same for passage and title.</summary>
    ContentWithTitle,

    /// <summary>The same for article and title.</summary>
    ContentInArticle,

    /// <summary>The same for the sentence that the chosen words begin in, its heading and the title together.</summary>
    ContentTogether,

    /// <summary>Rarity of the rarest word of the question that passage and title lack, as a share.</summary>
    HeaviestWordMissing,

    /// <summary>How many words of the question name things or doings.</summary>
    ContentWords,

    /// <summary>Share by nearness to the question word that the sentence of the chosen words, its heading and the title hold together.</summary>
    NearSlotTogether,

    /// <summary>The same for the sentence alone.</summary>
    NearSlotInSentence,

    /// <summary>Share of the question's words that the heading of that sentence holds; 0 without one.</summary>
    HeadingContent,

    /// <summary>Expected share of the answer in that sentence.</summary>
    SentenceMass,

    /// <summary>Share of the relations asked for that it tells; -1 where none is asked for.</summary>
    Related,

    /// <summary>How many different cue words of what is asked for it holds.</summary>
    Cues,

    /// <summary>Length of the chosen words in characters.</summary>
    SpanLength,

    /// <summary>How surprising it would be for an answer to lack the words that the passage and its title lack, see <see cref="Ranking.Necessity"/>.</summary>
    NecessityMissing,

    /// <summary>The greatest chance to stand in an answering passage of a word that the passage and its title lack.</summary>
    MostNecessaryMissing,

    /// <summary>How surprising it would be for the article of an answer to lack the words that article and title lack.</summary>
    NecessityMissingInArticle,

    /// <summary>The greatest chance to stand in the article of an answer of a word that article and title lack.</summary>
    MostNecessaryMissingInArticle,

    /// <summary>How surprising it would be for an answer to lack the words that the sentence of the chosen words, its heading and the title lack.</summary>
    NecessityMissingTogether,
}
