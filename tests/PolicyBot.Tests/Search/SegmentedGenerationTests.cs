using PolicyBot.Language;
using PolicyBot.Search;

namespace PolicyBot.Tests.Search;

/// <summary>Generations of many segments, with articles replaced and withdrawn.</summary>
public sealed class SegmentedGenerationTests : IDisposable
{
    private const string Alphabet = "的电梯补助道路小区老人申请德州增设加装充桩停车位楼栋居民同意签字办理窗口材料";

    private readonly TemporaryFolder _folder = new();

    private readonly List<Generation> _opened = [];

    public void Dispose()
    {
        _opened.ForEach(generation => generation.Leave());
        _folder.Dispose();
    }

    [Theory]
    [InlineData(1, 400)]
    [InlineData(5, 80)]
    public void Many_segments_score_as_one_and_as_the_formula_says(int publications, int articlesEach)
    {
        var random = new Random(publications);
        List<IndexedArticle> articles = [];
        for (int i = 0; i < publications; i++)
        {
            IndexedArticle[] fresh = [.. Enumerable.Range(articles.Count, articlesEach).Select(n => Some(random, $"id{n}"))];
            articles.AddRange(fresh);
            Publish(i, [.. fresh.Select(Added)]);
        }

        Generation generation = Open();
        Assert.Equal(publications, generation.Segments.Count);
        for (int round = 0; round < 10; round++)
        {
            QueryTerm[] terms = Question(random);
            (int Passage, float Total)[] expected = Exhaustive(articles, terms);
            IReadOnlyList<SearchHit> hits = generation.Search(terms, 20, TestContext.Current.CancellationToken);
            Assert.Equal(expected.Take(20).Select(pair => pair.Total), hits.Select(hit => hit.Total), (one, other) => Math.Abs(one - other) < 1e-4);
            Assert.All(hits, hit => Assert.Equal(expected.Single(pair => pair.Passage == hit.Passage).Total, hit.Total, 1e-4));
            Assert.Equal(hits.OrderByDescending(hit => hit.Total).ThenBy(hit => hit.Passage), hits);
        }
    }

    [Theory]
    [InlineData(1e-6f)]
    [InlineData(1)]
    [InlineData(1e6f)]
    public void Scores_follow_the_formula_whatever_the_weights_and_however_unlike_the_segments(float scale)
    {
        var random = new Random(21);
        IndexedArticle[] shortOnes = [.. Enumerable.Range(0, 300).Select(n => Article($"short{n}", Words(random, 2) + "。"))];
        IndexedArticle[] longOnes = [.. Enumerable.Range(0, 40).Select(n => Article($"long{n}", Words(random, 150) + "。"))];
        Publish(0, [.. shortOnes.Select(Added)]);
        Publish(1, [.. longOnes.Select(Added)]);
        Generation generation = Open();
        Assert.Equal(2, generation.Segments.Count);
        for (int round = 0; round < 10; round++)
        {
            QueryTerm[] terms = [.. QueryTerm.Of(Words(random, 60)).Select((term, i) => term with { Weight = scale * MathF.Pow(10, i % 5) })];
            (int Passage, float Total)[] expected = Exhaustive([.. shortOnes, .. longOnes], terms);
            IReadOnlyList<SearchHit> hits = generation.Search(terms, 50, TestContext.Current.CancellationToken);
            Assert.Equal(expected.Take(50).Select(pair => pair.Total), hits.Select(hit => hit.Total), (one, other) => Math.Abs((one / other) - 1) < 1e-4);
            Assert.All(hits, hit => Assert.Equal(1, expected.Single(pair => pair.Passage == hit.Passage).Total / hit.Total, 1e-4));
        }
    }

    [Fact]
    public void A_term_of_every_passage_still_counts_beside_a_rare_one()
    {
        IndexedArticle[] articles = [.. Enumerable.Range(0, 200).Select(n => Article($"id{n}", n == 7 ? "电梯补助。" : "电梯。"))];
        Publish(0, [.. articles.Select(Added)]);
        Generation generation = Open();
        QueryTerm[] terms = [new(Terms.Of("电")[0].Key, 1e-9f), new(Terms.Of("补")[0].Key, 1)];

        IReadOnlyList<SearchHit> hits = generation.Search(terms, 300, TestContext.Current.CancellationToken);

        Assert.Equal(200, hits.Count);
        Assert.Equal("id7", generation.Article(hits[0].Article).Id);
    }

    [Fact]
    public void Terms_that_only_order_count_in_full_for_what_the_others_find()
    {
        const int wanted = 20, found = 25; // a quarter more
        var random = new Random(11);
        List<IndexedArticle> articles = [.. Enumerable.Range(0, 300).Select(n => Some(random, $"id{n}"))];
        for (int i = 0; i < 3; i++)
        {
            Publish(i, [.. articles.Skip(i * 100).Take(100).Select(Added)]);
        }

        Generation generation = Open();
        for (int round = 0; round < 10; round++)
        {
            QueryTerm[] terms = [.. Question(random).Select(term => term with { OnlyOrders = TermKey.IsCharacter(term.Key) })];
            (int Passage, float Total)[] byPairs = Exhaustive(articles, [.. terms.Where(term => !term.OnlyOrders)]);
            float least = byPairs[Math.Min(found, byPairs.Length) - 1].Total;
            HashSet<int> proposed = [.. byPairs.Where(pair => pair.Total >= least - 1e-4f).Select(pair => pair.Passage)];
            (int Passage, float Total)[] expected = [.. Exhaustive(articles, terms).Where(pair => proposed.Contains(pair.Passage))];
            IReadOnlyList<SearchHit> hits = generation.Search(terms, wanted, TestContext.Current.CancellationToken);
            Assert.Equal(expected.Take(wanted).Select(pair => pair.Total), hits.Select(hit => hit.Total), (one, other) => Math.Abs(one - other) < 1e-4);
            Assert.All(hits, hit => Assert.Equal(expected.Single(pair => pair.Passage == hit.Passage).Total, hit.Total, 1e-4));
        }
    }

    [Fact]
    public void Where_the_best_passages_stand_in_the_first_segment_the_weaker_ones_of_the_others_are_found_too()
    {
        List<IndexedArticle> articles =
        [
            .. Enumerable.Range(0, 100).Select(i => Article($"best{i}", $"加装电梯补助{new string('的', i)}。")),
            .. Enumerable.Range(0, 300).Select(i => Article($"weak{i}", $"电梯{new string('的', i)}。")),
        ];
        for (int i = 0; i < 4; i++)
        {
            Publish(i, [.. articles.Skip(i * 100).Take(100).Select(Added)]);
        }

        Generation generation = Open();
        Assert.Equal(4, generation.Segments.Count);
        QueryTerm[] terms = [.. Terms.Of("加装电梯补助").Select(term => new QueryTerm(term.Key, 1))];
        IReadOnlyList<SearchHit> hits = generation.Search(terms, 150, TestContext.Current.CancellationToken);
        Assert.Equal(Exhaustive(articles, terms).Take(150).Select(pair => pair.Total), hits.Select(hit => hit.Total), (one, other) => Math.Abs(one - other) < 1e-4);
    }

    [Fact]
    public void Equal_passages_of_different_segments_score_exactly_the_same_and_come_in_the_order_of_their_numbers()
    {
        var random = new Random(3);
        IndexedArticle[] repeated = [.. Enumerable.Range(0, 60).Select(n => Article($"id{n}", Words(random, random.Next(20, 80)) + "。"))];
        for (int i = 0; i < 5; i++)
        {
            Publish(i, [.. repeated.Select(article => Added(article with { Id = $"{article.Id}-{i}" })).Concat(Enumerable.Range(0, 40).Select(n => Added(Some(random, $"other{i}-{n}"))))]);
        }

        Generation generation = Open();
        Assert.Equal(5, generation.Segments.Count);
        int compared = 0;
        for (int round = 0; round < 20; round++)
        {
            IReadOnlyList<SearchHit> hits = generation.Search(Question(random), 150, TestContext.Current.CancellationToken);
            foreach (IGrouping<string, SearchHit> same in hits.GroupBy(hit => generation.Article(hit.Article).Id.Split('-')[0]).Where(same => same.Key.StartsWith("id", StringComparison.Ordinal)))
            {
                compared++;
                Assert.Single(same.Select(hit => hit.Total).Distinct());
                Assert.Equal(same.Select(hit => hit.Passage).Order(), same.Select(hit => hit.Passage));
            }
        }

        Assert.True(compared > 100);
    }

    [Fact]
    public void A_withdrawn_article_is_not_found_and_a_replaced_one_in_its_new_text_only()
    {
        Publish(0, Added(Article("a", "加装电梯补助。")), Added(Article("b", "道路维修补助。")), Added(Article("c", "停车位申请。")));
        Publish(1, new ArticleChange("a", null, []), Added(Article("b", "道路维修停工。")));
        Generation generation = Open();
        Assert.Equal(["b", "c"], generation.ArticleNumbers.Select(number => generation.Article(number).Id).Order());
        Assert.Equal((2, -1), (generation.ArticleCount, generation.Find("a")));
        Assert.Equal("道路维修停工。", generation.Article(generation.Find("b")).Text);
        Assert.Empty(generation.Search(Terms.Of("补助").Select(term => new QueryTerm(term.Key, 1)).ToArray(), 10, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Merging_keeps_every_article_and_scores_as_if_all_had_been_written_at_once()
    {
        var random = new Random(9);
        List<IndexedArticle> articles = [];
        for (int i = 0; i < 12; i++)
        {
            articles.Add(Some(random, $"id{i}"));
            Publish(i, Added(articles[i]));
        }

        var writer = new GenerationWriter(_folder.Root, _ => { });
        Assert.True(writer.Merge(TestContext.Current.CancellationToken));
        Assert.False(writer.Merge(TestContext.Current.CancellationToken));
        Generation generation = Open();
        Assert.Equal(5, generation.Segments.Count);
        Assert.Equal(articles.OrderBy(article => article.Id), generation.ArticleNumbers.Select(generation.Article).OrderBy(article => article.Id));
        QueryTerm[] terms = Question(random);
        Assert.Equal(
            Exhaustive(articles, terms).Take(10).Select(pair => pair.Total),
            generation.Search(terms, 10, TestContext.Current.CancellationToken).Select(hit => hit.Total),
            (one, other) => Math.Abs(one - other) < 1e-4);
    }

    [Fact]
    public void A_segment_of_which_much_was_withdrawn_is_written_anew_without_it()
    {
        Publish(0, [.. Enumerable.Range(0, 10).Select(i => Added(Article($"a{i}", "加装电梯补助。")))]);
        Publish(1, [.. Enumerable.Range(0, 4).Select(i => new ArticleChange($"a{i}", null, []))]);
        Assert.Equal(10, Open().PassageCount);
        Assert.True(new GenerationWriter(_folder.Root, _ => { }).Merge(TestContext.Current.CancellationToken));
        Assert.Equal((6, 6), (Open().PassageCount, Open().ArticleCount));
    }

    [Fact]
    public void Of_an_article_of_more_passages_than_a_segment_holds_the_first_are_found_and_the_rest_is_reported()
    {
        string text = string.Concat(Enumerable.Repeat("甲。", 65_535)) + "乙。";
        List<string> reports = [];
        new GenerationWriter(_folder.Root, reports.Add).Write(0, _ => [Added(Article("long", text)), Added(Article("b", "丙。"))], TestContext.Current.CancellationToken);
        Assert.Contains("long", Assert.Single(reports), StringComparison.Ordinal);
        Generation generation = Open();
        Assert.Equal((65_536, 2), (generation.PassageCount, generation.Segments.Count));
        Assert.Equal([0, 1, 2], generation.Search([new QueryTerm(TermKey.OfCharacter('甲'), 1)], 3, TestContext.Current.CancellationToken).Select(hit => hit.Passage));
        Assert.Empty(generation.Search([new QueryTerm(TermKey.OfCharacter('乙'), 1)], 3, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_filter_narrows_the_search_and_changes_no_score()
    {
        Publish(
            0,
            Added(Article("a", "加装电梯补助。") with { Region = "德州市", Date = "2024-05", Publisher = "报", Topic = "住房" }),
            Added(Article("b", "加装电梯补助多。") with { Region = "成都市", Date = "2025-01-02" }),
            Added(Article("c", "电梯维修。")));
        Generation generation = Open();
        QueryTerm[] terms = [.. Terms.Of("电梯补助").Select(term => new QueryTerm(term.Key, 1))];
        IReadOnlyList<SearchHit> all = generation.Search(terms, 10, TestContext.Current.CancellationToken);
        string[] Found(SearchFilter filter)
        {
            IReadOnlyList<SearchHit> hits = generation.Search(terms, 10, filter, TestContext.Current.CancellationToken);
            Assert.Subset(all.ToHashSet(), hits.ToHashSet());
            return [.. hits.Select(hit => generation.Article(hit.Article).Id)];
        }

        Assert.Equal(3, all.Count);
        Assert.Equal(["a"], Found(new SearchFilter { Regions = new HashSet<string> { "德州市", "山东省" } }));
        Assert.Equal(["a"], Found(new SearchFilter { Publishers = new HashSet<string> { "报" } }));
        Assert.Equal(["a"], Found(new SearchFilter { Topics = new HashSet<string> { "住房" } }));
        Assert.Equal(["a"], Found(new SearchFilter { From = new DateOnly(2024, 5, 31), Until = new DateOnly(2024, 12, 31) }));
        Assert.Equal(["b"], Found(new SearchFilter { From = new DateOnly(2024, 6, 1) }));
        Assert.Empty(Found(new SearchFilter { Regions = new HashSet<string>() }));
    }

    [Fact]
    public void A_term_is_told_apart_from_all_that_were_looked_up_before()
    {
        string[] texts = ["电梯补助。", "电梯维修。", "道路维修。"];
        Publish(0, Added(Article("a", texts[0])), Added(Article("b", texts[1])));
        Publish(1, Added(Article("c", texts[2])));
        Generation generation = Open();
        for (char character = '一'; character <= '龥'; character++) // far more than are remembered
        {
            int passages = texts.Count(text => ("题小标" + text).Contains(character, StringComparison.Ordinal));
            Assert.Equal(passages, generation.DocumentFrequency(TermKey.OfCharacter(character)));
            Assert.Equal(passages > 0, generation.Holds(TermKey.OfCharacter(character)));
        }
    }

    [Fact]
    public void The_newest_articles_come_first_and_those_without_a_date_last()
    {
        Publish(0, Added(Article("a", "甲。") with { Date = "2024" }), Added(Article("b", "乙。")), Added(Article("c", "丙。") with { Date = "2025-03" }));
        Assert.Equal(["c", "a", "b"], Open().Newest(5).Select(article => article.Id));
        Assert.Equal(["c"], Open().Newest(1).Select(article => article.Id));
    }

    private static IndexedArticle Article(string id, string text) => new(id, "题", text);

    private static IndexedArticle Some(Random random, string id) =>
        new(id, Words(random, 4), string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => Words(random, random.Next(3, 60)) + "。")));

    /// <summary>Text in which some characters are far more frequent than others.</summary>
    private static string Words(Random random, int length) =>
        string.Concat(Enumerable.Range(0, length).Select(_ => Alphabet[(int)(Alphabet.Length * Math.Pow(random.NextDouble(), 3))]));

    private static QueryTerm[] Question(Random random) =>
        [.. Terms.Of(Words(random, 12)).Select(term => new QueryTerm(term.Key, 0.25f + random.NextSingle())).DistinctBy(term => term.Key)];

    private static ArticleChange Added(IndexedArticle article)
    {
        List<IndexedPassage> passages = [];
        for (int start = 0; start < article.Text.Length;)
        {
            int end = article.Text.IndexOf('。', start) + 1;
            passages.Add(new IndexedPassage(start, end - start, "小标题"));
            start = end;
        }

        return new ArticleChange(article.Id, article, passages);
    }

    private static (int Passage, float Total)[] Exhaustive(List<IndexedArticle> articles, QueryTerm[] terms) =>
        ExhaustiveScorer.Rank([.. articles.Select(article => (article.Id, article.Title, article.Text))], terms);

    /// <summary>Opens the newest generation until the test ends.</summary>
    private Generation Open()
    {
        Generation generation = new IndexFolder(_folder.Root).OpenNewest(_ => { })!.Value.Generation;
        _opened.Add(generation);
        return generation;
    }

    private void Publish(int revision, params ArticleChange[] changes) =>
        new GenerationWriter(_folder.Root, _ => { }).Write(revision, _ => changes, TestContext.Current.CancellationToken);
}
