using PolicyBot.Answers.Understanding;
using PolicyBot.Language;

namespace PolicyBot.Answers.Ranking;

/// <summary>Computes the values of <see cref="RankingFeature"/> for the candidates of one question.</summary>
internal static class RankingFeatures
{
    private const int LongestSlotContext = 6;

    /// <summary>The features' names, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = Enum.GetNames<RankingFeature>();

    /// <summary>How many features there are.</summary>
    public static int Count => Names.Count;

    /// <summary>Fills <see cref="Candidate.Features"/> of all candidates.</summary>
    public static void Fill(QuestionProfile profile, IReadOnlyList<Candidate> candidates)
    {
        if (candidates.Count == 0)
        {
            return;
        }

        float bestPassage = Math.Max(candidates.Max(candidate => candidate.PassageScore), 1e-6f);
        float bestArticle = Math.Max(candidates.Max(candidate => candidate.ArticleScore), 1e-6f);
        float rare = RareWeight(profile);
        int rank = 0;
        Dictionary<int, int> articleRanks = candidates.GroupBy(candidate => candidate.Article)
            .OrderByDescending(group => group.First().ArticleScore).ToDictionary(group => group.Key, _ => rank++);
        Dictionary<int, int> inFirstTen = candidates.Take(10).CountBy(candidate => candidate.Article).ToDictionary();
        Dictionary<int, Candidate> byPassage = candidates.ToDictionary(candidate => candidate.Passage);
        foreach (IGrouping<int, Candidate> article in candidates.GroupBy(candidate => candidate.Article))
        {
            Candidate[] ofArticle = [.. article.OrderByDescending(candidate => candidate.PassageScore)];
            bool[] together = Union(profile, ofArticle.Select(candidate => candidate.Match).Append(ofArticle[0].Title));
            float articleCoverage = ofArticle[0].Match.Share(together);
            for (int i = 0; i < ofArticle.Length; i++)
            {
                Candidate candidate = ofArticle[i];
                var set = new FeatureSetter(candidate.Features);
                FillOwn(set, profile, candidate, rare);
                set[RankingFeature.PassageScoreRelative] = candidate.PassageScore / bestPassage;
                set[RankingFeature.ArticleScoreRelative] = candidate.ArticleScore / bestArticle;
                set[RankingFeature.BestPassageScore] = bestPassage;
                set[RankingFeature.ArticleCoverage] = articleCoverage;
                set[RankingFeature.NeighbourCoverage] = NeighbourCoverage(profile, candidate, byPassage);
                set[RankingFeature.RankInArticle] = i;
                set[RankingFeature.GapInArticle] = 1 - (candidate.PassageScore / Math.Max(ofArticle[0].PassageScore, 1e-6f));
                set[RankingFeature.ArticleBestRelative] = ofArticle[0].PassageScore / bestPassage;
                set[RankingFeature.ArticleInFirstTen] = inFirstTen.GetValueOrDefault(candidate.Article);
                set[RankingFeature.ArticleRank] = 1f / (1 + articleRanks[candidate.Article]);
            }
        }
    }

    private static void FillOwn(FeatureSetter set, QuestionProfile profile, Candidate candidate, float rare)
    {
        TextMatch match = candidate.Match;
        UnderstoodQuestion question = profile.Question;
        int questionLength = question.Form.Text.Length;
        bool[] withTitle = Union(profile, [match, candidate.Title, .. candidate.Heading is { } heading ? [heading] : Array.Empty<TextMatch>()]);
        set[RankingFeature.PassageScore] = candidate.PassageScore;
        set[RankingFeature.Coverage] = match.Coverage;
        set[RankingFeature.CoverageWithTitle] = match.Share(withTitle);
        set[RankingFeature.TitleCoverage] = candidate.Title.Coverage;
        set[RankingFeature.HeadingCoverage] = candidate.Heading?.Coverage ?? 0;
        set[RankingFeature.SentenceCoverage] = match.BestSentenceCoverage;
        set[RankingFeature.SentencePairCoverage] = match.BestSentencePairCoverage;
        set[RankingFeature.WindowCoverage] = match.WindowCoverage;
        set[RankingFeature.LongestRun] = match.LongestRun;
        set[RankingFeature.LongestRunShare] = (float)match.LongestRun / questionLength;
        set[RankingFeature.HeaviestRun] = match.HeaviestRun;
        set[RankingFeature.RunConcentration] = match.RunConcentration;
        set[RankingFeature.InOrder] = match.InOrder;
        set[RankingFeature.HeaviestMissing] = HeaviestMissing(profile, match.Has);
        set[RankingFeature.HeaviestMissingWithTitle] = HeaviestMissing(profile, withTitle);
        set[RankingFeature.RareCoverage] = RareCoverage(profile, match.Has, rare);
        set[RankingFeature.NumberCoverage] = NumberCoverage(profile, match.Has);
        set[RankingFeature.Position] = (float)candidate.Position / Math.Max(1, candidate.ArticlePassages - 1);
        set[RankingFeature.Length] = match.Text.Length;
        set[RankingFeature.ArticlePassages] = candidate.ArticlePassages;
        set[RankingFeature.QuestionLength] = questionLength;
        set[RankingFeature.LeftOfSlot] = LeftOfSlot(question, match.Text);
        set[RankingFeature.RightOfSlot] = RightOfSlot(question, match.Text);
        set[RankingFeature.Asked] = (float)question.Asked;
    }

    private static bool[] Union(QuestionProfile profile, IEnumerable<TextMatch> matches)
    {
        var union = new bool[profile.Terms.Length];
        foreach (TextMatch match in matches)
        {
            for (int i = 0; i < union.Length; i++)
            {
                union[i] |= match.Has[i];
            }
        }

        return union;
    }

    private static float NeighbourCoverage(QuestionProfile profile, Candidate candidate, Dictionary<int, Candidate> byPassage)
    {
        IEnumerable<TextMatch> matches = new[] { candidate.Passage - 1, candidate.Passage, candidate.Passage + 1 }
            .Select(passage => byPassage.GetValueOrDefault(passage))
            .OfType<Candidate>()
            .Where(neighbour => neighbour.Article == candidate.Article)
            .Select(neighbour => neighbour.Match);
        return candidate.Match.Share(Union(profile, matches));
    }

    private static float HeaviestMissing(QuestionProfile profile, bool[] has)
    {
        float heaviest = 0;
        for (int i = 0; i < has.Length; i++)
        {
            if (!has[i] && profile.IsPair[i])
            {
                heaviest = Math.Max(heaviest, profile.Weights[i]);
            }
        }

        return heaviest / profile.TotalWeight;
    }

    private static float RareWeight(QuestionProfile profile)
    {
        float[] weights = [.. profile.Weights.OrderDescending()];
        return weights.Length == 0 ? 0 : weights[weights.Length / 5];
    }

    private static float RareCoverage(QuestionProfile profile, bool[] has, float rare)
    {
        float all = 0, held = 0;
        for (int i = 0; i < has.Length; i++)
        {
            if (profile.Weights[i] >= rare)
            {
                all += profile.Weights[i];
                held += has[i] ? profile.Weights[i] : 0;
            }
        }

        return all > 0 ? held / all : 0;
    }

    private static float NumberCoverage(QuestionProfile profile, bool[] has)
    {
        int all = 0, held = 0;
        for (int i = 0; i < has.Length; i++)
        {
            if (TermKey.IsNumber(profile.Terms[i].Key))
            {
                all++;
                held += has[i] ? 1 : 0;
            }
        }

        return all == 0 ? 1 : (float)held / all;
    }

    private static int LeftOfSlot(UnderstoodQuestion question, string text)
    {
        ReadOnlySpan<char> left = question.Form.Text.AsSpan(0, question.Slot.Start);
        for (int length = Math.Min(LongestSlotContext, left.Length); length > 1; length--)
        {
            if (text.AsSpan().IndexOf(left[^length..]) >= 0)
            {
                return length;
            }
        }

        return 0;
    }

    private static int RightOfSlot(UnderstoodQuestion question, string text)
    {
        ReadOnlySpan<char> right = question.Form.Text.AsSpan(question.Slot.End).TrimEnd("?。!");
        for (int length = Math.Min(LongestSlotContext, right.Length); length > 1; length--)
        {
            if (text.AsSpan().IndexOf(right[..length]) >= 0)
            {
                return length;
            }
        }

        return 0;
    }

    private readonly struct FeatureSetter(float[] values)
    {
        public float this[RankingFeature feature]
        {
            set => values[(int)feature] = value;
        }
    }
}
