using PolicyBot.Articles;
using PolicyBot.Articles.Cleaning;

namespace PolicyBot.Tests.Articles;

public sealed class CleaningTests : IDisposable
{
    private const string Paragraph = "为方便群众办事，街道在五个社区设立了服务点，每天上午九点到下午五点有人值守，可以办理二十三项业务，节假日也不休息。";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("時(shí)間", "時間")]
    [InlineData("服務(wù)點(diǎn)", "服務點")]
    [InlineData("網（wǎng）站", "網站")]
    [InlineData("天然燃?xì)、電", "天然燃氣、電")]
    [InlineData("有序?qū)嵤?/p>", "有序實施。")]
    [InlineData("顆粒(PM2.5)", "顆粒(PM2.5)")]
    [InlineData("今年(2021年)", "今年(2021年)")]
    [InlineData("中心(以下简称中心)", "中心(以下简称中心)")]
    [InlineData("方案(plan)", "方案(plan)")]
    [InlineData("時(shi\u0301)間", "時間")]
    [InlineData("綠（lu\u0308\u0300）地", "綠地")]
    [InlineData("戰略(nu\u0308e\u0300)要", "戰略要")]
    public void Readings_in_brackets_go_and_real_brackets_stay(string damaged, string expected)
    {
        int removed = 0;
        Assert.Equal(expected, BracketedReadings.Remove(damaged, ref removed, []));
    }

    [Fact]
    public void A_portal_around_an_article_is_cut_and_reported()
    {
        ReadResult result = Read($"你好，欢迎来到测试网\n微信\n> 街道设立服务点\n街道设立服务点\n时间:2023-06-01     人气:12     来源:测试街道     作者:赵六\n概述:......\n{Paragraph}\n{Paragraph}\n(测试街道)\n附件下载:\n(声明: 转载内容不代表本站观点)\n分享\n");
        Article article = result.Article!;
        Assert.Equal(("街道设立服务点", "测试街道", "赵六", "2023-06-01"), (article.Title, article.Publisher, article.Author, article.Date?.ToString()));
        Assert.False(article.Date!.IsInferred);
        Assert.Equal($"{Paragraph}\n{Paragraph}", article.Text);
        Assert.Equal(["附件栏", "署名", "网站导航", "网站导航", "来源行", "空白摘要"], result.Cuts.Select(cut => cut.Reason));
    }

    [Fact]
    public void Words_of_the_foot_in_the_middle_of_an_article_cut_nothing() =>
        Assert.Contains("分享到各个社区", Read($"经验\n{Paragraph}\n分享到各个社区的还有这份清单。\n{Paragraph}\n{Paragraph}").Article!.Text, StringComparison.Ordinal);

    [Fact]
    public void A_byline_and_a_missing_title_and_date_are_made_good_and_noted()
    {
        ReadResult result = Read($"河边晚报·河边新闻 钱七\n3月8日,河边区召开“2024年度实事”发布会,介绍进展。{Paragraph}\n2024年，{Paragraph}");
        Article article = result.Article!;
        Assert.Equal(("河边晚报·河边新闻", "钱七", "2024-03-08", true), (article.Publisher, article.Author, article.Date?.ToString(), article.Date?.IsInferred));
        Assert.StartsWith("3月8日,河边区召开", article.Title, StringComparison.Ordinal);
        Assert.Contains(result.Notes, note => note.Contains("没有标题", StringComparison.Ordinal));
        Assert.Contains(result.Notes, note => note.Contains("推定", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("关于举办2025年春季招聘会的通知\n参加的失业人员每位可领取交通补贴200元。\n可以凭身份证免费乘坐公交车。\n时间：2025年5月20日上午9点\n地点：体育馆")]
    [InlineData("关于举办2025年春季招聘会的通知\n每位求职者可领取交通补贴200元。\n日期：2025年5月20日")]
    [InlineData("停水通知\n为配合管网改造，以下小区将停水。\n日期：5月20日至5月21日\n范围：东街")]
    [InlineData("社区门诊安排\n就诊对象\n时间：每周三上午\n地点：卫生站")]
    [InlineData("招聘会通知\n交通补贴每人200元\n时间：2025年5月20日 上午9点\n来源：人社局")]
    [InlineData("旧房改造答记者问\n局长接受采访\n记者：每户补贴多少？\n局长：每户两万元。")]
    public void A_label_among_the_words_of_a_notice_cuts_nothing(string notice)
    {
        ReadResult result = Read($"{notice}\n{Paragraph}");
        string[] lines = notice.Split('\n');
        Assert.Equal(lines[0], result.Article!.Title);
        Assert.Equal(string.Join('\n', [.. lines[1..], Paragraph]), result.Article.Text);
        Assert.True(result.Article.Date?.IsInferred ?? true);
        Assert.Empty(result.Cuts);
    }

    [Theory]
    [InlineData("河边区民政局文件\n河民〔2023〕5号\n关于安装扶手的通知\n", "关于安装扶手的通知", "河民〔2023〕5号\n")]
    [InlineData("河民发[2023]15号\n关于安装扶手的通知\n", "关于安装扶手的通知", "河民发[2023]15号\n")]
    [InlineData("河边区人民政府办公室\n关于印发扶手安装办法的\n通知\n", "河边区人民政府办公室关于印发扶手安装办法的通知", "")]
    [InlineData("关于印发《扶手安装办法》\n的通知（试行）\n", "关于印发《扶手安装办法》的通知（试行）", "")]
    [InlineData("关于安装扶手的通知\n办法\n", "关于安装扶手的通知", "办法\n")]
    [InlineData("安装扶手\n通知\n", "安装扶手", "通知\n")]
    public void The_title_of_an_official_document_is_found_below_its_letterhead_and_on_several_lines(string head, string title, string kept)
    {
        Article article = Read($"{head}{Paragraph}\n{Paragraph}").Article!;
        Assert.Equal((title, $"{kept}{Paragraph}\n{Paragraph}"), (article.Title, article.Text));
    }

    [Fact]
    public void A_letterhead_names_the_publisher_and_is_reported()
    {
        ReadResult result = Read($"河边区民政局文件\n关于安装扶手的通知\n{Paragraph}\n{Paragraph}");
        Assert.Equal("河边区民政局", result.Article!.Publisher);
        Assert.Contains(result.Cuts, cut => cut.Text == "河边区民政局文件");
    }

    [Theory]
    [InlineData("河边区民政局\n2023年5月9日", "2023-05-09")]
    [InlineData("河边区民政局\n二○二三年五月九日\n附件：申请表", "2023-05-09")]
    [InlineData("河边区民政局\n2023 年 12 月 31 日", "2023-12-31")]
    [InlineData("报名截止到2023年5月9日", "2021")]
    public void The_date_below_a_document_is_its_date(string foot, string expected)
    {
        Article article = Read($"关于安装扶手的通知\n2021年，{Paragraph}\n2021年，{Paragraph}\n{foot}").Article!;
        Assert.Equal((expected, true), (article.Date!.ToString(), article.Date.IsInferred));
    }

    [Theory]
    [InlineData("时间：2023-06-01")]
    [InlineData("日期：2023年6月1日 10:30 星期四")]
    [InlineData("发布时间：2023-06-01 10:30【字体：大 中 小】")]
    [InlineData("时间：06-01 10:30 来源：测试街道 2023-06-01 点击：3")]
    [InlineData("来源：测试街道\n发布日期：2023-06-01")]
    [InlineData("发布日期：2023-06-01\n来源：测试街道")]
    public void A_line_that_only_tells_date_and_source_is_the_head(string head)
    {
        ReadResult result = Read($"返回频道\n街道设立服务点\n{head}\n{Paragraph}\n{Paragraph}");
        Assert.Equal("街道设立服务点", result.Article!.Title);
        Assert.Equal($"{Paragraph}\n{Paragraph}", result.Article.Text);
        Assert.Contains(result.Cuts, cut => cut.Text == "返回频道");
    }

    [Fact]
    public void A_line_of_the_head_that_is_not_the_stated_title_stays() =>
        Assert.Equal($"适用于老旧小区\n{Paragraph}", Read($"---\ntitle: 加装电梯\n---\n加装电梯\n适用于老旧小区\n来源：测试街道\n{Paragraph}").Article!.Text);

    [Fact]
    public void A_made_title_is_not_cut_within_a_character() =>
        Assert.Equal(new string('字', 39) + "……", Read($"{new string('字', 39)}𠮷{Paragraph}").Article!.Title);

    [Fact]
    public void Stray_tags_in_the_text_go() =>
        Assert.DoesNotContain("<", Read($"通知\n{Paragraph}</p>{Paragraph}").Article!.Text, StringComparison.Ordinal);

    [Fact]
    public void Underscores_that_stand_for_quotation_marks_are_put_right() =>
        Assert.Equal("让“回家的路”更好走", Read($"---\ntitle: '让_回家的路_更好走'\n---\n{Paragraph}").Article!.Title);

    [Theory]
    [InlineData("2023-05-09 10:00", "2023-05-09")]
    [InlineData("2023年5月9日", "2023-05-09")]
    [InlineData("Fri, 14 Jan 2022 02:32:48 GMT", "2022-01-14")]
    [InlineData("2021", "2021")]
    [InlineData("2021（推定）", "2021")]
    [InlineData("2023-02-31", null)]
    [InlineData("昨天", null)]
    [InlineData("10:30 PM", null)]
    [InlineData("May 5", null)]
    [InlineData("May 5, 2023", "2023-05-05")]
    [InlineData("20230509", "2023-05-09")]
    [InlineData("20230509103000", "2023-05-09")]
    [InlineData("20231309", null)]
    [InlineData("二〇二三年五月九日", "2023-05-09")]
    [InlineData("二○二三年十二月三十一日", "2023-12-31")]
    [InlineData("二零二三年五月", "2023-05")]
    [InlineData("五月九日", null)]
    [InlineData("民国112年5月9日", "2023-05-09")]
    [InlineData("中華民國112年5月9日", "2023-05-09")]
    [InlineData("2022-05-08T16:30:00Z", "2022-05-09")]
    [InlineData("2022-05-08T16:30:00.123Z", "2022-05-09")]
    [InlineData("2022-05-08T16:30:00+00:00", "2022-05-09")]
    [InlineData("2022-05-08T16:30:00+08:00", "2022-05-08")]
    [InlineData("2022-05-08T16:30:00", "2022-05-08")]
    [InlineData("Sun, 08 May 2022 16:30:00 GMT", "2022-05-09")]
    [InlineData("Sun, 8 May 2022 16:30:00 +0800", "2022-05-08")]
    public void Stated_dates_are_read(string words, string? expected) => Assert.Equal(expected, DateFinder.Stated(words, false)?.ToString());

    [Theory]
    [InlineData("武侯区的路", "武侯区修路。武侯区还种树。", "成都市武侯区")]
    [InlineData("德州办实事", "德州市住建局介绍，德城区完成改造。", "德州市")]
    [InlineData("临河街“三个办法”见成效", "天河区的临河街开展工作。", "临河街")]
    [InlineData("办事指南", "没有地名的文字。", null)]
    public void The_place_is_concluded_from_title_and_text(string title, string text, string? expected) => Assert.Equal(expected, RegionFinder.Find(title, text));

    private ReadResult Read(string text) => ArticleReader.Read(_folder.Write("a.txt", text), TestContext.Current.CancellationToken).Single();
}
