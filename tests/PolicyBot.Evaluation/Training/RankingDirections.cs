using PolicyBot.Answers.Ranking;
using static PolicyBot.Answers.Ranking.RankingFeature;

namespace PolicyBot.Evaluation.Training;

/// <summary>
/// Which way a feature may move a passage's score, all else being alike. Of the policy collection there are a few hundred questions only, and what is learned against
/// these directions is chance.
/// </summary>
internal static class RankingDirections
{
    /// <summary>For each feature 1, -1 or 0, see <see cref="GrowthOptions"/>.</summary>
    public static int[] All { get; } = Of(
        raising:
        [
            ArticleScoreRelative, ArticleBestRelative, ArticleInFirstTen, ArticleRank, AnswerMass, AnswerMassRelative, SentenceMassRelative, Coverage, CoverageWithTitle,
            ArticleCoverage, SentenceCoverage, SentencePairCoverage, WindowCoverage, RareCoverage, NumberCoverage, LongestRun, LongestRunShare, HeaviestRun, PlaceInPassage,
            PlaceInArticle, LeftOfSlot, RightOfSlot, NearSlot, Residual, Local, Content, ContentWithTitle, ContentInArticle, HeadingContent, ContentTogether, ExactCoverage, Names, NamesInArticle,
        ],
        lowering:
        [
            HeaviestMissing, HeaviestMissingInArticle, HeaviestWordMissing, OtherPlaceInTitle, RankInArticle,
            NecessityMissing, MostNecessaryMissing, NecessityMissingInArticle, MostNecessaryMissingInArticle,
            CoverageBehind, ContentBehind, ContentInArticleBehind, HeaviestMissingBehind, HeaviestMissingInArticleBehind, NecessityMissingBehind, NecessityMissingInArticleBehind,
        ]);

    private static int[] Of(RankingFeature[] raising, RankingFeature[] lowering) =>
        [.. Enum.GetValues<RankingFeature>().Select(feature => raising.Contains(feature) ? 1 : lowering.Contains(feature) ? -1 : 0)];
}
