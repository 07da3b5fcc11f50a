using PolicyBot.Answers;
using PolicyBot.Articles;
using PolicyBot.Language;
using PolicyBot.Search;
using PolicyBot.Storage;

namespace PolicyBot.Tests.Storage;

public sealed class PreviewTests : IDisposable
{
    private const string Asked = "2025年新增多少个充电端口";

    private readonly TemporaryFolder _folder = new();
    private readonly DataFolder _data;
    private readonly Publisher _publisher;
    private readonly LiveIndex _live;

    public PreviewTests()
    {
        _data = DataFolder.Open(Path.Combine(_folder.Root, "data"));
        _live = new LiveIndex(_data.IndexPath, TimeProvider.System);
        _publisher = new Publisher(_data, TimeProvider.System, () => _live.TryOpen());
        _publisher.Publish(
            [Ports("3000"), new Article("lift", "加装电梯", "加装一台电梯补贴15万元。"), .. Enumerable.Range(0, 6).Select(i => new Article($"b{i}", "图书馆", $"第{i}阅览室周一闭馆。"))],
            (_, _, _) => { }, _ => { }, Cancellation);
    }

    public void Dispose()
    {
        _live.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Questions_are_answered_as_they_would_be_while_the_live_answers_stay()
    {
        using PreviewIndex preview = Preview([Ports("5000")], []);

        Assert.Equal("5000个", Answer(preview).Text);
        Assert.Equal("3000个", Answer(_live).Text);
    }

    [Fact]
    public void A_withdrawn_article_no_longer_answers()
    {
        using PreviewIndex preview = Preview([], ["ports"]);

        Assert.DoesNotContain(Answer(preview).Passages, passage => passage.ArticleId == "ports");
    }

    [Fact]
    public void A_preview_leaves_no_trace()
    {
        string[] before = Files();
        using (PreviewIndex preview = Preview([Ports("5000")], []))
        {
            Answer(preview);
        }

        Assert.Equal(before, Files());
    }

    [Fact]
    public void A_preview_that_fails_leaves_no_trace()
    {
        string[] before = Files();
        IEnumerable<Article> Failing()
        {
            yield return Ports("5000");
            throw new OperationCanceledException();
        }

        Assert.Throws<OperationCanceledException>(() => Preview(Failing(), []));
        Assert.Equal(before, Files());
    }

    [Fact]
    public void A_preview_stays_as_it_is_while_others_publish()
    {
        using PreviewIndex preview = Preview([Ports("5000")], []);
        for (int i = 0; i < 12; i++)
        {
            _publisher.Publish([Ports($"7{i:D2}")], (_, _, _) => { }, _ => { }, Cancellation);
        }

        Assert.Equal("5000个", Answer(preview).Text);
        Assert.Equal("711个", Answer(_live).Text);
    }

    [Fact]
    public void Before_anything_is_published_a_preview_holds_the_changes_alone()
    {
        DataFolder data = DataFolder.Open(Path.Combine(_folder.Root, "empty"));
        using LiveIndex live = new(data.IndexPath, TimeProvider.System);
        using PreviewIndex preview = new Publisher(data, TimeProvider.System).Preview(live, [Ports("5000")], [], Cancellation);

        using GenerationLease lease = preview.Lease();
        Assert.Equal(1, lease.Generation.ArticleCount);
    }

    [Fact]
    public void What_is_published_answers_at_once()
    {
        _publisher.Publish([Ports("4000")], (_, _, _) => { }, _ => { }, Cancellation);

        Assert.Equal("4000个", Answer(_live).Text);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Article Ports(string count) => new("ports", "充电端口", $"2025年，全市新增充电端口{count}个。") { Date = new PublicationDate(2025, 4, 1) };

    private static Answer Answer(IGenerationSource index) =>
        new Answerer(index, Synonyms.None, null, TimeProvider.System).Answer(new Question(Asked) { Now = new DateOnly(2025, 6, 1) }, Cancellation);

    private PreviewIndex Preview(IEnumerable<Article> articles, IEnumerable<string> withdrawals) => _publisher.Preview(_live, articles, withdrawals, Cancellation);

    private string[] Files() => [.. Directory.EnumerateFiles(_data.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
