using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Service.Accounts;
using PolicyBot.Service.Commands;
using PolicyBot.Service.Database;
using PolicyBot.Service.Desk.Cases;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Desk;

public sealed partial class DeskPagesTests(RunningService service) : IClassFixture<RunningService>
{
    [Theory]
    [InlineData("/desk")]
    [InlineData("/desk?handler=Results&q=电梯")]
    [InlineData("/desk?handler=Article&id=lift")]
    [InlineData("/desk/cases")]
    [InlineData("/desk/cases?handler=Csv")]
    [InlineData("/desk/cases?handler=Rows")]
    [InlineData("/desk/cases/1")]
    [InlineData("/desk/cases/1?handler=Live")]
    [InlineData("/desk/statistics")]
    [InlineData("/desk/statistics?handler=Csv")]
    public async Task Nobody_sees_the_desk_without_signing_in(string address)
    {
        HttpClient client = service.CreateClient(new() { AllowAutoRedirect = false });

        HttpResponseMessage response = await client.OpenAsync(address);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.StartsWith("/account/login", response.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_of_a_page_that_comes_after_the_session_ended_is_refused_and_leaves_the_page_where_it_is()
    {
        HttpClient client = service.CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add("HX-Request", "true");

        HttpResponseMessage response = await client.OpenAsync("/desk/cases?handler=Rows");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.False(response.Headers.Contains("HX-Redirect"));
    }

    [Theory]
    [InlineData("GB50016-Notice")]
    [InlineData("怎么办?")]
    [InlineData("通知#2 (试行)")]
    [InlineData("市/Notice")]
    public async Task Every_link_to_an_article_leads_there_whatever_its_id(string id)
    {
        using RunningService alone = new();
        using TempFolder articles = new();
        string article = JsonSerializer.Serialize(new { id, title = "消防通道管理须知", text = "占用消防通道的，罚款500元。" });
        IndexCommand.Run([articles.Write("odd.jsonl", article + "\n")], alone.Data, CancellationToken.None);
        HttpClient staff = await alone.SignInAsync(Role.Administrator);
        foreach (string page in new[] { "/ask?q=占用消防通道罚款多少", "/desk?handler=Results&q=占用消防通道罚款多少", "/desk?handler=Article&id=" + Uri.EscapeDataString(id), "/admin/versions?id=" + Uri.EscapeDataString(id) })
        {
            string link = WebUtility.HtmlDecode(ArticleLink().Match(await staff.PageAsync(page)).Groups[1].Value);

            Assert.Contains("罚款500元", WebUtility.HtmlDecode(Marks().Replace(await staff.PageAsync(link), "")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_a_resident_wrote_is_text_on_the_page_and_in_the_file()
    {
        long number = await OpenAsync("=HYPERLINK(\"a\")<img src=x onerror=alert(1)>坏了");
        HttpClient staff = await service.SignInAsync(Role.Staff);

        string list = await staff.PageAsync("/desk/cases");
        string page = await staff.PageAsync($"/desk/cases/{number}");
        string csv = await staff.PageAsync("/desk/cases?handler=Csv");

        Assert.DoesNotContain("<img src=x", list + page, StringComparison.Ordinal);
        Assert.Contains("&lt;img src=x", page, StringComparison.Ordinal);
        Assert.Contains(",\"'=HYPERLINK(\"\"a\"\")<img src=x onerror=alert(1)>坏了\",", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_is_filtered_by_all_that_a_case_is()
    {
        long leak = await OpenAsync("成都市武侯区的家里漏水没人管");
        long school = await OpenAsync("想咨询小学入学条件");
        HttpClient staff = await service.SignInAsync(Role.Staff);

        string problems = await staff.PageAsync("/desk/cases?kind=Problem&topic=住房物业&place=武侯&urgency=Soon");
        string mine = await staff.PageAsync("/desk/cases?mine=true");
        string nonsense = await staff.PageAsync("/desk/cases?state=Nonsense&kind=7&urgency=%00&page=-5");

        Assert.Contains($"/desk/cases/{leak}\"", problems, StringComparison.Ordinal);
        Assert.DoesNotContain($"/desk/cases/{school}\"", problems, StringComparison.Ordinal);
        Assert.DoesNotContain($"/desk/cases/{school}\"", mine, StringComparison.Ordinal);
        Assert.Contains($"/desk/cases/{school}\"", nonsense, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_is_sent_again_only_after_a_change()
    {
        long number = await OpenAsync("电梯坏了");
        HttpClient staff = await service.SignInAsync(Role.Staff);
        string seen = service.Services.GetRequiredService<CaseQueries>().Version(number);

        Assert.Equal(HttpStatusCode.NoContent, (await staff.OpenAsync($"/desk/cases/{number}?handler=Live&seen={seen}")).StatusCode);
        await service.Services.GetRequiredService<CaseWork>().AcceptAsync(number, "李工");
        string part = await staff.PageAsync($"/desk/cases/{number}?handler=Live&seen={seen}");

        Assert.Contains("已受理", part, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", part, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("Problem", "77")]
    [InlineData("x", "Urgent")]
    public async Task A_correction_to_what_no_case_can_be_changes_nothing(string kind, string urgency)
    {
        long number = await OpenAsync("我家楼道电线冒火花很危险");
        HttpClient staff = await service.SignInAsync(Role.Staff);
        CaseQueries cases = service.Services.GetRequiredService<CaseQueries>();
        Case before = cases.Find(number)!;

        HttpResponseMessage response = await staff.SubmitAsync(
            $"/desk/cases/{number}", new() { ["kind"] = kind, ["urgency"] = urgency, ["topic"] = "教育" }, $"/desk/cases/{number}?handler=Correct");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(before, cases.Find(number));
    }

    [Fact]
    public async Task What_is_refused_keeps_the_words_that_were_written()
    {
        long number = await OpenAsync("电梯坏了");
        HttpClient staff = await service.SignInAsync(Role.Staff);

        HttpResponseMessage response = await staff.SubmitAsync(
            $"/desk/cases/{number}", new() { ["words"] = "写了很久的话", ["answer"] = "true", ["seen"] = "0" }, $"/desk/cases/{number}?handler=Say");
        string page = await response.TextAsync();

        Assert.Contains("有了新内容", page, StringComparison.Ordinal);
        Assert.Contains("写了很久的话", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_makes_a_draft_article_of_the_answer_and_staff_may_not()
    {
        long number = await OpenAsync("电梯年检找谁");
        await service.Services.GetRequiredService<CaseWork>().SayAsync(number, "李工", "电梯年检由市场监管局负责。", isAnswer: true, seen: long.MaxValue);
        HttpClient staff = await service.SignInAsync(Role.Staff), administrator = await service.SignInAsync(Role.Administrator);

        HttpResponseMessage refused = await staff.SubmitAsync($"/desk/cases/{number}", [], $"/desk/cases/{number}?handler=Draft");
        HttpResponseMessage made = await administrator.SubmitAsync($"/desk/cases/{number}", [], $"/desk/cases/{number}?handler=Draft");
        string draft = await administrator.PageAsync(made.Headers.Location!.ToString());

        Assert.NotEqual(made.Headers.Location, refused.Headers.Location);
        Assert.Contains("电梯年检由市场监管局负责。", draft, StringComparison.Ordinal);
        Assert.Contains("电梯年检找谁", draft, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_forms_token_nothing_is_changed()
    {
        long number = await OpenAsync("电梯坏了");
        HttpClient staff = await service.SignInAsync(Role.Staff);

        HttpResponseMessage response = await staff.PostAsync(
            new Uri($"/desk/cases/{number}?handler=Accept", UriKind.Relative), new FormUrlEncodedContent([]), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(CaseState.Received, service.Services.GetRequiredService<CaseQueries>().Find(number)!.State);
    }

    [Theory]
    [InlineData("/desk/cases/999999")]
    [InlineData("/desk/cases/0?handler=Live")]
    [InlineData("/desk?handler=Article&id=nothing")]
    [InlineData("/desk?handler=Version&id=lift&version=99")]
    public async Task What_is_not_there_is_not_found(string address)
    {
        HttpClient staff = await service.SignInAsync(Role.Staff);

        Assert.Equal(HttpStatusCode.NotFound, (await staff.OpenAsync(address)).StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?from=0001-01-01&until=9999-12-31&by=week")]
    [InlineData("?from=nonsense&by=nonsense")]
    [InlineData("?by=topic&handler=Csv")]
    public async Task Statistics_hold_for_any_period(string query)
    {
        HttpClient staff = await service.SignInAsync(Role.Staff);

        Assert.Contains("合计", await staff.PageAsync("/desk/statistics" + query), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_has_the_answer_the_passages_with_their_words_marked_and_what_narrows_them()
    {
        HttpClient staff = await service.SignInAsync(Role.Staff);

        string found = await staff.PageAsync("/desk?handler=Results&q=" + Uri.EscapeDataString(SomeArticles.LiftQuestion));
        string elsewhere = await staff.PageAsync("/desk?handler=Results&place=青禾市&year=2025&publisher=青禾市城管局&q=" + Uri.EscapeDataString(SomeArticles.LiftQuestion));

        Assert.Contains($"<p class=\"reply \">{SomeArticles.LiftAnswer}", found, StringComparison.Ordinal);
        Assert.Contains("<mark>每台电梯补贴</mark><mark>20万元</mark>", found, StringComparison.Ordinal);
        Assert.Contains("<option value=\"青禾日报\">青禾日报（1）</option>", found, StringComparison.Ordinal);
        Assert.Contains($"{SomeArticles.LiftAnswer}&#xA;（出自《青禾市公布老旧小区加装电梯办法》，青禾日报，2025年3月10日，青禾市）</textarea>", found, StringComparison.Ordinal);
        Assert.DoesNotContain(SomeArticles.LiftAnswer, elsewhere, StringComparison.Ordinal);
        Assert.Contains("充电端口", elsewhere, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("？！")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("'; DROP TABLE cases; --")]
    [InlineData("😀")]
    public async Task Any_words_may_be_typed(string words)
    {
        HttpClient staff = await service.SignInAsync(Role.Staff);

        HttpResponseMessage response = await staff.OpenAsync("/desk?year=999999999&q=" + Uri.EscapeDataString(words));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotContain("<script>alert", await response.TextAsync(), StringComparison.Ordinal);
    }

    private async Task<long> OpenAsync(string words)
    {
        DirectLineClient resident = await DirectLineClient.StartAsync(service.CreateClient());
        await resident.AskAsync("转人工");
        await resident.AskAsync(words);
        return service.Services.GetRequiredService<ServiceDatabase>().Read(connection => CaseTable.FindOpen(connection, "directline", resident.Conversation))!.Number;
    }

    [GeneratedRegex("href=\"(/articles/[^\"]+)\"", RegexOptions.IgnoreCase)]
    private static partial Regex ArticleLink();

    [GeneratedRegex("</?mark>")]
    private static partial Regex Marks();
}
