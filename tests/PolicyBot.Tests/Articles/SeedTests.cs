using System.Text.RegularExpressions;
using PolicyBot.Articles;
using PolicyBot.Language;

namespace PolicyBot.Tests.Articles;

/// <summary>Five real files as the web has them.</summary>
public sealed class SeedTests
{
    [Theory]
    [InlineData("000", "趣头条", "2022-01-14", false, "成都市武侯区")]
    [InlineData("001", "新民網", "2014-02-25", false, "北京市海淀区")]
    [InlineData("002", "夏港街", "2023-05-09", false, "夏港街")]
    [InlineData("003", "成都日報", "2021", true, "成都市武侯区")]
    [InlineData("004", "齊魯晚報·齊魯壹點", "2025-04-22", true, "德州市")]
    public void Publisher_date_and_place_are_found(string seed, string publisher, string date, bool isInferred, string region)
    {
        Article article = Read(seed).Article!;
        Assert.Equal((publisher, date, isInferred, region), (article.Publisher, article.Date?.ToString(), article.Date!.IsInferred, article.Region));
    }

    [Theory]
    [InlineData("000")]
    [InlineData("001")]
    [InlineData("002")]
    [InlineData("003")]
    [InlineData("004")]
    public void Every_figure_of_the_file_is_in_the_article_or_in_what_is_reported_as_cut(string seed)
    {
        string path = Directory.GetFiles(Shared.Require("seeds"), seed + "*").Single();
        string raw = File.ReadAllText(path);
        string body = seed == "000" ? raw[raw.IndexOf("<div>", StringComparison.Ordinal)..] : raw;
        body = Regex.Replace(body, "<img[^>]*>", "");
        ReadResult result = ArticleReader.Read(path, TestContext.Current.CancellationToken).Single();
        string kept = result.Article!.Title + "\n" + result.Article.Text + "\n" + string.Join('\n', result.Cuts.Select(cut => cut.Text));
        Assert.Empty(Missing(Figures(body), Figures(kept)));
    }

    [Theory]
    [InlineData("001", "時(shí)間|(wǎng)|川北在線|免責")]
    [InlineData("002", "城市站点|人气|附件下载|声明:")]
    [InlineData("003", "分享讓|來源:")]
    [InlineData("004", "/p>|熱門跟貼|(bào)|?")]
    public void Nothing_of_the_frame_stays(string seed, string frame)
    {
        string text = Read(seed).Article!.Text;
        Assert.All(frame.Split('|'), words => Assert.DoesNotContain(words, text, StringComparison.Ordinal));
    }

    private static ReadResult Read(string seed) =>
        ArticleReader.Read(Directory.GetFiles(Shared.Require("seeds"), seed + "*").Single(), TestContext.Current.CancellationToken).Single();

    private static List<string> Figures(string text) => [.. Regex.Matches(NormalForm.Of(text).Text, @"\d+(?:\.\d+)?").Select(match => match.Value)];

    private static List<string> Missing(List<string> wanted, List<string> kept)
    {
        Dictionary<string, int> left = kept.CountBy(figure => figure).ToDictionary();
        return [.. wanted.Where(figure => (left[figure] = left.GetValueOrDefault(figure) - 1) < 0)];
    }
}
