using PolicyBot.Answers.Models;
using PolicyBot.Language;

namespace PolicyBot.Answers.Ranking;

/// <summary>Ranks the passages of the articles found: judges sentences, chooses passages around the best, orders them.</summary>
internal static class PassageRanker
{
    private const int ArticlesWithSeveral = 4;
    private const int PassagesOfThose = 3;

    /// <summary>The passages, best first.</summary>
    public static List<Candidate> Rank(IReadOnlyList<ArticleMatch> articles, AnswerModels models)
    {
        foreach (SentenceMatch sentence in articles.SelectMany(article => article.Sentences))
        {
            sentence.AnswerMass = Math.Max(0, models.Sentences.Score(sentence.Features));
        }

        List<Candidate> candidates = Choose(articles);
        RankingFeatures.Fill(candidates);
        foreach (Candidate candidate in candidates)
        {
            candidate.Score = models.Passages.Score(candidate.Features);
        }

        return [.. candidates.OrderByDescending(candidate => candidate.Score)];
    }

    /// <summary>The passages that are worth ranking: three of each of the first articles, one of the others.</summary>
    public static List<Candidate> Choose(IReadOnlyList<ArticleMatch> articles)
    {
        List<Candidate> candidates = [];
        List<Term> scratch = [];
        for (int i = 0; i < articles.Count; i++)
        {
            candidates.AddRange(PassageChooser.Choose(articles[i], i < ArticlesWithSeveral ? PassagesOfThose : 1, scratch));
        }

        return candidates;
    }
}
