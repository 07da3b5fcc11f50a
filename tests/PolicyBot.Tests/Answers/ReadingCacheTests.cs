using PolicyBot.Answers.Ranking;
using PolicyBot.Search;

namespace PolicyBot.Tests.Answers;

public sealed class ReadingCacheTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("policybot-").FullName;
    private readonly LiveIndex _index;
    private readonly ReadingCache _readings = new();
    private long _revision;

    public ReadingCacheTests() => _index = new LiveIndex(_folder, TimeProvider.System);

    public void Dispose()
    {
        _index.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void A_reading_stays_when_another_article_is_published()
    {
        Publish("elevator", "加装电梯每台补助20万元。");
        ArticleReading before = Reading("elevator");

        Publish("charging", "充电桩建在小区门口。");

        Assert.Same(before, Reading("elevator"));
        Assert.Equal("充电桩建在小区门口。", Reading("charging").Source.Text);
    }

    [Fact]
    public void An_article_that_was_changed_is_read_anew()
    {
        Publish("elevator", "加装电梯每台补助20万元。");
        Assert.Contains("20万元", Reading("elevator").Source.Text, StringComparison.Ordinal);

        Publish("elevator", "加装电梯每台补助25万元。");

        Assert.Contains("25万元", Reading("elevator").Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reading_ends_when_the_question_is_cancelled()
    {
        Publish("elevator", "加装电梯每台补助20万元。");
        using GenerationLease lease = _index.Lease();

        Assert.Throws<OperationCanceledException>(() => _readings.Get(lease.Generation, lease.Generation.Find("elevator"), new CancellationToken(canceled: true)));
        Assert.Contains("20万元", Reading("elevator").Source.Text, StringComparison.Ordinal);
    }

    private void Publish(string id, string text)
    {
        var change = new ArticleChange(id, new IndexedArticle(id, "标题", text), [new IndexedPassage(0, text.Length, null)]);
        new GenerationWriter(_folder, _ => { }).Write(++_revision, _ => [change], TestContext.Current.CancellationToken);
        Assert.True(_index.TryOpen());
    }

    private ArticleReading Reading(string id)
    {
        using GenerationLease lease = _index.Lease();
        return _readings.Get(lease.Generation, lease.Generation.Find(id), TestContext.Current.CancellationToken);
    }
}
