using System.Net;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Pages;

public sealed class QuestionBackTests(DifferingPlaces service) : IClassFixture<DifferingPlaces>
{
    [Fact]
    public async Task Where_the_answer_differs_by_place_each_place_is_a_link_that_answers()
    {
        HttpClient client = service.CreateClient();

        string page = WebUtility.HtmlDecode(await client.PageAsync("/ask?q=" + Uri.EscapeDataString(DifferingPlaces.Question)));

        Assert.Contains("<ul class=\"options\">", page, StringComparison.Ordinal);
        int link = page.IndexOf("/ask?q=" + Uri.EscapeDataString("德州市"), StringComparison.Ordinal);
        string answer = await client.PageAsync(page[link..page.IndexOf('"', link)]);
        Assert.Contains("15万元", answer, StringComparison.Ordinal);
        Assert.Contains("适用地区：德州市", answer, StringComparison.Ordinal);
    }
}
