namespace PolicyBot.Answers.Extraction;

/// <summary>
/// What is known of a stretch of words when it is judged how good an answer it would be. "Share" is a share of the question's
/// weight (terms weighted by kind and rarity).
/// </summary>
public enum SpanFeature
{
    /// <summary>What is asked for, as a number (AskedFor).</summary>
    Asked,

    /// <summary>Whether several things or whole clauses are asked for (lists, rules, ways, reasons).</summary>
    AskedForClauses,

    /// <summary>Number of characters of the question.</summary>
    QuestionLength,

    /// <summary>Length in characters.</summary>
    Length,

    /// <summary>How many clauses it touches.</summary>
    Clauses,

    /// <summary>How many sentences it touches.</summary>
    Sentences,

    /// <summary>Expected share of the answer in the sentence it begins in.</summary>
    MassOfFirst,

    /// <summary>The same for all sentences it touches together.</summary>
    MassOfAll,

    /// <summary>The greatest such share of a sentence of the passage.</summary>
    MassOfBest,

    /// <summary>Whether it begins in that best sentence.</summary>
    BeginsInBest,

    /// <summary>Share of the question within it.</summary>
    CoverageInside,

    /// <summary>Share in its sentences before it.</summary>
    CoverageBefore,

    /// <summary>Share in its sentences behind it.</summary>
    CoverageBehind,

    /// <summary>Share of its characters that terms of the question take up.</summary>
    TakenShare,

    /// <summary>Characters between the last matched one before it and its beginning, within the sentence.</summary>
    GapBefore,

    /// <summary>Characters between its end and the next matched one behind it, within the sentence.</summary>
    GapBehind,

    /// <summary>How many characters before it are those before the question word.</summary>
    AlignedBefore,

    /// <summary>How many characters behind it are those behind the question word.</summary>
    AlignedBehind,

    /// <summary>Whether it begins where a clause does.</summary>
    BeginsClause,

    /// <summary>Whether it ends where a clause does.</summary>
    EndsClause,

    /// <summary>Whether it begins where a sentence does.</summary>
    BeginsSentence,

    /// <summary>Whether it ends where a sentence does.</summary>
    EndsSentence,

    /// <summary>Kind of the character before it.</summary>
    Before,

    /// <summary>Kind of the character behind it.</summary>
    Behind,

    /// <summary>Kind of its first character.</summary>
    First,

    /// <summary>Kind of its last character.</summary>
    Last,

    /// <summary>Whether it stands whole between quotation marks or title marks.</summary>
    Quoted,

    /// <summary>How many commas it holds between words of a list (、).</summary>
    Enumerated,

    /// <summary>How many figures it holds.</summary>
    Figures,

    /// <summary>How many of them have the unit asked for.</summary>
    UnitFigures,

    /// <summary>How many of them are followed by 年, 月, 日 and the like.</summary>
    DateFigures,

    /// <summary>How many different cue words of what is asked for it holds.</summary>
    Cues,

    /// <summary>How many such words stand in the clause before it or in its own clause before it.</summary>
    CuesBefore,

    /// <summary>Whether it ends as things of the kind asked for do (哪一种语言: 语); -1 where the question names no kind.</summary>
    EndsAsAsked,

    /// <summary>Whether it looks like a person's name: 2 foreign, 1 Chinese.</summary>
    PersonName,

    /// <summary>Share of the relations asked for that its clauses tell; -1 where none is asked for.</summary>
    Related,

    /// <summary>Where in the passage it begins, 0 first, 1 last.</summary>
    Position,

    /// <summary>How many of its different characters stand in the question, as a share.</summary>
    CharactersOfQuestion,

    /// <summary>Whether its first character cannot begin a word group (的, 了, 等).</summary>
    BadBeginning,

    /// <summary>Whether its last character cannot end a word group (的, 在, 和).</summary>
    BadEnd,

    /// <summary>Class of its first word (WordClass).</summary>
    FirstWord,

    /// <summary>Class of its last word.</summary>
    LastWord,

    /// <summary>Class of the word before it.</summary>
    WordBefore,

    /// <summary>Class of the word behind it.</summary>
    WordBehind,

    /// <summary>How many of its words are places.</summary>
    Places,

    /// <summary>How many of its words are times.</summary>
    Times,

    /// <summary>How many of its words are verbs.</summary>
    Verbs,

    /// <summary>How many of its words are nouns.</summary>
    Nouns,

    /// <summary>How well the best of its quantities fits the unit asked for (AskedUnit.Fit); -1 where it holds none or none is asked for.</summary>
    UnitFit,

    /// <summary>Whether it is a quantity and nothing else.</summary>
    IsQuantity,

    /// <summary>Share of the question's words that its first sentence, the heading and the title hold together, by their rarity in the language at large.</summary>
    ContentTogether,

    /// <summary>The same for the heading alone; 0 without one.</summary>
    HeadingContent,

    /// <summary>The same for its first clause alone.</summary>
    ClauseContent,

    /// <summary>Share by nearness to the question word that its first clause holds.</summary>
    ClauseNearSlot,

    /// <summary>Whether its first clause tells how it was before (过去, 原来) where the question does not ask that, or does not where it does.</summary>
    OtherTime,

    /// <summary>Whether its first clause tells how it is now (现在, 提高到).</summary>
    Present,
}
