namespace PolicyBot.Language;

/// <summary>What class a word is of, as far as a dictionary can tell without its context; classes that behave alike lie together.</summary>
public enum WordClass
{
    /// <summary>Punctuation, and whatever else is no word.</summary>
    None,

    /// <summary>Particles and exclamations: 的, 了, 吗.</summary>
    Particle,

    /// <summary>Conjunctions: 和, 如果.</summary>
    Conjunction,

    /// <summary>Prepositions: 在, 由.</summary>
    Preposition,

    /// <summary>Adverbs: 已经, 都.</summary>
    Adverb,

    /// <summary>Pronouns: 我们, 这.</summary>
    Pronoun,

    /// <summary>Verbs: 申请, 建.</summary>
    Verb,

    /// <summary>Verbs that serve as nouns: 改造, 服务.</summary>
    VerbalNoun,

    /// <summary>Adjectives and words that only qualify: 大, 公共.</summary>
    Adjective,

    /// <summary>What no other class fits: idioms, single characters that are no word of their own.</summary>
    Other,

    /// <summary>Nouns and abbreviations: 电梯, 医保.</summary>
    Noun,

    /// <summary>Names of things: 玉林.</summary>
    Name,

    /// <summary>Names of persons.</summary>
    Person,

    /// <summary>Names of places, and words for them: 德州, 现场.</summary>
    Place,

    /// <summary>Positions: 上, 之前, 东部.</summary>
    Position,

    /// <summary>Names of bodies: 国务院.</summary>
    Organisation,

    /// <summary>Times: 今年, 周三.</summary>
    Time,

    /// <summary>Numbers, in digits or characters.</summary>
    Number,

    /// <summary>Measure words: 台, 户.</summary>
    Measure,

    /// <summary>Words in Latin letters.</summary>
    Latin,
}
