using System.Diagnostics;
using PolicyBot.Articles;

namespace PolicyBot.Tests.Articles;

public sealed class HtmlTests : IDisposable
{
    private const string Body = "本市今年为三百户老人安装了扶手。申请的人可以到街道办事处登记，十个工作日内上门。";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("<article>推荐阅读</article><div><p>" + Body + "</p></div>")]
    [InlineData("<article>推荐阅读</article><main><p>" + Body + "</p></main>")]
    [InlineData("<article>推荐阅读</article><article><p>" + Body + "</p></article>")]
    [InlineData("<div><a href='/'>" + Body + "</a></div><article><p>" + Body + "</p></article>")]
    public void The_article_is_the_element_that_holds_most_words(string page) =>
        Assert.Contains(Body, Read($"<h1>扶手</h1>{page}").Article!.Text, StringComparison.Ordinal);

    [Fact]
    public void An_article_in_equal_parts_is_read_whole() =>
        Assert.Equal("一、" + Body + "\n二、" + Body, Read($"<title>扶手</title><article><p>一、{Body}</p></article><article><p>二、{Body}</p></article>").Article!.Text);

    [Theory]
    [InlineData("<main><p>" + Body + "</p></main><div>旁边的话</div>", "旁边的话")]
    [InlineData("<p>" + Body + "</p><p hidden>藏起来的话</p>", "藏起来的话")]
    [InlineData("<p>" + Body + "</p><select><option>选项里的话</option></select>", "选项里的话")]
    [InlineData("<p>" + Body + "</p><iframe>框架里的话</iframe>", "框架里的话")]
    [InlineData("<p>" + Body + "</p><aside>外面<nav>里面的话</nav></aside>", "外面里面的话")]
    public void Every_word_left_out_is_reported_once(string page, string words)
    {
        ReadResult result = Read($"<title>扶手</title>{page}");
        Assert.Equal(Body, result.Article!.Text);
        Assert.Equal([words], result.Cuts.Select(cut => cut.Text));
    }

    [Theory]
    [InlineData("<td>乙</td><td><p>丙</p></td><td>丁</td>", "乙\t丙\t丁")]
    [InlineData("<td><p>乙</p></td><td><p>丙</p><p>戊</p></td><td>丁<br>己</td>", "乙\t丙 戊\t丁 己")]
    [InlineData("<td><p>乙</p></td><td></td><td><p>丁</p></td>", "乙\t\t丁")]
    [InlineData("<td><p>单独一格</p><p>仍是两段</p></td>", "单独一格\n仍是两段")]
    public void Cells_of_a_row_stand_side_by_side_whatever_is_in_them(string cells, string lines) =>
        Assert.Equal($"{Body}\n{lines}\n{Body}", Read($"<title>扶手</title><p>{Body}</p><table><tr>{cells}</tr></table><p>{Body}</p>").Article!.Text);

    [Theory]
    [InlineData("<tr><td rowspan=2>老人</td><td>一级</td><td>300元</td></tr><tr><td>二级</td><td>200元</td></tr>", "老人\t一级\t300元\n老人\t二级\t200元")]
    [InlineData("<tr><td rowspan=0>老人</td><td>一级</td></tr><tr><td>二级</td></tr><tr><td>三级</td></tr>", "老人\t一级\n老人\t二级\n老人\t三级")]
    [InlineData("<tr><td>一级</td><td rowspan=2>300元</td></tr><tr><td>二级</td></tr><tr><td>三级</td><td>无</td></tr>", "一级\t300元\n二级\t300元\n三级\t无")]
    [InlineData("<thead><tr><th rowspan=9>对象</th><th>标准</th></tr></thead><tbody><tr><td>老人</td><td>300元</td></tr></tbody>", "对象\t标准\n老人\t300元")]
    [InlineData("<tr><td>老人</td><td>一级</td><td>300元</td></tr><tr><td colspan=2>儿童</td><td>500元</td></tr>", "老人\t一级\t300元\n儿童\t\t500元")]
    [InlineData("<tr><td colspan=2><p>补贴标准</p><p>单位：元</p></td></tr><tr><td>老人</td><td>300</td></tr>", "补贴标准\n单位：元\n老人\t300")]
    public void A_row_can_be_read_by_itself_where_cells_span_others(string rows, string lines) =>
        Assert.Equal($"{Body}\n{lines}\n{Body}", Read($"<title>扶手</title><p>{Body}</p><table>{rows}</table><p>{Body}</p>").Article!.Text);

    [Fact]
    public void Cells_that_span_more_than_any_machine_holds_are_read_at_once()
    {
        var watch = Stopwatch.StartNew();
        string spans = string.Concat(Enumerable.Repeat("<td rowspan=65534 colspan=1000>甲</td>", 1000));
        Assert.NotNull(Read($"<p>{Body}</p><table><tr>{spans}</tr>{string.Concat(Enumerable.Repeat("<tr><td>乙</td></tr>", 20_000))}</table>").Article);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"took {watch.Elapsed}");
    }

    [Fact]
    public void Raised_numbers_without_end_are_read_at_once()
    {
        var watch = Stopwatch.StartNew();
        Assert.NotNull(Read($"<p>{Body}{string.Concat(Enumerable.Repeat("补贴300<sup>1</sup>元，领到为止", 100_000))}</p>").Article);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"took {watch.Elapsed}");
    }

    [Theory]
    [InlineData("每户补贴300<sup>1</sup>元。", "每户补贴300[1]元。")]
    [InlineData("每户补贴300<a href='#n'><sup>[1]</sup></a>元。", "每户补贴300[1]元。")]
    [InlineData("面积10<sup>4</sup>平方米。", "面积10^4平方米。")]
    [InlineData("补贴210<sup>4</sup>元。", "补贴210[4]元。")]
    [InlineData("面积20m<sup>2</sup>。", "面积20m2。")]
    [InlineData("<sup>1</sup>只限本市户籍。", "[1]只限本市户籍。")]
    public void A_raised_number_is_no_part_of_the_number_before_it(string words, string expected) =>
        Assert.Equal($"{expected}\n{Body}", Read($"<title>扶手</title><p>{words}</p><p>{Body}</p>").Article!.Text);

    [Fact]
    public void A_table_that_lays_out_a_page_keeps_its_paragraphs()
    {
        string content = string.Concat(Enumerable.Range(1, 8).Select(i => $"<p>{i}、{Body}</p>"));
        string text = Read($"<title>扶手</title><table><tr><td>左边</td><td>{content}<table><tr><td>甲</td><td>乙</td></tr></table><p>结束。</p></td></tr></table>").Article!.Text;
        Assert.Contains($"\n2、{Body}\n3、{Body}\n", text, StringComparison.Ordinal);
        Assert.EndsWith("\n甲\t乙\n结束。", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<div>", 100_000)]
    [InlineData("<aside>x", 16_000)]
    [InlineData("<ul><li>x", 20_000)]
    public void Elements_nested_without_end_are_refused_at_once(string element, int times)
    {
        var watch = Stopwatch.StartNew();
        ReadResult result = Read($"<p>{Body}</p>{string.Concat(Enumerable.Repeat(element, times))}深处");
        Assert.Contains("嵌套", result.Problem, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"took {watch.Elapsed}");
    }

    [Fact]
    public void Styles_left_open_that_every_paragraph_takes_up_again_are_refused()
    {
        string open = string.Concat(Enumerable.Range(0, 300).Select(i => $"<font color={i}>"));
        Assert.Contains("元素", Read($"<p>{open}{string.Concat(Enumerable.Repeat("<p>x", 20_000))}").Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Elements_nested_deeply_but_not_without_measure_are_read() =>
        Assert.EndsWith("深处", Read($"<title>扶手</title><p>{Body}</p>{string.Concat(Enumerable.Repeat("<div>", 300))}深处").Article!.Text, StringComparison.Ordinal);

    [Fact]
    public void Reading_a_long_page_can_be_cancelled()
    {
        string path = _folder.Write("long.html", string.Concat(Enumerable.Repeat("<p>甲</p>", 900_000)));
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        Assert.ThrowsAny<OperationCanceledException>(() => ArticleReader.Read(path, cancellation.Token).Single());
    }

    private ReadResult Read(string page) => ArticleReader.Read(_folder.Write("page.html", page), TestContext.Current.CancellationToken).Single();
}
