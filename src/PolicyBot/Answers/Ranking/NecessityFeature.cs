namespace PolicyBot.Answers.Ranking;

/// <summary>What is known of a content word of a question when its <see cref="Necessity"/> is estimated.</summary>
public enum NecessityFeature
{
    /// <summary>How rare it is in the language at large.</summary>
    Rarity,

    /// <summary>Its share of the rarity of all content words.</summary>
    Share,

    /// <summary>How many content words are rarer.</summary>
    Rarer,

    /// <summary>How rare its commonest term is in the collection.</summary>
    CommonestHere,

    /// <summary>How rare its rarest term is in the collection.</summary>
    RarestHere,

    /// <summary>By how much the rarest term of all content words is rarer.</summary>
    BehindRarestHere,

    /// <summary>How many content words hold a rarer term.</summary>
    RarerHere,

    /// <summary>How many passages the collection has, as a natural logarithm.</summary>
    Passages,

    /// <summary>Its class (WordClass).</summary>
    Class,

    /// <summary>Its length in characters.</summary>
    Length,

    /// <summary>Whether it is a name of its own, or quoted.</summary>
    IsName,

    /// <summary>Where in the question it begins, 0 first, 1 last.</summary>
    Position,

    /// <summary>How many content words stand before it.</summary>
    WordsBefore,

    /// <summary>How many stand behind it.</summary>
    WordsBehind,

    /// <summary>Characters from its end to the question word; less than 0 behind it.</summary>
    BeforeSlot,

    /// <summary>Whether it is part of what the question asks by (哪个部门).</summary>
    InSlot,

    /// <summary>Whether 的 stands before it.</summary>
    BehindDe,

    /// <summary>Whether 的 stands behind it.</summary>
    BeforeDe,

    /// <summary>What is asked for, as a number (AskedFor).</summary>
    Asked,

    /// <summary>Number of characters of the question.</summary>
    QuestionLength,
}
