using PolicyBot.Language;
using PolicyBot.Search;

namespace PolicyBot.Tests.Search;

public sealed class GenerationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_written_is_read_back()
    {
        Generation generation = Build("g", [("a", "电梯补助", "第一段说电梯。第二段说补助。")]);
        IndexedArticle article = generation.Article(generation.Find("a"));
        Assert.Equal(("a", "电梯补助", "第一段说电梯。第二段说补助。", "测试报", null), (article.Id, article.Title, article.Text, article.Publisher, article.Region));
        Assert.Equal([new IndexedPassage(0, 7, "小标题"), new IndexedPassage(7, 7, "小标题")], generation.PassagesOf(0));
        Assert.Equal(-1, generation.Find("b"));
        Assert.Equal(7, generation.Revision);
        generation.Leave();
    }

    [Fact]
    public void Hits_and_scores_are_those_of_the_documented_formula()
    {
        var random = new Random(11);
        for (int round = 0; round < 20; round++)
        {
            (string Id, string Title, string Text)[] articles =
                [.. Enumerable.Range(0, random.Next(1, 30)).Select(i => ($"id{i}", Words(random, 3), string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Words(random, 6) + "。"))))];
            Generation generation = Build($"r{round}", articles);
            QueryTerm[] terms = [.. Terms.Of(Words(random, 4)).Select(term => new QueryTerm(term.Key, 0.25f + random.NextSingle())).DistinctBy(term => term.Key)];
            (int Passage, float Total)[] expected = ExhaustiveScorer.Rank(articles, terms);
            IReadOnlyList<SearchHit> hits = generation.Search(terms, 10, TestContext.Current.CancellationToken);
            Assert.Equal(expected.Take(10).Select(pair => pair.Total), hits.Select(hit => hit.Total), (one, other) => Math.Abs(one - other) < 1e-4);
            Assert.All(hits, hit => Assert.Equal(expected.Single(pair => pair.Passage == hit.Passage).Total, hit.Total, 1e-4));
            Assert.Equal(hits.OrderByDescending(hit => hit.Total).ThenBy(hit => hit.Passage), hits);
            generation.Leave();
        }
    }

    [Fact]
    public void A_flipped_bit_or_a_cut_off_file_is_found_on_opening()
    {
        Build("sound", [("a", "电梯补助", "第一段说电梯。第二段说补助。"), ("b", "道路", "修路的消息。")]).Leave();
        string[] files = Directory.GetFiles(Path.Combine(_folder.Root, "sound"));
        Assert.Equal(2, files.Length);
        var folder = new IndexFolder(Path.Combine(_folder.Root, "sound"));
        var random = new Random(3);
        for (int round = 0; round < 300; round++)
        {
            string file = files[round % 2];
            byte[] sound = File.ReadAllBytes(file), damaged = [.. sound];
            if (round % 3 == 0)
            {
                damaged = damaged[..random.Next(damaged.Length)];
            }
            else
            {
                damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            }

            File.WriteAllBytes(file, damaged);
            List<string> reports = [];
            Assert.Null(folder.OpenNewest(reports.Add));
            Assert.Contains(Path.GetFileName(file), Assert.Single(reports), StringComparison.Ordinal);
            File.WriteAllBytes(file, sound);
        }
    }

    [Fact]
    public void The_live_index_falls_back_to_the_generation_before_when_the_live_one_is_damaged()
    {
        Build("live", [("a", "电梯", "第一版。")]).Leave();
        _folder.Write("live/generation-000002.json", [1, 2, 3]);
        List<string> reports = [];
        using var live = new LiveIndex(Path.Combine(_folder.Root, "live"), TimeProvider.System, reports.Add);
        Assert.True(live.TryOpen());
        using GenerationLease lease = live.Lease();
        Assert.Equal("第一版。", lease.Generation.Article(0).Text);
        Assert.Contains("generation-000002.json", Assert.Single(reports), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_sound_generation_the_live_index_says_so()
    {
        using var live = new LiveIndex(_folder.Root, TimeProvider.System);
        Assert.False(live.TryOpen());
        Assert.Contains("index", Assert.Throws<InvalidOperationException>(() => live.Lease()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reader_keeps_its_generation_while_another_becomes_live()
    {
        Build("live", [("a", "电梯", "第一版。")]).Leave();
        using var live = new LiveIndex(Path.Combine(_folder.Root, "live"), TimeProvider.System);
        using GenerationLease old = live.Lease();
        Build("live", [("a", "电梯", "第二版。")]).Leave();
        live.TryOpen();
        using GenerationLease fresh = live.Lease();
        Assert.Equal(("第一版。", "第二版。"), (old.Generation.Article(old.Generation.Find("a")).Text, fresh.Generation.Article(fresh.Generation.Find("a")).Text));
    }

    private static string Words(Random random, int count) =>
        string.Concat(Enumerable.Range(0, count).Select(_ => new[] { "电梯", "补助", "道路", "小区", "老人", "157台", "申请", "德州" }[random.Next(8)]));

    private Generation Build(string name, (string Id, string Title, string Text)[] articles)
    {
        string path = Path.Combine(_folder.Root, name);
        Directory.CreateDirectory(path);
        var folder = new IndexFolder(path);
        long revision = 7 + folder.Generations.Count;
        new GenerationWriter(path, _ => { }).Write(revision, _ => articles.Select(Change), TestContext.Current.CancellationToken);
        return folder.OpenNewest(_ => { })!.Value.Generation;
    }

    private static ArticleChange Change((string Id, string Title, string Text) article)
    {
        List<IndexedPassage> passages = [];
        for (int start = 0; start < article.Text.Length;)
        {
            int end = article.Text.IndexOf('。', start) + 1;
            passages.Add(new IndexedPassage(start, end - start, "小标题"));
            start = end;
        }

        return new ArticleChange(article.Id, new IndexedArticle(article.Id, article.Title, article.Text) { Publisher = "测试报" }, passages);
    }
}
