using PolicyBot.Articles;

namespace PolicyBot.Answers.Ranking;

/// <summary>A passage that may be cited: neighbouring sentences of an article, at most 300 of its characters.</summary>
/// <param name="Article">The article.</param>
/// <param name="Range">Where it stands in the article's normal form.</param>
/// <param name="Match">How it meets the question.</param>
/// <param name="RankInArticle">0 for its article's best, 1 for the next.</param>
/// <param name="AnswerMass">The expected share of the answer that it holds, summed over its sentences.</param>
internal sealed record Candidate(ArticleMatch Article, TextRange Range, PassageMatch Match, int RankInArticle, float AnswerMass)
{
    /// <summary>Its sentences.</summary>
    public SentenceMatch[] Sentences => field ??= Array.FindAll(Article.Sentences, sentence => sentence.Range.Start >= Range.Start && sentence.Range.End <= Range.End);

    /// <summary>The one with the greatest expected share of the answer.</summary>
    public SentenceMatch MostPromising => field ??= Sentences.MaxBy(sentence => sentence.AnswerMass)!;

    /// <summary>The relations that they tell.</summary>
    public UInt128 Told => Sentences.Aggregate(UInt128.Zero, (told, sentence) => told | sentence.Reading.Told);

    /// <summary>The values of <see cref="RankingFeature"/>.</summary>
    public float[] Features { get; } = new float[RankingFeatures.Count];

    /// <summary>The ranking's score; comparable within one question.</summary>
    public float Score { get; set; }
}
