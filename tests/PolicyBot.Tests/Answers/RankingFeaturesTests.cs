using PolicyBot.Answers.Ranking;
using PolicyBot.Answers.Understanding;
using PolicyBot.Articles;
using PolicyBot.Search;

namespace PolicyBot.Tests.Answers;

/// <summary>What counts for or against a passage beside the others found for the same question.</summary>
public sealed class RankingFeaturesTests : IDisposable
{
    private static readonly RankingFeature[] Missed = [RankingFeature.NecessityMissing, RankingFeature.NecessityMissingInArticle];
    private static readonly RankingFeature[] Behind = [RankingFeature.NecessityMissingBehind, RankingFeature.NecessityMissingInArticleBehind, RankingFeature.ContentBehind];

    private readonly TemporaryFolder _folder = new();
    private readonly LiveIndex _index;

    public RankingFeaturesTests()
    {
        Article[] articles =
        [
            new("rails", "有轨电车的定义", "有轨电车的定义是：在街道的轨道上行驶的公共电车。有轨电车的定义由标准写明。"),
            new("custom", "山村风俗", "秋收以后，山村家家在屋顶晒辣椒和玉米，这样的日子叫作晒秋节。"),
        ];
        new GenerationWriter(_folder.Root, _ => { }).Write(1, _ => articles.Select(article => new ArticleChange(
            article.Id, new IndexedArticle(article.Id, article.Title, article.Text), [new IndexedPassage(0, article.Text.Length, null)])), CancellationToken.None);
        _index = new LiveIndex(_folder.Root, TimeProvider.System);
    }

    [Fact]
    public void A_word_that_another_passage_holds_is_missed()
    {
        List<Candidate> candidates = Rank("晒秋节的定义是什么");

        Assert.All(Behind, feature => Assert.True(Value(candidates, "rails", feature) > 0));
        Assert.All(Behind, feature => Assert.Equal(0, Value(candidates, "custom", feature)));
    }

    [Fact]
    public void A_word_that_none_holds_speaks_against_none()
    {
        List<Candidate> candidates = Rank("泼水节的定义是什么");

        Assert.All(Missed, feature => Assert.True(Value(candidates, "rails", feature) > 0));
        Assert.All(Behind, feature => Assert.Equal(0, Value(candidates, "rails", feature)));
    }

    public void Dispose()
    {
        _index.Dispose();
        _folder.Dispose();
    }

    private List<Candidate> Rank(string question)
    {
        using GenerationLease lease = _index.Lease();
        var profile = new QuestionProfile(QuestionReader.Read(question), lease.Generation);
        return PassageRanker.Rank(
            ArticleFinder.Find(lease.Generation, new ReadingCache(), [profile], new DateOnly(2025, 1, 1), TestContext.Current.CancellationToken), RankingModels.Default);
    }

    private static float Value(List<Candidate> candidates, string article, RankingFeature feature) =>
        candidates.First(candidate => candidate.Article.Source.Id == article).Features[(int)feature];
}
