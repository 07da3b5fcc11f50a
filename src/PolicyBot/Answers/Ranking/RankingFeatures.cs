using PolicyBot.Answers.Understanding;
using PolicyBot.Language;

namespace PolicyBot.Answers.Ranking;

/// <summary>Computes the values of <see cref="RankingFeature"/> for the candidates of one question.</summary>
internal static class RankingFeatures
{
    /// <summary>What is held (more is better) or missed (less is better), and the feature that says how far behind the best candidate one is in it.</summary>
    private static readonly (RankingFeature Of, RankingFeature Behind, bool MoreIsBetter)[] Compared =
    [
        (RankingFeature.CoverageWithTitle, RankingFeature.CoverageBehind, true),
        (RankingFeature.ContentWithTitle, RankingFeature.ContentBehind, true),
        (RankingFeature.ContentInArticle, RankingFeature.ContentInArticleBehind, true),
        (RankingFeature.HeaviestMissing, RankingFeature.HeaviestMissingBehind, false),
        (RankingFeature.HeaviestMissingInArticle, RankingFeature.HeaviestMissingInArticleBehind, false),
        (RankingFeature.NecessityMissing, RankingFeature.NecessityMissingBehind, false),
        (RankingFeature.NecessityMissingInArticle, RankingFeature.NecessityMissingInArticleBehind, false),
    ];

    /// <summary>The features' names, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = Enum.GetNames<RankingFeature>();

    /// <summary>How many features there are.</summary>
    public static int Count => Names.Count;

    /// <summary>Fills <see cref="Candidate.Features"/> of all candidates.</summary>
    public static void Fill(IReadOnlyList<Candidate> candidates)
    {
        if (candidates.Count == 0)
        {
            return;
        }

        float bestPassage = Math.Max(candidates.Max(candidate => candidate.Article.BestPassageScore), 1e-6f);
        float bestArticle = Math.Max(candidates.Max(candidate => candidate.Article.ArticleScore), 1e-6f);
        float bestMass = Math.Max(candidates.Max(candidate => candidate.AnswerMass), 1e-6f);
        float bestSentenceMass = Math.Max(candidates.Max(candidate => candidate.MostPromising.AnswerMass), 1e-6f);
        int rank = 0;
        Dictionary<int, int> articleRanks = candidates.Select(candidate => candidate.Article).DistinctBy(article => article.Article)
            .OrderByDescending(article => article.ArticleScore).ToDictionary(article => article.Article, _ => rank++);
        foreach (Candidate candidate in candidates)
        {
            var set = new FeatureSetter<RankingFeature>(candidate.Features);
            FillMatch(set, candidate);
            FillArticle(set, candidate.Article);
            set[RankingFeature.AnswerMass] = candidate.AnswerMass;
            set[RankingFeature.AnswerMassRelative] = candidate.AnswerMass / bestMass;
            set[RankingFeature.SentenceMassRelative] = candidate.MostPromising.AnswerMass / bestSentenceMass;
            set[RankingFeature.ArticleScoreRelative] = candidate.Article.ArticleScore / bestArticle;
            set[RankingFeature.BestPassageScore] = bestPassage;
            set[RankingFeature.ArticleBestRelative] = candidate.Article.BestPassageScore / bestPassage;
            set[RankingFeature.ArticleRank] = 1f / (1 + articleRanks[candidate.Article.Article]);
        }

        Array.ForEach(Compared, features => Compare(candidates, (int)features.Of, (int)features.Behind, features.MoreIsBetter));
    }

    private static void Compare(IReadOnlyList<Candidate> candidates, int of, int behind, bool moreIsBetter)
    {
        float best = moreIsBetter ? candidates.Max(candidate => candidate.Features[of]) : candidates.Min(candidate => candidate.Features[of]);
        foreach (Candidate candidate in candidates)
        {
            candidate.Features[behind] = MathF.Abs(best - candidate.Features[of]);
        }
    }

    private static void FillMatch(FeatureSetter<RankingFeature> set, Candidate candidate)
    {
        QuestionProfile profile = candidate.Article.Profile;
        PassageMatch match = candidate.Match;
        UnderstoodQuestion question = profile.Question;
        int questionLength = question.Form.Text.Length;
        set[RankingFeature.Coverage] = match.Coverage;
        set[RankingFeature.ExactCoverage] = match.ExactCoverage;
        set[RankingFeature.SentenceCoverage] = match.BestSentenceCoverage;
        set[RankingFeature.SentencePairCoverage] = match.BestSentencePairCoverage;
        set[RankingFeature.WindowCoverage] = match.WindowCoverage;
        set[RankingFeature.LongestRun] = match.LongestRun;
        set[RankingFeature.LongestRunShare] = (float)match.LongestRun / questionLength;
        set[RankingFeature.HeaviestRun] = match.HeaviestRun;
        set[RankingFeature.RunConcentration] = match.RunConcentration;
        set[RankingFeature.InOrder] = match.InOrder;
        set[RankingFeature.HeaviestMissing] = HeaviestMissing(profile, match.Has);
        set[RankingFeature.RareCoverage] = RareCoverage(profile, match.Has);
        set[RankingFeature.NumberCoverage] = NumberCoverage(profile, match.Has);
        set[RankingFeature.RankInArticle] = candidate.RankInArticle;
        set[RankingFeature.Position] = (float)candidate.Range.Start / candidate.Article.Form.Text.Length;
        set[RankingFeature.QuestionLength] = questionLength;
        set[RankingFeature.LeftOfSlot] = SlotContext.Left(question, match.Text);
        set[RankingFeature.RightOfSlot] = SlotContext.Right(question, match.Text);
        set[RankingFeature.NearSlot] = match.Has.Sum(profile.NearSlot);
        set[RankingFeature.Residual] = match.Has.Sum(candidate.Article.Residual);
        set[RankingFeature.Local] = match.Has.Sum(candidate.Article.Local);
        set[RankingFeature.Related] = profile.Related(candidate.Told);
        set[RankingFeature.BehindBestSentence] = match.Text.Length - match.BestSentence.End;
        (set[RankingFeature.MassBefore], set[RankingFeature.MassBehind]) = MassAround(candidate);
        set[RankingFeature.Asked] = (float)question.Asked;
        set[RankingFeature.Content] = match.Has.Sum(profile.Content);
        TermSet withTitle = match.Has | candidate.Article.Title.Has;
        set[RankingFeature.CoverageWithTitle] = match.Share(withTitle);
        set[RankingFeature.ContentWithTitle] = withTitle.Sum(profile.Content);
        set[RankingFeature.Names] = profile.HasNames ? withTitle.Sum(profile.Names) : -1;
        set[RankingFeature.HeaviestWordMissing] = HeaviestWordMissing(profile, withTitle);
        (set[RankingFeature.NecessityMissing], set[RankingFeature.MostNecessaryMissing]) = profile.Necessity.MissingInPassage(withTitle);
        set[RankingFeature.HeadingContent] = candidate.MostPromising.Features[(int)SentenceFeature.HeadingContent];
        set[RankingFeature.ContentTogether] = candidate.MostPromising.Features[(int)SentenceFeature.ContentTogether];
        set[RankingFeature.PlaceInPassage] = profile.Places.ShareIn(match.Text);
    }

    private static void FillArticle(FeatureSetter<RankingFeature> set, ArticleMatch article)
    {
        QuestionProfile profile = article.Profile;
        TermSet withTitle = article.Has;
        set[RankingFeature.TitleCoverage] = article.Title.Coverage;
        set[RankingFeature.ArticleCoverage] = article.Whole.Share(withTitle);
        set[RankingFeature.ContentInArticle] = withTitle.Sum(profile.Content);
        set[RankingFeature.NamesInArticle] = profile.HasNames ? withTitle.Sum(profile.Names) : -1;
        set[RankingFeature.HeaviestMissingInArticle] = HeaviestMissing(profile, withTitle);
        (set[RankingFeature.NecessityMissingInArticle], set[RankingFeature.MostNecessaryMissingInArticle]) = profile.Necessity.MissingInArticle(withTitle);
        set[RankingFeature.ArticleLength] = article.Form.Text.Length;
        set[RankingFeature.ArticleInFirstTen] = article.AmongFirstTen;
        set[RankingFeature.PlaceInArticle] = article.PlaceAgreement;
        set[RankingFeature.OtherPlaceInTitle] = profile.Places.AreOthersIn(article.Title.Text) ? 1 : 0;
    }

    private static (float Before, float Behind) MassAround(Candidate candidate)
    {
        float before = 0, behind = 0;
        foreach (SentenceMatch sentence in candidate.Article.Sentences)
        {
            before = sentence.Range.End <= candidate.Range.Start ? sentence.AnswerMass : before;
            if (sentence.Range.Start >= candidate.Range.End)
            {
                behind = sentence.AnswerMass;
                break;
            }
        }

        return (before, behind);
    }

    private static float HeaviestMissing(QuestionProfile profile, TermSet has)
    {
        float heaviest = 0;
        for (int i = 0; i < profile.Terms.Length; i++)
        {
            if (!has[i] && profile.IsPair[i])
            {
                heaviest = Math.Max(heaviest, profile.Weights[i]);
            }
        }

        return heaviest / profile.TotalWeight;
    }

    private static float HeaviestWordMissing(QuestionProfile profile, TermSet has)
    {
        float heaviest = 0;
        foreach (ContentWord word in profile.ContentWords)
        {
            heaviest = word.IsIn(has) ? heaviest : Math.Max(heaviest, word.Weight);
        }

        return heaviest;
    }

    private static float RareCoverage(QuestionProfile profile, TermSet has)
    {
        float rare = profile.RareWeight, all = 0, held = 0;
        for (int i = 0; i < profile.Terms.Length; i++)
        {
            if (profile.Weights[i] >= rare)
            {
                all += profile.Weights[i];
                held += has[i] ? profile.Weights[i] : 0;
            }
        }

        return all > 0 ? held / all : 0;
    }

    private static float NumberCoverage(QuestionProfile profile, TermSet has)
    {
        int all = 0, held = 0;
        for (int i = 0; i < profile.Terms.Length; i++)
        {
            if (TermKey.IsNumber(profile.Terms[i].Key))
            {
                all++;
                held += has[i] ? 1 : 0;
            }
        }

        return all == 0 ? 1 : (float)held / all;
    }
}
