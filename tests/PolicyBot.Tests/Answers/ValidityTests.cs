using PolicyBot.Answers;
using PolicyBot.Articles;
using PolicyBot.Language;
using PolicyBot.Search;
using PolicyBot.Storage;

namespace PolicyBot.Tests.Answers;

/// <summary>What does not hold on the day of the question is no answer to it.</summary>
public sealed class ValidityTests : IDisposable
{
    private const string Question = "鹤壁市加装电梯每台补贴多少元？";
    private static readonly DateOnly Today = new(2025, 6, 1);

    private static readonly Article Old =
        new("old", "鹤壁市加装电梯补贴办法", "鹤壁市既有住宅加装电梯，每台补贴12万元，由住建部门审核后拨付。") { Region = "鹤壁市", Date = new PublicationDate(2023, 1, 5) };

    private static readonly Article New =
        new("new", "鹤壁市加装电梯补贴办法（2025年修订）", "鹤壁市既有住宅加装电梯，每台补贴15万元，由街道初审、住建部门复核后拨付。") { Region = "鹤壁市", Date = new PublicationDate(2025, 2, 1) };

    private static readonly Article Other =
        new("parks", "鹤壁市公园管理规定", "鹤壁市公园免费开放，每日开放时间为六时至二十二时，由园林部门管理。") { Region = "鹤壁市", Date = new PublicationDate(2024, 2, 1) };

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void What_holds_today_is_cited()
    {
        Answer answer = Ask(Old with { InForceFrom = Today, InForceUntil = Today }, Other);
        Assert.Equal((AnswerKind.Answer, "12万元"), (answer.Kind, answer.Text));
        Assert.Null(answer.Citations[0].NotInForce);
        Assert.DoesNotContain(answer.Notes, note => note.Contains("依据", StringComparison.Ordinal));
    }

    [Fact]
    public void What_ended_yesterday_is_shown_as_ended_and_not_cited()
    {
        Answer answer = Ask(Old with { InForceUntil = Today.AddDays(-1) }, Other);
        Assert.Equal(AnswerKind.NotFound, answer.Kind);
        Assert.Empty(answer.Citations);
        Assert.Contains("现行有效", answer.Text, StringComparison.Ordinal);
        Assert.Equal(("old", "已于2025年5月31日失效"), (answer.Passages[0].ArticleId, answer.Passages[0].NotInForce));
    }

    [Fact]
    public void What_begins_tomorrow_is_not_cited_today()
    {
        Answer answer = Ask(Old with { InForceFrom = Today.AddDays(1) });
        Assert.Equal((AnswerKind.NotFound, "2025年6月2日起施行，尚未生效"), (answer.Kind, answer.Passages[0].NotInForce));
    }

    [Fact]
    public void The_successor_answers_in_place_of_what_it_superseded()
    {
        Answer answer = Ask(Old with { SupersededBy = "new" }, New, Other);
        Assert.Equal((AnswerKind.Answer, "15万元"), (answer.Kind, answer.Text));
        Assert.All(answer.Citations, citation => Assert.Equal("new", citation.ArticleId));
        Assert.Equal(("已被新文件取代", "new"), answer.Passages.Where(passage => passage.ArticleId == "old").Select(passage => (passage.NotInForce, passage.SupersededBy)).First());
    }

    [Fact]
    public void A_successor_that_says_nothing_of_the_matter_stands_before_what_it_superseded()
    {
        Article silent = New with { Text = "本市住宅改造事项改由各区决定，请向所在街道咨询。", Title = "关于调整有关事项的通知" };
        Answer answer = Ask(Old with { SupersededBy = "new" }, silent, Other);
        Assert.Equal(AnswerKind.NotFound, answer.Kind);
        Assert.Equal(["new", "old"], answer.Passages.Take(2).Select(passage => passage.ArticleId));
    }

    [Fact]
    public void Articles_that_name_each_other_as_successors_do_not_hold_up_the_answer()
    {
        Answer answer = Ask(Old with { SupersededBy = "new" }, New with { SupersededBy = "old" }, Other);
        Assert.Equal(AnswerKind.NotFound, answer.Kind);
    }

    [Fact]
    public void A_file_states_its_validity_and_the_index_keeps_it()
    {
        string file = Path.Combine(_folder.Root, "办法.md");
        File.WriteAllText(file, "---\ntitle: 鹤壁市加装电梯补贴办法\n施行日期: 2024年1月1日\n有效期至: 2026年12月\n取代文件: new\n主题: 住房\n---\n鹤壁市既有住宅加装电梯，每台补贴12万元，由住建部门审核后拨付。\n");
        Article article = Assert.Single(ArticleReader.Read(file, TestContext.Current.CancellationToken)).Article!;
        Publish(article);
        using LiveIndex index = new(Data.IndexPath, TimeProvider.System);
        using GenerationLease lease = index.Lease();
        IndexedArticle indexed = lease.Generation.Article(lease.Generation.Find("办法"));
        Assert.Equal(
            (new DateOnly(2024, 1, 1), new DateOnly(2026, 12, 31), "new", "住房"),
            (indexed.InForceFrom!.Value, indexed.InForceUntil!.Value, indexed.SupersededBy, indexed.Topic));
    }

    public void Dispose() => _folder.Dispose();

    private DataFolder Data => DataFolder.Open(Path.Combine(_folder.Root, "data"));

    private void Publish(params Article[] articles) =>
        new Publisher(Data, TimeProvider.System).Publish(articles, (_, _, _) => { }, _ => { }, CancellationToken.None);

    private Answer Ask(params Article[] articles)
    {
        Publish(articles);
        using LiveIndex index = new(Data.IndexPath, TimeProvider.System);
        return new Answerer(index, Synonyms.None, null, TimeProvider.System).Answer(new Question(Question) { Now = Today }, TestContext.Current.CancellationToken);
    }
}
