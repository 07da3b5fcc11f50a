using Dapper;
using Microsoft.Data.Sqlite;
using PolicyBot.Articles;
using PolicyBot.Search;
using PolicyBot.Storage;

namespace PolicyBot.Tests.Storage;

public sealed class RollBackTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DataFolder _data;

    public RollBackTests() => _data = DataFolder.Open(Path.Combine(_folder.Root, "data"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Rolling_back_brings_back_what_was_changed_and_withdrawn_and_takes_away_what_was_added()
    {
        Publish(Some("a", "第一版。"), Some("b", "乙的文字。"));
        Publish(Some("a", "第二版。"), Some("c", "丙的文字。"));
        Withdraw("b");

        RollBack(1);

        Assert.Equal(["a：第一版。", "b：乙的文字。"], Live());
    }

    [Fact]
    public void A_roll_back_can_itself_be_rolled_back_and_repeated()
    {
        Publish(Some("a", "第一版。"));
        Publish(Some("a", "第二版。"));

        RollBack(1);
        RollBack(2);
        RollBack(1);
        RollBack(1);

        Assert.Equal(["a：第一版。"], Live());
        Assert.Equal([4L, 3L, 2L, 1L], With(store => store.History.Publications().Select(publication => publication.Revision).ToArray()).Skip(1));
    }

    [Fact]
    public void Rolling_back_to_the_present_changes_nothing()
    {
        Publish(Some("a", "第一版。"));

        RollBack(1);

        Assert.Equal(1, With(store => store.Revision));
    }

    [Fact]
    public void A_text_that_moved_to_another_id_moves_back()
    {
        Publish(Some("a", "同样的文字。"));
        With(store => store.Store("换编号", [Some("b", "同样的文字。")], ["a"], (_, _, _) => { }, Cancellation));

        RollBack(1);

        Assert.Equal(["a：同样的文字。"], Live());
    }

    [Fact]
    public void A_revision_that_never_was_is_refused_by_name()
    {
        Publish(Some("a", "第一版。"));

        Assert.Contains("第 7 版", Assert.Throws<StorageException>(() => RollBack(7)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_roll_back_that_ended_between_store_and_index_is_made_good()
    {
        Publish(Some("a", "第一版。"));
        Publish(Some("a", "第二版。"));
        With(store =>
        {
            store.RollBack("回退", 1);
            return 0;
        });

        new Publisher(_data, TimeProvider.System).Repair(_ => { }, Cancellation);

        Assert.Equal(["a：第一版。"], Live());
    }

    [Fact]
    public void A_roll_back_writes_only_what_differs()
    {
        Publish([.. Enumerable.Range(0, 50).Select(i => Some($"a{i}", $"第{i}篇的文字，各不相同。"))]);
        long whole = Directory.GetFiles(_data.IndexPath, "*.index").Sum(file => new FileInfo(file).Length);
        Publish(Some("a7", "改过的文字。"));

        RollBack(1);

        Assert.True(Directory.GetFiles(_data.IndexPath, "*.index").Min(file => new FileInfo(file).Length) < whole / 2);
        Assert.Equal(50, Live().Count);
    }

    [Fact]
    public void Articles_can_be_read_as_of_each_revision()
    {
        Publish(Some("a", "第一版。"));
        Publish(Some("b", "乙的文字。"));
        Withdraw("a");

        Assert.Equal([[], ["a"], ["a", "b"], ["b"]], Enumerable.Range(0, 4).Select(revision => With(store => store.History.At(revision).Select(article => article.Id).ToArray())));
    }

    [Fact]
    public void Every_version_of_an_article_is_kept_with_its_revision()
    {
        Publish(Some("a", "第一版。"));
        Publish(Some("b", "乙的文字。"));
        Withdraw("a");

        Assert.Equal([(2, 3L, null), (1, 1L, "第一版。")], With(store => store.History.Versions("a").Select(version => (version.Number, version.Revision, version.Article?.Text)).ToArray()));
    }

    [Fact]
    public void Publications_are_listed_with_what_they_changed()
    {
        Publish(Some("a", "第一版。"), Some("b", "乙的文字。"));
        With(store => store.Store("改一篇，撤一篇", [Some("a", "第二版。"), Some("c", "丙的文字。")], ["b"], (_, _, _) => { }, Cancellation));

        PublicationRecord last = With(store => store.History.Publications()[0]);

        Assert.Equal((2L, "改一篇，撤一篇", 1, 1, 1), (last.Revision, last.Label, last.Added, last.Updated, last.Withdrawn));
    }

    [Fact]
    public void A_store_of_the_first_layout_is_taken_over_with_all_its_versions()
    {
        Publish(Some("a", "第一版。"));
        Publish(Some("a", "第二版。"));
        using (SqliteConnection connection = new($"Data Source={_data.StorePath};Pooling=False"))
        {
            connection.Execute("DROP TABLE publications; DROP INDEX versions_by_revision; ALTER TABLE versions RENAME TO newer;"
                + "CREATE TABLE versions (id TEXT NOT NULL, version INTEGER NOT NULL, stored_at TEXT NOT NULL, content TEXT NOT NULL, PRIMARY KEY (id, version));"
                + "INSERT INTO versions SELECT id, version, stored_at, content FROM newer; DROP TABLE newer; PRAGMA user_version = 0;");
        }

        Assert.Equal((2L, "此前的文章"), With(store => store.History.Publications().Select(publication => (publication.Revision, publication.Label)).Single()));
        Publish(Some("a", "第三版。"));
        RollBack(2);
        Assert.Equal(["a：第二版。"], Live());
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Article Some(string id, string text) => new(id, "题", text);

    private void Publish(params Article[] articles) => new Publisher(_data, TimeProvider.System).Publish(articles, (_, _, _) => { }, _ => { }, Cancellation);

    private void Withdraw(string id) => new Publisher(_data, TimeProvider.System).Withdraw([id], _ => { }, Cancellation);

    private void RollBack(long revision) => new Publisher(_data, TimeProvider.System).RollBack("回退", revision, _ => { }, Cancellation);

    private T With<T>(Func<ArticleStore, T> read)
    {
        using var store = ArticleStore.Open(_data, TimeProvider.System);
        return read(store);
    }

    private List<string> Live()
    {
        using var live = new LiveIndex(_data.IndexPath, TimeProvider.System);
        using GenerationLease lease = live.Lease();
        return [.. lease.Generation.ArticleNumbers.Select(lease.Generation.Article).Select(article => $"{article.Id}：{article.Text}").Order(StringComparer.Ordinal)];
    }
}
