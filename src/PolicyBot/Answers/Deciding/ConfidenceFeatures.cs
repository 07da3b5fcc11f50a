using PolicyBot.Answers.Extraction;
using PolicyBot.Answers.Ranking;
using PolicyBot.Answers.Understanding;

namespace PolicyBot.Answers.Deciding;

/// <summary>Computes the values of <see cref="ConfidenceFeature"/>.</summary>
internal static class ConfidenceFeatures
{
    /// <summary>A wider margin says only that there are few articles.</summary>
    private const float MostMargin = 1.5f;

    /// <summary>The features' names, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = Enum.GetNames<ConfidenceFeature>();

    /// <summary>The values for a ranked question.</summary>
    /// <param name="candidates">The passages, best first; at least one.</param>
    /// <param name="chosen">The words chosen in the first.</param>
    public static float[] Of(IReadOnlyList<Candidate> candidates, ChosenSpan chosen)
    {
        var values = new float[Names.Count];
        var set = new FeatureSetter<ConfidenceFeature>(values);
        Candidate first = candidates[0];
        QuestionProfile profile = first.Article.Profile;
        Candidate? next = candidates.FirstOrDefault(candidate => candidate.Article != first.Article);
        float Of(RankingFeature feature) => first.Features[(int)feature];
        set[ConfidenceFeature.Coverage] = Of(RankingFeature.Coverage);
        set[ConfidenceFeature.CoverageWithTitle] = Of(RankingFeature.CoverageWithTitle);
        set[ConfidenceFeature.ArticleCoverage] = Of(RankingFeature.ArticleCoverage);
        set[ConfidenceFeature.SentenceCoverage] = Of(RankingFeature.SentenceCoverage);
        set[ConfidenceFeature.WindowCoverage] = Of(RankingFeature.WindowCoverage);
        set[ConfidenceFeature.HeaviestRun] = Of(RankingFeature.HeaviestRun);
        set[ConfidenceFeature.LongestRunShare] = Of(RankingFeature.LongestRunShare);
        set[ConfidenceFeature.HeaviestMissing] = Of(RankingFeature.HeaviestMissing);
        set[ConfidenceFeature.HeaviestMissingInArticle] = Of(RankingFeature.HeaviestMissingInArticle);
        set[ConfidenceFeature.RareCoverage] = Of(RankingFeature.RareCoverage);
        set[ConfidenceFeature.NumberCoverage] = Of(RankingFeature.NumberCoverage);
        set[ConfidenceFeature.PlaceInArticle] = Of(RankingFeature.PlaceInArticle);
        set[ConfidenceFeature.Unknown] = profile.UnknownShare;
        set[ConfidenceFeature.Topic] = first.Match.Has.Sum(profile.Topic);
        set[ConfidenceFeature.TopicInArticle] = first.Article.TopicShare;
        set[ConfidenceFeature.AnswerMass] = first.AnswerMass;
        set[ConfidenceFeature.SpanScore] = chosen.Score;
        set[ConfidenceFeature.Margin] = next is null ? MostMargin : Math.Min(MostMargin, first.Score - next.Score);
        set[ConfidenceFeature.NextCoverage] = next?.Match.Coverage ?? 0;
        set[ConfidenceFeature.QuestionLength] = profile.Question.Form.Text.Length;
        set[ConfidenceFeature.UnitFigures] = new AskedCues(profile.Question, first.Match.Text).CountFigures(0, first.Match.Text.Length).WithUnit;
        set[ConfidenceFeature.Content] = Of(RankingFeature.Content);
        set[ConfidenceFeature.ContentWithTitle] = Of(RankingFeature.ContentWithTitle);
        set[ConfidenceFeature.ContentInArticle] = Of(RankingFeature.ContentInArticle);
        set[ConfidenceFeature.HeaviestWordMissing] = Of(RankingFeature.HeaviestWordMissing);
        set[ConfidenceFeature.NecessityMissing] = Of(RankingFeature.NecessityMissing);
        set[ConfidenceFeature.MostNecessaryMissing] = Of(RankingFeature.MostNecessaryMissing);
        set[ConfidenceFeature.NecessityMissingInArticle] = Of(RankingFeature.NecessityMissingInArticle);
        set[ConfidenceFeature.MostNecessaryMissingInArticle] = Of(RankingFeature.MostNecessaryMissingInArticle);
        set[ConfidenceFeature.ContentWords] = profile.ContentWords.Length;
        set[ConfidenceFeature.Asked] = (float)profile.Question.Asked;
        FillSentence(set, first.Article, chosen);
        return values;
    }

    /// <summary>What the sentence says that the chosen words begin in.</summary>
    private static void FillSentence(FeatureSetter<ConfidenceFeature> set, ArticleMatch article, ChosenSpan chosen)
    {
        int number = article.SentenceAt(chosen.Range.Start);
        if (number < 0)
        {
            return;
        }

        QuestionProfile profile = article.Profile;
        SentenceMatch sentence = article.Sentences[number];
        set[ConfidenceFeature.ContentTogether] = sentence.Features[(int)SentenceFeature.ContentTogether];
        set[ConfidenceFeature.NearSlotTogether] = article.SumAround(number, profile.NearSlot);
        set[ConfidenceFeature.NecessityMissingTogether] = profile.Necessity.MissingInPassage(article.HasAround(number)).Surprise;
        set[ConfidenceFeature.NearSlotInSentence] = sentence.NearSlot;
        set[ConfidenceFeature.HeadingContent] = sentence.Features[(int)SentenceFeature.HeadingContent];
        set[ConfidenceFeature.SentenceMass] = sentence.AnswerMass;
        set[ConfidenceFeature.Related] = profile.Related(sentence.Reading.Told);
        set[ConfidenceFeature.Cues] = sentence.Reading.CuesOf(profile.Question.Asked);
        set[ConfidenceFeature.SpanLength] = chosen.Range.Length;
    }
}
