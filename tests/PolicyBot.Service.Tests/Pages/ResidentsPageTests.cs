using System.Net;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Pages;

public sealed class ResidentsPageTests(RunningService service) : IClassFixture<RunningService>
{
    private readonly HttpClient _client = service.CreateClient();

    [Fact]
    public async Task The_first_page_asks_for_a_question_and_offers_what_was_published_last()
    {
        string page = await _client.PageAsync("/ask");

        Assert.Contains("<html lang=\"zh-CN\">", page, StringComparison.Ordinal);
        Assert.Contains("<label for=\"q\">", page, StringComparison.Ordinal);
        Assert.Contains("青禾市增设电动自行车充电端口</a>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_shows_where_it_stands_how_old_it_is_and_for_which_place_it_holds()
    {
        string page = await _client.PageAsync("/ask?q=" + Uri.EscapeDataString(SomeArticles.LiftQuestion));

        Assert.Contains(SomeArticles.LiftAnswer, page, StringComparison.Ordinal);
        Assert.Contains("青禾市公布老旧小区加装电梯办法", page, StringComparison.Ordinal);
        Assert.Contains("青禾日报", page, StringComparison.Ordinal);
        Assert.Contains("发布时间：2025年3月10日（2个月前）", page, StringComparison.Ordinal);
        Assert.Contains("适用地区：青禾市", page, StringComparison.Ordinal);
        Assert.Contains("/articles/lift?start=", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_date_that_was_inferred_says_so()
    {
        string page = await _client.PageAsync("/ask?q=" + Uri.EscapeDataString("2025年新增多少个充电端口"));

        Assert.Contains("2025年5月（推定）", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_answers_there_is_a_way_to_a_person()
    {
        string page = await _client.PageAsync("/ask?q=" + Uri.EscapeDataString("大熊猫爱吃哪种竹笋"));

        Assert.Contains("拨打 12345，问工作人员", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<h2 id=\"sources\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_without_a_question_has_the_title_of_the_first_page() =>
        Assert.Contains("<title>民生政策问答</title>", await _client.PageAsync("/ask?q="), StringComparison.Ordinal);

    [Theory]
    [InlineData("", "问题是空的")]
    [InlineData("%00%07", "问题是空的")]
    public async Task An_empty_question_is_answered_with_what_to_do(string query, string complaint)
    {
        HttpResponseMessage response = await _client.OpenAsync("/ask?q=" + query);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(complaint, await response.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_is_too_long_is_not_repeated_on_the_page()
    {
        string page = await _client.PageAsync("/ask?q=" + new string('a', 5000));

        Assert.Contains("问题太长", page, StringComparison.Ordinal);
        Assert.DoesNotContain("aaaaaaaaaa", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>电梯")]
    [InlineData("\"><img src=x onerror=alert(1)>电梯")]
    [InlineData("' autofocus onfocus=alert(1) x='电梯")]
    public async Task Markup_in_a_question_stays_text(string question)
    {
        string page = await _client.PageAsync("/ask?q=" + Uri.EscapeDataString(question));

        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        Assert.DoesNotContain("' autofocus", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markup_in_an_article_stays_text_wherever_it_is_shown()
    {
        foreach (string address in new[] { "/ask", "/ask?q=" + Uri.EscapeDataString("夜间临时停车位收费多少"), "/articles/hostile", "/articles/hostile?start=0&length=30" })
        {
            string page = await _client.PageAsync(address);

            Assert.Contains("停车办法", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<b>假冒", page, StringComparison.Ordinal);
            Assert.DoesNotContain("href=\"javascript:", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_page_that_is_not_there_leads_back()
    {
        HttpResponseMessage response = await _client.OpenAsync("/nothing/here");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("没有这个页面", await response.TextAsync(), StringComparison.Ordinal);
    }
}
