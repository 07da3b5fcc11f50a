using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Articles;
using PolicyBot.Service.Accounts;
using PolicyBot.Service.Knowledge;
using PolicyBot.Service.Publishing;
using PolicyBot.Service.Tests.Support;
using PolicyBot.Storage;

namespace PolicyBot.Service.Tests.GivenAnswers;

/// <summary>An administrator gives answers again after the articles, and the synonyms, have changed.</summary>
public sealed partial class ReplayTests : IDisposable
{
    private readonly RunningService _service = new();

    public void Dispose() => _service.Dispose();

    [Theory]
    [InlineData("每台电梯补贴多少钱")]
    [InlineData("装电梯要哪些人同意")]
    [InlineData("2025年新增多少个充电端口")]
    [InlineData("大熊猫爱吃哪种竹笋")]
    [InlineData("夜间停车怎么收费")]
    [InlineData("你好")]
    public async Task An_answer_comes_out_to_the_same_words_after_later_publications(string question)
    {
        HttpClient admin = await _service.SignInAsync(Role.Administrator);
        await admin.AskAsync(question);
        string number = await NumberAsync(admin);
        string given = Words().Match(await admin.PageAsync(Address(number))).Value;

        Publish(
            [Article("lift", "加装电梯新办法", "每台电梯补贴35万元。四分之三以上的业主同意即可申请。"), Article("new", "充电端口", "青禾市2025年计划新增电动自行车充电端口9000个。")],
            ["hostile", "charging"]);
        await _service.Services.GetRequiredService<SynonymVersions>().PublishAsync("电梯, 竹笋\n", "test");
        await admin.AskAsync(question);

        string page = await (await admin.SubmitAsync(Address(number), [], Address(number) + "&handler=Replay")).TextAsync();

        Assert.Contains("一字不差", page, StringComparison.Ordinal);
        Assert.Contains(given, page, StringComparison.Ordinal);
        Assert.DoesNotContain("没有与摘要相符的原文", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_was_tampered_with_does_not_pass()
    {
        HttpClient admin = await _service.SignInAsync(Role.Administrator);
        await admin.AskAsync(SomeArticles.LiftQuestion);
        string number = await NumberAsync(admin);
        await _service.Services.GetRequiredService<Service.Database.ServiceDatabase>().WriteAsync(connection =>
            Dapper.SqlMapper.Execute(connection, "UPDATE answers SET text = '30万元', program = 'elsewhere'"));

        string page = await (await admin.SubmitAsync(Address(number), [], Address(number) + "&handler=Replay")).TextAsync();

        Assert.Contains("与当时不同", page, StringComparison.Ordinal);
        Assert.Contains("程序在这以后更新过", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_passages_are_shown_in_the_words_of_then()
    {
        HttpClient admin = await _service.SignInAsync(Role.Administrator);
        await admin.AskAsync(SomeArticles.LiftQuestion);
        string number = await NumberAsync(admin);

        Publish([], ["lift"]);

        Assert.Contains("由市、区两级财政各承担一半", await admin.PageAsync(Address(number)), StringComparison.Ordinal);
        Assert.DoesNotContain("各承担一半", await (await admin.AskAsync(SomeArticles.LiftQuestion)).TextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("words=电梯&kind=Answer&channel=api", true)]
    [InlineData("words=" + SomeArticles.LiftAnswer, true)]
    [InlineData("kind=NotFound", false)]
    [InlineData("channel=wechat", false)]
    [InlineData("from=2025-06-02", false)]
    [InlineData("kind=nonsense&from=never", true)]
    public async Task The_list_is_searched(string filter, bool isFound)
    {
        HttpClient admin = await _service.SignInAsync(Role.Administrator);
        await admin.AskAsync(SomeArticles.LiftQuestion);
        await NumberAsync(admin);

        Assert.Equal(isFound, Number().IsMatch(await admin.PageAsync("/admin/answers?" + filter)));
    }

    private void Publish(Article[] articles, string[] withdrawals)
    {
        DataFolder folder = _service.Services.GetRequiredService<DataFolder>();
        new Publisher(folder, TimeProvider.System).Publish("改", articles, withdrawals, (_, _, _) => { }, _ => { }, CancellationToken.None);
        _service.Services.GetRequiredService<KnowledgeBase>().Refresh();
    }

    private static Article Article(string id, string title, string text) => new(id, title, text);

    private static string Address(string number) => "/admin/answers/answer?number=" + number;

    private static async Task<string> NumberAsync(HttpClient admin)
    {
        for (int patience = 0; patience < 100; patience++)
        {
            if (Number().Match(await admin.PageAsync("/admin/answers")) is { Success: true } found)
            {
                return found.Groups[1].Value;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        throw new InvalidOperationException("The answer was not kept.");
    }

    [GeneratedRegex("""/admin/answers/answer\?number=(\d+)""")]
    private static partial Regex Number();

    [GeneratedRegex("""<div class="words">[^<]*</div>""")]
    private static partial Regex Words();
}
