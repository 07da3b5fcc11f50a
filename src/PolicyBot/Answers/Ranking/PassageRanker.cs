using PolicyBot.Answers.Models;

namespace PolicyBot.Answers.Ranking;

/// <summary>Ranks the passages of the articles found: judges sentences, chooses passages around the best, orders them.</summary>
internal static class PassageRanker
{
    private const int ArticlesWithSeveral = 4;
    private const int PassagesOfThose = 3;

    /// <summary>The passages, best first.</summary>
    public static List<Candidate> Rank(IReadOnlyList<ArticleMatch> articles, AnswerModels models)
    {
        SentenceMatch[] sentences = [.. articles.SelectMany(article => article.Sentences)];
        float[] scores = Score(models.Sentences, sentences, sentence => sentence.Features);
        for (int i = 0; i < sentences.Length; i++)
        {
            sentences[i].AnswerMass = Math.Max(0, scores[i]);
        }

        foreach (QuestionProfile wording in articles.Select(article => article.Profile).Distinct())
        {
            wording.Necessity = Necessity.Of(wording, models);
        }

        List<Candidate> candidates = Choose(articles);
        RankingFeatures.Fill(candidates);
        scores = Score(models.Passages, candidates, candidate => candidate.Features);
        for (int i = 0; i < scores.Length; i++)
        {
            candidates[i].Score = scores[i];
        }

        return [.. candidates.OrderByDescending(candidate => candidate.Score)];
    }

    /// <summary>The passages that are worth ranking: three of each of the first articles, one of the others.</summary>
    public static List<Candidate> Choose(IReadOnlyList<ArticleMatch> articles)
    {
        List<Candidate> candidates = [];
        for (int i = 0; i < articles.Count; i++)
        {
            candidates.AddRange(PassageChooser.Choose(articles[i], i < ArticlesWithSeveral ? PassagesOfThose : 1));
        }

        return candidates;
    }

    private static float[] Score<T>(TreeEnsemble model, IReadOnlyCollection<T> cases, Func<T, float[]> features)
    {
        var scores = new float[cases.Count];
        model.Score(cases.Select(features).ToArray(), scores);
        return scores;
    }
}
