using System.Net;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Pages;

public sealed class ArticlePageTests(RunningService service) : IClassFixture<RunningService>
{
    private readonly HttpClient _client = service.CreateClient();

    [Fact]
    public async Task An_article_is_shown_whole_with_its_headings()
    {
        string page = await _client.PageAsync("/articles/lift");

        Assert.Contains("<h1>青禾市公布老旧小区加装电梯办法</h1>", page, StringComparison.Ordinal);
        Assert.Contains("补贴标准</h2>", page, StringComparison.Ordinal);
        Assert.Contains("公示期为10个工作日", page, StringComparison.Ordinal);
        Assert.Contains("href=\"https://example.com/lift\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<mark>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_opens_at_the_cited_passage()
    {
        string page = await _client.PageAsync("/articles/lift?start=2&length=5");

        Assert.Contains("id=\"passage\"", page, StringComparison.Ordinal);
        Assert.Contains("青禾<mark>市住建局3</mark>月10日", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_that_was_superseded_says_so_and_leads_to_its_successor()
    {
        string page = await _client.PageAsync("/articles/stairs");

        Assert.Contains("本文已被新文件取代。", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/articles/lift\">青禾市公布老旧小区加装电梯办法</a>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("本文已", await _client.PageAsync("/articles/lift"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("start=-5&length=3")]
    [InlineData("start=2147483647&length=2147483647")]
    [InlineData("start=x&length=y")]
    [InlineData("start=5")]
    public async Task A_passage_that_is_not_in_it_marks_nothing(string passage)
    {
        HttpResponseMessage response = await _client.OpenAsync("/articles/lift?" + passage);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotContain("<mark>", await response.TextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/articles/unknown")]
    [InlineData("/articles/..%2f..%2fetc%2fpasswd")]
    [InlineData("/articles/")]
    public async Task An_article_that_is_not_published_is_not_found(string address)
    {
        HttpResponseMessage response = await _client.OpenAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
