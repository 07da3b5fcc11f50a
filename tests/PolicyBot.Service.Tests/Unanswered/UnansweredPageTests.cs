using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Service.Accounts;
using PolicyBot.Service.Publishing.Golden;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Unanswered;

public sealed class UnansweredPageTests : IDisposable
{
    private const string Page = "/admin/unanswered";
    private const string Question = "大熊猫爱吃哪种竹笋";

    private readonly RunningService _service = new();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task What_got_no_answer_is_shown_with_its_count_until_it_is_settled()
    {
        HttpClient admin = await AskAsync(Question, Question, SomeArticles.LiftQuestion);
        string page = await ShownAsync(admin, Question);
        Assert.Contains("2 次", page, StringComparison.Ordinal);
        Assert.DoesNotContain(SomeArticles.LiftQuestion, page, StringComparison.Ordinal);

        await admin.SubmitAsync(Page, new() { ["questions"] = Question }, Page + "?handler=Settle");

        Assert.DoesNotContain(Question, await admin.PageAsync(Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_is_linked_to_the_article_that_is_to_answer_it()
    {
        HttpClient admin = await AskAsync(Question);
        await ShownAsync(admin, Question);

        HttpResponseMessage unknown = await admin.SubmitAsync(Page, new() { ["questions"] = Question, ["article"] = "nowhere" }, Page + "?handler=Link");
        Assert.Contains("没有编号为 nowhere", await admin.PageAsync(unknown.Headers.Location!.ToString()), StringComparison.Ordinal);
        await admin.SubmitAsync(Page, new() { ["questions"] = Question, ["article"] = "lift" }, Page + "?handler=Link");

        GoldenQuestion golden = Assert.Single(_service.Services.GetRequiredService<GoldenStore>().All(), golden => golden.Question == Question);
        Assert.Equal("lift", golden.Article);
        Assert.DoesNotContain("<h2 id=\"group-", await admin.PageAsync(Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_did_not_help_is_shown_likewise()
    {
        HttpClient admin = await _service.SignInAsync(Role.Administrator);
        DirectLineClient resident = await DirectLineClient.StartAsync(_service.CreateClient());
        await resident.AskAsync(SomeArticles.LiftQuestion);
        await resident.AskAsync("没帮助");

        Assert.Contains(SomeArticles.LiftQuestion, await admin.PageAsync(Page + "?what=unhelpful"), StringComparison.Ordinal);
        Assert.DoesNotContain(SomeArticles.LiftQuestion, await admin.PageAsync(Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_to_settle_is_refused()
    {
        HttpClient admin = await _service.SignInAsync(Role.Administrator);

        Assert.Equal(HttpStatusCode.BadRequest, (await admin.SubmitAsync(Page, [], Page + "?handler=Settle")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await admin.OpenAsync(Page + "?days=-5&what=nonsense")).StatusCode);
    }

    private async Task<HttpClient> AskAsync(params string[] questions)
    {
        HttpClient admin = await _service.SignInAsync(Role.Administrator);
        foreach (string question in questions)
        {
            await admin.AskAsync(question);
        }

        return admin;
    }

    private static async Task<string> ShownAsync(HttpClient admin, string question)
    {
        string page = "";
        for (int patience = 0; patience < 100 && !page.Contains(question, StringComparison.Ordinal); patience++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            page = await admin.PageAsync(Page);
        }

        return page;
    }
}
