using System.Net;
using PolicyBot.Articles;
using PolicyBot.Service.Publishing;
using PolicyBot.Service.Publishing.Drafts;
using PolicyBot.Service.Tests.Support;
using static PolicyBot.Service.Tests.Publishing.PublishingService;

namespace PolicyBot.Service.Tests.Publishing;

public sealed class DraftTests(PublishingService service) : IClassFixture<PublishingService>
{
    [Fact]
    public async Task A_draft_shows_what_was_cut_what_was_recognised_and_what_was_inferred()
    {
        await service.UploadAsync(("通知.txt", Text("标题：通知\n来源：青禾日报\n\n首页 > 新闻\n## 标准\n2025年4月22日起，青禾市每台电梯补贴20万元，占总价的50%。\n责任编辑：某某\n")));

        string page = WebUtility.HtmlDecode(await PageAsync("通知"));

        Assert.Contains("<mark title=\"数量\">20万元</mark>", page, StringComparison.Ordinal);
        Assert.Contains("<mark title=\"比例\">50%</mark>", page, StringComparison.Ordinal);
        Assert.Contains("<del>", page, StringComparison.Ordinal);
        Assert.Contains("value=\"青禾日报\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_can_be_corrected()
    {
        await service.UploadAsync(("改.txt", Text("标题：改\n\n旧的正文说，补贴10万元。")));
        Draft draft = service.Get<DraftStore>().FindOf("改")!;

        await SaveAsync(draft, new()
        {
            ["Form.Id"] = "改",
            ["Form.Title"] = "新标题",
            ["Form.Text"] = "## 标准\r\n\r\n  新的正文说，补贴12万元。  \r\n",
            ["Form.Date"] = "2025-04",
            ["Form.DateInferred"] = "true",
            ["Form.Region"] = "青禾市",
            ["Form.InForceFrom"] = "2025-05-01",
            ["Form.InForceUntil"] = "2026-05-01",
            ["Form.SupersededBy"] = "one",
            ["Form.Url"] = "https://example.com/",
        });

        Article article = service.Get<DraftStore>().Find(draft.Number)!.Article!;
        Assert.Equal(("新标题", "标准\n新的正文说，补贴12万元。", "青禾市", "one", "https://example.com/"), (article.Title, article.Text, article.Region, article.SupersededBy, article.Url));
        Assert.Equal((new PublicationDate(2025, 4, null, true), new DateOnly(2025, 5, 1), new DateOnly(2026, 5, 1)), (article.Date, article.InForceFrom, article.InForceUntil));
        Assert.Equal([new TextRange(0, 2)], article.Headings);
    }

    [Theory]
    [InlineData("Form.Title", " ", "请填写标题")]
    [InlineData("Form.Id", "x/../y", "编号")]
    [InlineData("Form.Id", ".", "编号")]
    [InlineData("Form.Text", "\r\n \r\n", "正文是空的")]
    [InlineData("Form.Date", "去年", "日期应形如")]
    [InlineData("Form.Url", "javascript:alert(1)", "原文网址应以")]
    [InlineData("Form.SupersededBy", "nobody", "没有编号为 nobody")]
    [InlineData("Form.SupersededBy", "错", "不能取代自己")]
    [InlineData("Form.InForceUntil", "2024-01-01", "失效日期早于")]
    public async Task What_is_wrong_is_named_and_nothing_is_saved(string field, string value, string complaint)
    {
        await service.UploadAsync(("错.txt", Text("标题：错\n\n正文说，补贴10万元。")));
        Draft draft = service.Get<DraftStore>().FindOf("错")!;
        Dictionary<string, string> fields = new() { ["Form.Id"] = "错", ["Form.Title"] = "题", ["Form.Text"] = "文。", ["Form.InForceFrom"] = "2025-01-01" };
        fields[field] = value;

        string page = WebUtility.HtmlDecode(await (await SaveAsync(draft, fields)).TextAsync());

        Assert.Contains(complaint, page, StringComparison.Ordinal);
        Assert.Equal("错", service.Get<DraftStore>().Find(draft.Number)!.Article!.Title);
    }

    [Fact]
    public async Task A_draft_that_somebody_else_changed_meanwhile_is_not_overwritten_unseen()
    {
        await service.UploadAsync(("同改.txt", Text("标题：同改\n\n正文说，补贴10万元。")));
        Draft opened = service.Get<DraftStore>().FindOf("同改")!;
        await service.Get<DraftStore>().ChangeAsync(opened.Number, opened.Article! with { Text = "别人说，补贴11万元。" }, "admin-zhao");
        Dictionary<string, string> mine = new() { ["Form.Id"] = "同改", ["Form.Title"] = "同改", ["Form.Text"] = "我说，补贴12万元。", ["seen"] = Seen(opened) };

        string page = WebUtility.HtmlDecode(await (await SaveAsync(opened, mine)).TextAsync());

        Draft now = service.Get<DraftStore>().Find(opened.Number)!;
        Assert.Equal("别人说，补贴11万元。", now.Article!.Text);
        Assert.Contains("admin-zhao 改过这份草稿", page, StringComparison.Ordinal);
        Assert.Contains("我说，补贴12万元。</textarea>", page, StringComparison.Ordinal);
        Assert.Contains("<del>别人说，补贴11万元。</del>", page, StringComparison.Ordinal);

        mine["seen"] = Seen(now);
        await SaveAsync(opened, mine);
        Assert.Equal("我说，补贴12万元。", service.Get<DraftStore>().Find(opened.Number)!.Article!.Text);
    }

    [Fact]
    public async Task A_draft_that_is_saved_twice_with_the_same_words_is_saved()
    {
        await service.UploadAsync(("两次.txt", Text("标题：两次\n\n正文说，补贴10万元。")));
        Draft opened = service.Get<DraftStore>().FindOf("两次")!;
        Dictionary<string, string> fields = new() { ["Form.Id"] = "两次", ["Form.Title"] = "两次", ["Form.Text"] = "我说，补贴12万元。", ["seen"] = Seen(opened) };
        await SaveAsync(opened, fields);

        HttpResponseMessage again = await SaveAsync(opened, fields);

        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
    }

    [Fact]
    public async Task What_was_changed_in_a_draft_that_is_gone_meanwhile_is_kept_as_another()
    {
        await service.UploadAsync(("已去.txt", Text("标题：已去\n\n正文说，补贴10万元。")), ("还在.txt", Text("标题：还在\n\n正文说，补贴10万元。")));
        Draft opened = service.Get<DraftStore>().FindOf("已去")!;
        await service.Get<DraftStore>().DiscardAsync([opened.Number], "admin-zhao");
        Draft other = service.Get<DraftStore>().FindOf("还在")!;

        HttpResponseMessage saved = await service.Admin.SubmitAsync(
            $"/admin/drafts/{other.Number}", new() { ["Form.Id"] = "已去", ["Form.Title"] = "已去", ["Form.Text"] = "我说，补贴12万元。", ["seen"] = Seen(opened) }, $"/admin/drafts/{opened.Number}");

        Draft kept = service.Get<DraftStore>().FindOf("已去")!;
        Assert.Equal($"/admin/drafts/{kept.Number}", saved.Headers.Location!.ToString());
        Assert.Equal("我说，补贴12万元。", kept.Article!.Text);
        Assert.Contains("已被发布或放弃", await service.Admin.PageAsync($"/admin/drafts/{kept.Number}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_pasted_stays_in_the_form_where_it_is_refused()
    {
        HttpResponseMessage response = await service.SubmitAsync("/admin/articles", "Paste", ("id", ".."), ("title", "贴错的"), ("text", "贴了<很>久的正文。"));

        string page = WebUtility.HtmlDecode(await response.TextAsync());
        Assert.Contains("里不能有单独的", page, StringComparison.Ordinal);
        Assert.Contains("value=\"贴错的\"", page, StringComparison.Ordinal);
        Assert.Contains("贴了<很>久的正文。</textarea>", page, StringComparison.Ordinal);
        Assert.Contains("id=\"new\" open", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pasting_does_not_replace_the_draft_that_somebody_works_on()
    {
        await service.UploadAsync(("占用.txt", Text("标题：占用\n\n正文说，补贴10万元。")));
        Draft draft = service.Get<DraftStore>().FindOf("占用")!;

        string page = WebUtility.HtmlDecode(await (await service.SubmitAsync("/admin/articles", "Paste", ("id", "占用"), ("title", "题"), ("text", "别的正文。"))).TextAsync());

        Assert.Contains("编号 占用 已有草稿", page, StringComparison.Ordinal);
        Assert.Equal(draft.Article!.Text, service.Get<DraftStore>().Find(draft.Number)!.Article!.Text);
    }

    [Fact]
    public async Task An_article_with_a_draft_says_so_where_another_could_be_begun()
    {
        await service.SubmitAsync("/admin/versions?id=library-3", "Change");

        string page = WebUtility.HtmlDecode(await service.Admin.PageAsync("/admin/versions?id=library-3"));

        Assert.Contains("已有草稿", page, StringComparison.Ordinal);
        Assert.Contains("会被代替", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_published_article_keeps_its_id_in_its_draft()
    {
        await service.SubmitAsync("/admin/versions?id=library-1", "Change");
        Draft draft = service.Get<DraftStore>().FindOf("library-1")!;

        await SaveAsync(draft, new() { ["Form.Id"] = "another", ["Form.Title"] = "题", ["Form.Text"] = "文。" });

        Assert.Equal("library-1", service.Get<DraftStore>().Find(draft.Number)!.Article!.Id);
    }

    [Fact]
    public async Task A_file_that_is_published_already_makes_no_draft()
    {
        string page = await service.UploadAsync(("library-2.md", Text("---\ntitle: 青禾市通知20\ndate: 2026-01-01\nregion: 青禾市\n---\n\n图书馆第2阅览室周一闭馆，其余时间开放。\n")));

        Assert.Contains("完全相同", page, StringComparison.Ordinal);
        Assert.Null(service.Get<DraftStore>().FindOf("library-2"));
    }

    [Fact]
    public async Task A_text_that_is_too_long_to_be_taken_is_told_as_such()
    {
        HttpResponseMessage response = await service.SubmitAsync("/admin/articles", "Paste", ("id", "too-long"), ("title", "题"), ("text", new string('长', 1_000_001)));

        string page = WebUtility.HtmlDecode(await response.TextAsync());
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("太大", page, StringComparison.Ordinal);
        Assert.Contains("100 万字", page, StringComparison.Ordinal);
        Assert.DoesNotContain("过期", page, StringComparison.Ordinal);
        Assert.Null(service.Get<DraftStore>().FindOf("too-long"));
    }

    [Fact]
    public void Form_and_article_are_the_same_thing()
    {
        Article article = new("a", "题", "小标题\n第一段。\n又一个\n第二段。") { Headings = [new TextRange(0, 3), new TextRange(9, 3)], Topic = "电梯" };

        Article back = DraftForm.Of(article).ToArticle(out IReadOnlyList<string> complaints);

        Assert.Empty(complaints);
        Assert.Equal((article.Text, article.Topic), (back.Text, back.Topic));
        Assert.Equal(article.Headings, back.Headings);
    }

    [Fact]
    public void Lines_are_compared_in_order() => Assert.Equal(
        [new(LineChange.Same, "甲"), new(LineChange.Removed, "乙"), new(LineChange.Added, "丁"), new(LineChange.Same, "丙"), new(LineChange.Added, "戊")],
        LineDiff.Of("甲\n乙\n丙", "甲\n丁\n丙\n戊"));

    [Theory]
    [InlineData("", "")]
    [InlineData("甲", "")]
    [InlineData("", "甲\n乙")]
    [InlineData("甲\n甲", "甲")]
    public void Both_texts_can_be_read_from_the_comparison(string before, string after)
    {
        IReadOnlyList<DiffLine> lines = LineDiff.Of(before, after);

        Assert.Equal(before, string.Join('\n', lines.Where(line => line.Change != LineChange.Added).Select(line => line.Text)));
        Assert.Equal(after, string.Join('\n', lines.Where(line => line.Change != LineChange.Removed).Select(line => line.Text)));
    }

    /// <summary>What the form of a draft sends along to tell which state of it was opened.</summary>
    private static string Seen(Draft draft) => $"{draft.ChangedAt.ToUnixTimeMilliseconds()}";

    private Task<string> PageAsync(string id) => service.Admin.PageAsync($"/admin/drafts/{service.Get<DraftStore>().FindOf(id)!.Number}");

    private Task<HttpResponseMessage> SaveAsync(Draft draft, Dictionary<string, string> fields) => service.Admin.SubmitAsync($"/admin/drafts/{draft.Number}", fields);
}
