namespace PolicyBot.Answers.Ranking;

/// <summary>
/// What the ranking knows of a sentence when it judges how much of the answer stands there. "Share" is a share of the question's
/// weight (terms weighted by kind and rarity).
/// </summary>
public enum SentenceFeature
{
    /// <summary>Share that the sentence holds.</summary>
    Coverage,

    /// <summary>The same, relative to the best sentence of the article.</summary>
    CoverageRelative,

    /// <summary>How many sentences of the article hold a greater share.</summary>
    CoverageRank,

    /// <summary>Share that the sentence before holds.</summary>
    CoverageBefore,

    /// <summary>Share that the sentence behind holds.</summary>
    CoverageBehind,

    /// <summary>Greatest share among the second to fifth sentence before.</summary>
    CoverageEarlier,

    /// <summary>Share that the sentence and its neighbours hold together.</summary>
    CoverageTogether,

    /// <summary>Share by nearness to the question word.</summary>
    NearSlot,

    /// <summary>The same, relative to the best sentence of the article.</summary>
    NearSlotRelative,

    /// <summary>Share of what is asked beyond the article's subject (terms that neither title nor first sentence holds).</summary>
    Residual,

    /// <summary>The same, relative to the best sentence of the article.</summary>
    ResidualRelative,

    /// <summary>Share by rarity among the article's sentences.</summary>
    Local,

    /// <summary>The same, relative to the best sentence of the article.</summary>
    LocalRelative,

    /// <summary>Share by rarity among the article's sentences that the sentence before holds.</summary>
    LocalBefore,

    /// <summary>Share of the relations asked for that it tells; -1 where none is asked for.</summary>
    Related,

    /// <summary>Share that the whole article holds.</summary>
    ArticleCoverage,

    /// <summary>Share that the title holds.</summary>
    TitleCoverage,

    /// <summary>How many sentences behind the article's best one it stands; negative before it; at most 20 either way.</summary>
    BehindBest,

    /// <summary>Length in characters.</summary>
    Length,

    /// <summary>Share of its characters that no term of the question takes up.</summary>
    Novelty,

    /// <summary>Length in characters of the longest stretch of the question found in it.</summary>
    LongestRun,

    /// <summary>Characters that follow the last term of the question in it.</summary>
    Tail,

    /// <summary>How many characters directly before the question word stand in it in the same way.</summary>
    LeftOfSlot,

    /// <summary>How many characters directly behind the question word stand in it in the same way.</summary>
    RightOfSlot,

    /// <summary>How many different cue words of what is asked for it holds.</summary>
    Cues,

    /// <summary>How many figures it holds.</summary>
    Figures,

    /// <summary>How many of them are followed by 年, 月, 日 and the like.</summary>
    DateFigures,

    /// <summary>How many of them have the unit asked for.</summary>
    UnitFigures,

    /// <summary>How many commas it holds between words of a list (、).</summary>
    Enumerated,

    /// <summary>Whether the sentence before ends in a colon.</summary>
    BehindColon,

    /// <summary>Whether it opens like an item of a list (一是, 1., (一)).</summary>
    OpensItem,

    /// <summary>Where in the article it stands, 0 first, 1 last.</summary>
    Position,

    /// <summary>How many sentences the article has.</summary>
    Sentences,

    /// <summary>Number of characters of the question.</summary>
    QuestionLength,

    /// <summary>Whether several things or whole clauses are asked for (lists, rules, ways, reasons).</summary>
    AskedForClauses,

    /// <summary>What is asked for, as a number (AskedFor).</summary>
    Asked,

    /// <summary>Share of the question's words that it holds, by their rarity in the language at large.</summary>
    Content,

    /// <summary>The same for the heading of its section; 0 without one.</summary>
    HeadingContent,

    /// <summary>The same for sentence, heading and title together.</summary>
    ContentTogether,

    /// <summary>Whether it is a heading itself.</summary>
    IsHeading,

    /// <summary>Share that it holds word for word, see NearWords.</summary>
    ExactCoverage,
}
