using Microsoft.Data.Sqlite;
using PolicyBot.Articles;
using PolicyBot.Search;
using PolicyBot.Storage;

namespace PolicyBot.Tests.Storage;

public sealed class PublisherTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DataFolder _data;

    public PublisherTests() => _data = DataFolder.Open(Path.Combine(_folder.Root, "data"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_article_is_added_updated_left_alone_and_told_from_its_duplicate()
    {
        Assert.Equal([(StoreOutcome.Added, null)], Publish(new Article("a", "电梯", "加装电梯有补助。")));
        Assert.Equal([(StoreOutcome.Unchanged, null)], Publish(new Article("a", "电梯", "加装电梯有补助。")));
        Assert.Equal([(StoreOutcome.Updated, null)], Publish(new Article("a", "电梯", "加装电梯有补助，每台一份。")));
        Assert.Equal([(StoreOutcome.Duplicate, "a")], Publish(new Article("b", "别名", "加裝電梯有補助，每台一份。")));
        Assert.Equal(["a"], Live().Select(article => article.Id));
        Assert.Equal("加装电梯有补助，每台一份。", Live().Single().Text);
    }

    [Fact]
    public void A_correction_is_stored_though_another_article_says_the_same_already()
    {
        Publish(new Article("a", "电梯", "每台补贴20万元。"), new Article("b", "电梯", "每台补贴10万元。"));
        Assert.Equal([(StoreOutcome.Updated, null)], Publish(new Article("b", "电梯", "每台补贴20万元。")));
        Assert.Equal(["每台补贴20万元。", "每台补贴20万元。"], Live().Select(article => article.Text));
    }

    [Fact]
    public void All_that_is_known_of_an_article_reaches_the_index()
    {
        Publish(new Article("a", "题", "文字。") { Publisher = "报", Date = new PublicationDate(2024, 5, null, true), Region = "德州市", Url = "https://example.org/" });
        Assert.Equal(new IndexedArticle("a", "题", "文字。") { Publisher = "报", Date = "2024-05", DateInferred = true, Region = "德州市", Url = "https://example.org/" }, Live().Single());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_missing_or_damaged_index_is_built_again_from_the_store(bool isMissing)
    {
        Publish(new Article("a", "题", "文字。"));
        string file = Directory.GetFiles(_data.IndexPath, "*.index").Single();
        if (isMissing)
        {
            File.Delete(file);
        }
        else
        {
            byte[] bytes = File.ReadAllBytes(file);
            bytes[^20] ^= 4;
            File.WriteAllBytes(file, bytes);
        }

        Assert.Equal(1, new Publisher(_data, TimeProvider.System).Repair(_ => { }, TestContext.Current.CancellationToken));
        Assert.Equal("a", Live().Single().Id);
    }

    [Fact]
    public void An_index_older_than_the_store_is_brought_up_to_date()
    {
        Publish(new Article("a", "题", "文字。"));
        using (var store = ArticleStore.Open(_data, TimeProvider.System))
        {
            store.Store("直接写入", [new Article("b", "题二", "别的文字。")], [], (_, _, _) => { }, TestContext.Current.CancellationToken);
        }

        new Publisher(_data, TimeProvider.System).Repair(_ => { }, TestContext.Current.CancellationToken);
        Assert.Equal(["a", "b"], Live().Select(article => article.Id));
    }

    [Fact]
    public void A_publication_that_fails_half_way_stores_nothing_of_it()
    {
        Publish(new Article("a", "题", "文字。"));
        IEnumerable<Article> Failing()
        {
            yield return new Article("b", "题二", "别的文字。");
            throw new OperationCanceledException();
        }

        Assert.Throws<OperationCanceledException>(() => new Publisher(_data, TimeProvider.System).Publish(Failing(), (_, _, _) => { }, _ => { }, TestContext.Current.CancellationToken));
        Assert.Equal(["a"], Live().Select(article => article.Id));
    }

    [Fact]
    public void A_withdrawn_article_is_gone_from_the_index_and_comes_back_when_it_is_published_again()
    {
        Publish(new Article("a", "题", "文字。"), new Article("b", "题二", "别的文字。"));
        Assert.Equal(["a"], new Publisher(_data, TimeProvider.System).Withdraw(["a", "none"], _ => { }, TestContext.Current.CancellationToken));
        Assert.Equal(["b"], Live().Select(article => article.Id));
        Assert.Equal([(StoreOutcome.Added, null)], Publish(new Article("a", "题", "文字。")));
        Assert.Equal(["a", "b"], Live().Select(article => article.Id).Order());
    }

    [Fact]
    public void A_publication_writes_the_changed_articles_alone()
    {
        Publish([.. Enumerable.Range(0, 50).Select(i => new Article($"a{i}", "题", $"第{i}篇的文字。"))]);
        string first = Directory.GetFiles(_data.IndexPath, "*.index").Single();
        DateTime written = File.GetLastWriteTimeUtc(first);
        Publish(new Article("a7", "题", "第七篇改过的文字。"));
        string added = Directory.GetFiles(_data.IndexPath, "*.index").Single(file => file != first);
        Assert.True(new FileInfo(added).Length < new FileInfo(first).Length / 2);
        Assert.Equal((written, 50), (File.GetLastWriteTimeUtc(first), Live().Count));
        Assert.Equal("第七篇改过的文字。", Live().Single(article => article.Id == "a7").Text);
    }

    [Fact]
    public void A_full_disk_fails_the_publication_and_leaves_the_live_generation_in_service()
    {
        string mount = Directory.CreateDirectory(Path.Combine(_folder.Root, "small")).FullName;
        Assert.SkipUnless(Run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", mount), "Mounting a small disk is not permitted here.");
        try
        {
            DataFolder data = DataFolder.Open(Path.Combine(mount, "data"));
            var publisher = new Publisher(data, TimeProvider.System);
            publisher.Publish([new Article("a", "题", "文字。")], (_, _, _) => { }, _ => { }, TestContext.Current.CancellationToken);
            using var live = new LiveIndex(data.IndexPath, TimeProvider.System);
            var random = new Random(1);
            Article[] large = [.. Enumerable.Range(0, 60).Select(i => new Article($"b{i}", "题", string.Concat(Enumerable.Range(0, 5000).Select(_ => (char)random.Next('一', '龟')))))];
            var problem = Assert.Throws<StorageException>(() => publisher.Publish(large, (_, _, _) => { }, _ => { }, TestContext.Current.CancellationToken));
            Assert.Contains("磁盘空间", problem.Message, StringComparison.Ordinal);
            live.TryOpen();
            using GenerationLease lease = live.Lease();
            Assert.Equal("文字。", lease.Generation.Article(lease.Generation.Find("a")).Text);
        }
        finally
        {
            Run("umount", mount);
        }
    }

    [Fact]
    public void A_second_writer_waits_and_is_told_for_whom()
    {
        using IDisposable first = _data.Lock(TimeSpan.Zero, null, TestContext.Current.CancellationToken);
        string? told = null;
        var problem = Assert.Throws<StorageException>(() => _data.Lock(TimeSpan.FromMilliseconds(300), writer => told = writer, TestContext.Current.CancellationToken));
        Assert.Contains(Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture), told, StringComparison.Ordinal);
        Assert.Contains("另一个进程", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("writer.pid")]
    [InlineData("writer.lock")]
    public void A_lock_that_cannot_be_written_is_named_and_is_no_other_process(string file)
    {
        string path = Path.Combine(_data.Path, file);
        Directory.CreateDirectory(path);
        string message = Assert.Throws<StorageException>(() => _data.Lock(TimeSpan.FromMinutes(1), null, TestContext.Current.CancellationToken)).Message;
        Assert.Contains(file, message, StringComparison.Ordinal);
        Assert.DoesNotContain("另一个进程", message, StringComparison.Ordinal);
        Directory.Delete(path);
        _data.Lock(TimeSpan.Zero, null, TestContext.Current.CancellationToken).Dispose();
    }

    [Fact]
    public void A_lock_whose_writer_cannot_be_noted_is_not_waited_for()
    {
        string path = Path.Combine(_data.Path, "writer.pid");
        File.CreateSymbolicLink(path, path);
        Assert.Contains("writer.pid", Assert.Throws<StorageException>(() => _data.Lock(TimeSpan.FromSeconds(1), null, TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
        File.Delete(path);
        _data.Lock(TimeSpan.Zero, null, TestContext.Current.CancellationToken).Dispose();
    }

    [Fact]
    public void A_store_of_a_later_layout_is_refused()
    {
        Publish(new Article("a", "题", "文字。"));
        Change("PRAGMA user_version = 7");
        Assert.Contains("更新的版本", Assert.Throws<StorageException>(() => ArticleStore.Open(_data, TimeProvider.System)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_that_cannot_be_read_is_named()
    {
        Publish(new Article("a", "题", "文字。"));
        Change("ALTER TABLE articles RENAME TO others");
        using var store = ArticleStore.Open(_data, TimeProvider.System);
        Action[] reads =
        [
            () => _ = store.Count,
            () => store.Find("a"),
            () => store.FindSameText(new Article("b", "题", "文字。")),
            () => _ = store.All().ToList(),
            () => _ = store.ChangedSince(0).ToList(),
            () => new Publisher(_data, TimeProvider.System).Repair(_ => { }, TestContext.Current.CancellationToken),
        ];
        Assert.All(reads, read => Assert.Contains("articles.db", Assert.Throws<StorageException>(read).Message, StringComparison.Ordinal));
        Change("ALTER TABLE versions RENAME TO more; ALTER TABLE publications RENAME TO yet_more; ALTER TABLE revision RENAME TO number");
        Action[] ofHistory = [() => _ = store.Revision, () => store.History.Publications(), () => store.History.Versions("a"), () => _ = store.History.At(1).ToList()];
        Assert.All(ofHistory, read => Assert.Contains("articles.db", Assert.Throws<StorageException>(read).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_named()
    {
        string file = _folder.Write("file", "x");
        Assert.Contains(file, Assert.Throws<StorageException>(() => DataFolder.Open(Path.Combine(file, "data"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_that_is_no_database_is_named()
    {
        File.WriteAllText(_data.StorePath, "this is not a database, but long enough to be taken for one at first sight......................");
        Assert.Contains("articles.db", Assert.Throws<StorageException>(() => ArticleStore.Open(_data, TimeProvider.System)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_what_the_live_generation_and_the_one_before_it_need_is_kept()
    {
        for (int i = 0; i < 4; i++)
        {
            Publish(new Article("a", "题", $"第{i}版。"));
        }

        Assert.Equal((2, 2), (Directory.GetFiles(_data.IndexPath, "*.json").Length, Directory.GetFiles(_data.IndexPath, "*.index").Length));
    }

    [Fact]
    public async Task Readers_see_whole_generations_while_others_are_published()
    {
        Publish(new Article("a", "题", "第0版。"), new Article("b", "题", "第0版的另一篇。"));
        using var live = new LiveIndex(_data.IndexPath, TimeProvider.System);
        using var stop = new CancellationTokenSource();
        int read = 0;
        Task[] readers = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                live.TryOpen();
                using GenerationLease lease = live.Lease();
                string[] texts = [.. lease.Generation.ArticleNumbers.Select(number => lease.Generation.Article(number).Text)];
                (string one, string other) = (texts[0], texts[1]);
                Assert.Equal(one[..3], other[..3]);
                Interlocked.Increment(ref read);
            }
        }))];
        int wanted = 100;
        for (int i = 1; i < 12 || (Volatile.Read(ref read) < wanted && i < 300); i++)
        {
            Publish(new Article("a", "题", $"第{i % 10}版。"), new Article("b", "题", $"第{i % 10}版的另一篇。"));
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
        Assert.True(read >= wanted);
    }

    private List<(StoreOutcome, string?)> Publish(params Article[] articles)
    {
        List<(StoreOutcome, string?)> outcomes = [];
        new Publisher(_data, TimeProvider.System).Publish(articles, (_, outcome, sameAs) => outcomes.Add((outcome, sameAs)), _ => { }, TestContext.Current.CancellationToken);
        return outcomes;
    }

    /// <summary>Changes the store behind its back.</summary>
    private void Change(string statements)
    {
        using var connection = new SqliteConnection($"Data Source={_data.StorePath};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = statements;
        command.ExecuteNonQuery();
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private List<IndexedArticle> Live()
    {
        using var live = new LiveIndex(_data.IndexPath, TimeProvider.System);
        Assert.True(live.TryOpen());
        using GenerationLease lease = live.Lease();
        return [.. lease.Generation.ArticleNumbers.Select(lease.Generation.Article)];
    }
}
