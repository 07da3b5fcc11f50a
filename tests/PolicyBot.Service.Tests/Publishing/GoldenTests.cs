using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using PolicyBot.Answers;
using PolicyBot.Service.Publishing.Golden;
using PolicyBot.Service.Publishing.Previews;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Publishing;

public sealed partial class GoldenTests(PublishingService service) : IClassFixture<PublishingService>
{
    private GoldenStore Golden => service.Get<GoldenStore>();

    [Fact]
    public async Task A_question_is_added_changed_and_deleted_on_the_page()
    {
        await service.SubmitAsync("/admin/golden", "Save", ("question", "图书馆周几闭馆？"), ("article", "library-1"), ("words", "周一，阅览室"));
        GoldenQuestion added = Golden.All().Single(question => question.Question == "图书馆周几闭馆？");
        Assert.Equal(["周一", "阅览室"], added.Words);

        await service.SubmitAsync("/admin/golden", "Save", ("number", $"{added.Number}"), ("question", "阅览室周几闭馆？"), ("article", "library-2"));
        Assert.Equal(("阅览室周几闭馆？", "library-2"), (Golden.Find(added.Number)!.Question, Golden.Find(added.Number)!.Article));

        await service.SubmitAsync("/admin/golden", "Delete", ("number", $"{added.Number}"));
        Assert.Null(Golden.Find(added.Number));
    }

    [Fact]
    public async Task A_question_that_somebody_else_changed_meanwhile_is_not_overwritten_unseen()
    {
        await Golden.AddAsync([new GoldenQuestion("同改的问题？", "library-1")], "test");
        GoldenQuestion question = Golden.All().Single(one => one.Question == "同改的问题？");
        string opened = SeenOn(await service.Admin.PageAsync($"/admin/golden?edit={question.Number}"));
        await Golden.ChangeAsync(question with { Article = "library-2" }, "admin-zhao");
        (string, string)[] mine = [("number", $"{question.Number}"), ("question", "同改的问题？"), ("article", "library-3")];

        string page = await (await service.SubmitAsync("/admin/golden", "Save", [.. mine, ("seen", opened)])).TextAsync();

        Assert.Contains("别人改过", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Equal("library-2", Golden.Find(question.Number)!.Article);
        await service.SubmitAsync("/admin/golden", "Save", [.. mine, ("seen", SeenOn(page))]);
        Assert.Equal("library-3", Golden.Find(question.Number)!.Article);
    }

    [Fact]
    public async Task A_question_that_is_there_is_not_replaced_by_adding_it_unseen()
    {
        await Golden.AddAsync([new GoldenQuestion("重复的问题？", "library-1")], "test");
        GoldenQuestion question = Golden.All().Single(one => one.Question == "重复的问题？");

        string page = await (await service.SubmitAsync("/admin/golden", "Save", ("question", "重复的问题？"), ("article", "library-2"))).TextAsync();

        Assert.Contains("已有这个检验问题", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains($"name=\"number\" value=\"{question.Number}\"", page, StringComparison.Ordinal);
        Assert.Equal("library-1", Golden.Find(question.Number)!.Article);
    }

    [Theory]
    [InlineData("", "library-1", "问题是空的")]
    [InlineData("图书馆开放吗", "nowhere", "没有编号为 nowhere")]
    public async Task What_cannot_be_asked_or_answered_is_refused(string question, string article, string complaint)
    {
        HttpResponseMessage response = await service.SubmitAsync("/admin/golden", "Save", ("question", question), ("article", article));

        Assert.Contains(complaint, WebUtility.HtmlDecode(await response.TextAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_exported_can_be_imported()
    {
        await Golden.AddAsync([new GoldenQuestion("导出的问题？", "library-3") { Words = ["周一"] }, new GoldenQuestion("该答不上来的？", null)], "test");

        string exported = await service.Admin.PageAsync("/admin/golden?handler=Export");

        Assert.Contains(GoldenFile.Parse(exported), question => question is { Question: "导出的问题？", Article: "library-3", Words: ["周一"], Number: 0 });
        Assert.Contains(GoldenFile.Parse(exported), question => question is { Question: "该答不上来的？", Article: null });
    }

    [Theory]
    [InlineData("{\"question\":\"甲？\"}\n{\"question\":", "第 2 行")]
    [InlineData("[1]", "第 1 行")]
    [InlineData("{\"question\":\"\"}", "第 1 行")]
    [InlineData("null", "第 1 行")]
    public void A_line_that_is_none_is_named(string text, string named) =>
        Assert.Contains(named, Assert.Throws<FormatException>(() => GoldenFile.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Questions_that_ship_with_the_program_are_taken_in_once()
    {
        await Golden.SeedAsync([new GoldenQuestion("再次附带的问题？", "library-1")]);

        Assert.DoesNotContain(Golden.All(), question => question.Question == "再次附带的问题？");
    }

    [Fact]
    public void Every_question_that_ships_names_an_article_that_ships()
    {
        string corpus = Path.Combine(AppContext.BaseDirectory, "corpus");
        string[] ids = [.. Directory.EnumerateFiles(corpus, "*", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension)!];

        IReadOnlyList<GoldenQuestion> shipped = GoldenFile.Parse(File.ReadAllText(Path.Combine(corpus, "golden.jsonl"), Encoding.UTF8));

        Assert.True(shipped.Count >= ids.Length - 3);
        Assert.All(shipped, question => Assert.Contains(question.Article, ids));
    }

    [Fact]
    public void An_answer_is_right_where_it_cites_the_article_and_holds_the_words()
    {
        GoldenQuestion golden = new("？", "a") { Words = ["15萬元"] };
        Answer answer = new(AnswerKind.Answer, "15万元") { Citations = [new CitedPassage("a", "题", "补贴15万元。", 0, 7, 1)] };

        Assert.True(GoldenDifference.IsWanted(golden, answer));
        Assert.False(GoldenDifference.IsWanted(golden with { Article = "b" }, answer));
        Assert.False(GoldenDifference.IsWanted(golden with { Words = ["16万元"] }, answer));
        Assert.False(GoldenDifference.IsWanted(golden with { Article = null }, answer));
        Assert.True(GoldenDifference.IsWanted(golden with { Article = null }, new Answer(AnswerKind.NotFound, "没有找到")));
    }

    /// <summary>What the form sends along to tell which state of the question was opened.</summary>
    private static string SeenOn(string page) => WebUtility.HtmlDecode(SeenField().Match(page).Groups[1].Value);

    [GeneratedRegex("""name="seen" value="([^"]*)""")]
    private static partial Regex SeenField();
}
