using PolicyBot.Answers;
using PolicyBot.Articles;
using PolicyBot.Service.Publishing.Golden;
using PolicyBot.Service.Publishing.Previews;
using PolicyBot.Service.Publishing.Releases;

namespace PolicyBot.Service.Tests.Publishing;

public sealed class PreviewTests(PublishingService service) : IClassFixture<PublishingService>
{
    private const string Asked = "德州市加装一台电梯补贴多少钱？";

    [Fact]
    public async Task Golden_questions_show_the_old_and_the_new_answer_side_by_side()
    {
        await service.Get<GoldenStore>().AddAsync([new GoldenQuestion(Asked, "one") { Words = ["15万元"] }, new GoldenQuestion("第1阅览室周几闭馆？", "library-1")], "test");

        Preview preview = await PreviewAsync(Lift("one", "18万元", "2026-01-01"));

        GoldenDifference difference = preview.Golden!.Differences[0];
        Assert.Equal((Asked, true, false), (difference.Golden.Question, difference.WasRight, difference.IsRight));
        Assert.DoesNotContain(preview.Golden!.Differences, other => other.Golden.Article == "library-1");
        Assert.Contains("15万元", difference.Before.Text, StringComparison.Ordinal);
        Assert.Contains("18万元", difference.After.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_figure_for_the_same_thing_place_and_year_is_a_contradiction()
    {
        Preview preview = await PreviewAsync(Lift("two", "18万元", "2026-03-01"));

        Contradiction contradiction = Assert.Single(preview.Contents!.Contradictions);
        Assert.Equal(("one", "18万元", "15万元"), (contradiction.OtherId, contradiction.Figure, contradiction.OtherFigure));
    }

    [Theory]
    [InlineData("18万元", "2027-03-01", "德州市")]
    [InlineData("18万元", "2026-03-01", "青岛市")]
    [InlineData("15万元", "2026-03-01", "德州市")]
    [InlineData("约15.5万元", "2026-03-01", "德州市")]
    [InlineData("10万元以上", "2026-03-01", "德州市")]
    public async Task Another_year_or_place_or_a_figure_that_agrees_is_none(string sum, string date, string region) =>
        Assert.Empty((await PreviewAsync(Lift("two", sum, date, region))).Contents!.Contradictions);

    [Fact]
    public async Task New_articles_are_compared_with_each_other_and_told_once()
    {
        Preview preview = await PreviewAsync(Bus("甲", "3元"), Bus("乙", "4元"));

        Assert.Single(preview.Contents!.Contradictions);
    }

    [Fact]
    public async Task An_older_article_of_the_series_is_proposed_as_outdated()
    {
        PublicationPlan plan = Plan(Notice("old-notice", "青禾市2025年城乡居民医保缴费通知", "2025-09-01", "青禾市医保局"));
        await service.Get<ReleaseDesk>().PublishAsync(plan, "test");

        Preview preview = await PreviewAsync(Notice("new-notice", "青禾市2026年城乡居民医保缴费通知", "2026-09-01", "青禾市医保局"));
        Preview others = await PreviewAsync(Notice("new-notice", "青禾市2026年城乡居民医保缴费通知", "2026-09-01", "别的机构"));

        Assert.Equal(("old-notice", "new-notice"), preview.Contents!.Outdated.Select(outdated => (outdated.OldId, outdated.Article.Id)).Single());
        Assert.Empty(others.Contents!.Outdated);
    }

    [Fact]
    public async Task An_article_with_the_text_of_another_is_told()
    {
        Preview preview = await PreviewAsync(Lift("copy", "15万元", "2026-01-01"));

        Assert.Equal("one", Assert.Single(preview.Contents!.Duplicates).SameAs);
    }

    [Fact]
    public async Task A_published_article_that_comes_to_say_what_another_says_is_no_duplicate()
    {
        await service.Get<ReleaseDesk>().PublishAsync(Plan(new Article("gym", "体育馆", "青禾市体育馆每天九点开门。")), "test");

        Preview preview = await PreviewAsync(Lift("gym", "15万元", "2026-01-01"));

        Assert.Empty(preview.Contents!.Duplicates);
    }

    [Fact]
    public async Task Synonyms_are_previewed_too()
    {
        await service.Get<GoldenStore>().AddAsync([new GoldenQuestion("铁盒子多少钱", "one")], "test");

        Preview preview = await PreviewAsync(new PublicationPlan([], [], "铁盒子 => 加装一台电梯补贴\n"));

        GoldenDifference difference = Assert.Single(preview.Golden!.Differences, difference => difference.Golden.Question == "铁盒子多少钱");
        Assert.Equal((AnswerKind.NotFound, AnswerKind.Clarify), (difference.Before.Kind, difference.After.Kind));
    }

    private static PublicationPlan Plan(params Article[] articles) => new(articles, [], null);

    private static Article Lift(string id, string sum, string date, string region = "德州市") =>
        new(id, $"{region}电梯补贴", $"{region}住建局公布，加装一台电梯补贴{sum}。") { Region = region, Date = Day(date) };

    private static Article Bus(string id, string fare) =>
        new(id, $"青禾市公交票价{id}", $"青禾市交通局宣布，夜间公交全程票价统一调整为{fare}。") { Region = "青禾市", Date = Day("2026-05-01") };

    private static Article Notice(string id, string title, string date, string publisher) =>
        new(id, title, $"{title}：请参保人按时缴费，可以在手机上办理。") { Region = "青禾市", Publisher = publisher, Date = Day(date) };

    private static PublicationDate? Day(string date) => PublicationDate.TryParse(date, false, out PublicationDate? day) ? day : null;

    private Task<Preview> PreviewAsync(params Article[] articles) => PreviewAsync(Plan(articles));

    private async Task<Preview> PreviewAsync(PublicationPlan plan)
    {
        Preview preview = service.Get<Previewer>().Begin(plan);
        while (!preview.IsFinished)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
            preview = service.Get<Previewer>().Find(preview.Id)!;
        }

        Assert.Null(preview.Problem);
        return preview;
    }
}
