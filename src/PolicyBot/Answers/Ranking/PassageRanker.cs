using PolicyBot.Answers.Models;

namespace PolicyBot.Answers.Ranking;

/// <summary>Ranks the passages of the articles found: judges sentences, chooses passages around the best, orders them.</summary>
internal static class PassageRanker
{
    private const int ArticlesWithSeveral = 4;
    private const int PassagesOfThose = 3;

    /// <summary>The passages, best first.</summary>
    public static List<Candidate> Rank(IReadOnlyList<ArticleMatch> articles, RankingModels models)
    {
        JudgeSentences(articles, models.Sentences);
        foreach (QuestionProfile wording in articles.Select(article => article.Profile).Distinct())
        {
            wording.Necessity = Necessity.Of(wording, models);
        }

        List<Candidate> candidates = Choose(articles);
        RankingFeatures.Fill(candidates);
        Judge(candidates, models.Passages);
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

    /// <summary>Sets the answer mass of all sentences.</summary>
    public static void JudgeSentences(IReadOnlyList<ArticleMatch> articles, TreeEnsemble model)
    {
        SentenceMatch[] sentences = [.. articles.SelectMany(article => article.Sentences)];
        var scores = new float[sentences.Length];
        model.Score([.. sentences.Select(sentence => sentence.Features)], scores);
        for (int i = 0; i < sentences.Length; i++)
        {
            sentences[i].AnswerMass = Math.Max(0, scores[i]);
        }
    }

    /// <summary>Sets the scores of passages whose features are filled.</summary>
    public static void Judge(IReadOnlyList<Candidate> candidates, Perceptron model)
    {
        float[] scores = model.Score([.. candidates.Select(candidate => candidate.Features)]);
        for (int i = 0; i < scores.Length; i++)
        {
            candidates[i].Score = scores[i];
        }
    }
}
