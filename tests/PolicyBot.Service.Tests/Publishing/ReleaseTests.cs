using System.Net;
using Dapper;
using PolicyBot.Articles;
using PolicyBot.Service.Background;
using PolicyBot.Service.Database;
using PolicyBot.Service.Publishing;
using PolicyBot.Service.Publishing.Drafts;
using PolicyBot.Service.Publishing.Releases;
using PolicyBot.Service.Tests.Support;
using PolicyBot.Storage;
using static PolicyBot.Service.Tests.Publishing.PublishingService;

namespace PolicyBot.Service.Tests.Publishing;

public sealed class ReleaseTests : IAsyncLifetime
{
    private const string Asked = "德州市加装一台电梯补贴多少钱";

    private readonly PublishingService _service = new();

    public ValueTask InitializeAsync() => _service.InitializeAsync();

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task What_is_published_answers_at_once_and_a_roll_back_takes_it_back_at_once()
    {
        await UploadAsync("18万元");
        Assert.Contains("15万元", await _service.AskAsync(Asked), StringComparison.Ordinal);

        await _service.PublishAsync();
        Assert.Contains("18万元", await _service.AskAsync(Asked), StringComparison.Ordinal);
        Assert.Empty(_service.Get<DraftStore>().All());

        await _service.SubmitAsync("/admin/publish", "RollBack", ("revision", "1"));
        Assert.Contains("15万元", await _service.AskAsync(Asked), StringComparison.Ordinal);
        Assert.Contains("回退到第 1 版", await _service.Admin.PageAsync("/admin/publish"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("erste")]
    public async Task A_roll_back_that_names_no_publication_withdraws_nothing(string revision)
    {
        HttpResponseMessage response = await _service.SubmitAsync("/admin/publish", "RollBack", ("revision", revision));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("15万元", await _service.AskAsync(Asked), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0001-01-01T00:00", "已经过去")]
    [InlineData("2020-01-01T00:00", "已经过去")]
    [InlineData("2026-13-45T00:00", "请填写发布的时间")]
    [InlineData("", "请填写发布的时间")]
    public async Task A_time_that_cannot_be_kept_is_refused(string at, string complaint)
    {
        await UploadAsync("18万元");
        string preview = await _service.PreviewAsync();

        string page = WebUtility.HtmlDecode(await (await _service.SubmitAsync(preview, "Schedule", ("at", at))).TextAsync());

        Assert.Contains(complaint, page, StringComparison.Ordinal);
        Assert.Empty(_service.Get<ReleaseStore>().Waiting());
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("")]
    public async Task An_article_is_replaced_only_by_one_of_the_preview(string successor)
    {
        await UploadAsync("18万元");
        string preview = await _service.PreviewAsync();

        await _service.SubmitAsync(preview, "Supersede", ("old", "other"), ("successor", successor));

        Assert.Null(_service.Get<DraftStore>().FindOf("other"));
    }

    [Fact]
    public async Task A_preview_changes_nothing_for_residents()
    {
        await UploadAsync("18万元");

        await _service.PreviewAsync();

        Assert.Contains("15万元", await _service.AskAsync(Asked), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_service.Data.PreviewPath));
    }

    [Fact]
    public async Task A_preview_that_others_have_overtaken_is_not_published()
    {
        await UploadAsync("18万元");
        string stale = await _service.PreviewAsync();
        await _service.PublishAsync();

        string page = WebUtility.HtmlDecode(await (await _service.SubmitAsync(stale, "Publish")).TextAsync());

        Assert.Contains("请重新预览", page, StringComparison.Ordinal);
        Assert.Equal(2, _service.Get<PublishedArticles>().Revision);
    }

    [Fact]
    public async Task A_preview_shows_how_far_it_is_and_cannot_be_published_before_the_golden_questions_are_answered()
    {
        await UploadAsync("18万元");
        string preview;
        using (_service.Get<BackgroundWork>().Pause())
        {
            preview = await _service.BeginPreviewAsync();
            string page = await _service.Admin.PageAsync(preview);
            Assert.Contains("已答 0 / ", page, StringComparison.Ordinal);
            Assert.Contains("<a href=\"/admin/publish\" aria-current=\"page\">", page, StringComparison.Ordinal);
            Assert.Contains("还没有答完", WebUtility.HtmlDecode(await (await _service.SubmitAsync(preview, "Publish")).TextAsync()), StringComparison.Ordinal);
        }

        await _service.FinishAsync(preview);
        await _service.SubmitAsync(preview, "Publish");

        Assert.Contains("18万元", await _service.AskAsync(Asked), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_publication_ends_the_previews_that_it_overtakes()
    {
        await UploadAsync("18万元");
        string first = await _service.PreviewAsync(), second;
        using (_service.Get<BackgroundWork>().Pause())
        {
            second = await _service.BeginPreviewAsync();
            await _service.SubmitAsync(first, "Publish");
        }

        await _service.FinishAsync(second);

        Assert.Contains("请重新预览", await _service.Admin.PageAsync(second), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_is_withdrawn_after_a_preview()
    {
        await _service.SubmitAsync("/admin/versions?id=one", "Withdraw");

        await _service.PublishAsync();

        Assert.Null(_service.Get<PublishedArticles>().Find("one"));
        Assert.DoesNotContain("15万元", await _service.AskAsync(Asked), StringComparison.Ordinal);
        Assert.Contains("已撤下", await _service.Admin.PageAsync("/admin/versions?id=one"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_previewed_is_published_though_the_draft_was_changed_since()
    {
        await UploadAsync("18万元");
        string preview = await _service.PreviewAsync();
        await UploadAsync("19万元");

        await _service.SubmitAsync(preview, "Publish");

        Assert.Contains("18万元", await _service.AskAsync(Asked), StringComparison.Ordinal);
        Assert.Contains("19万元", Assert.Single(_service.Get<DraftStore>().All()).Article!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_release_for_a_time_waits_for_it_and_can_be_called_off()
    {
        await UploadAsync("18万元");
        string preview = await _service.PreviewAsync();
        await _service.SubmitAsync(preview, "Schedule", ("at", "2999-01-01T08:00"));
        Release waiting = Assert.Single(_service.Get<ReleaseStore>().Waiting());
        Assert.Equal(new DateTimeOffset(2999, 1, 1, 8, 0, 0, TimeSpan.FromHours(8)), waiting.Due);

        await _service.SubmitAsync("/admin/publish", "Cancel", ("number", $"{waiting.Number}"));

        Assert.Empty(_service.Get<ReleaseStore>().Waiting());
        Assert.Contains("15万元", await _service.AskAsync(Asked), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_release_whose_time_came_while_the_service_was_down_is_made_good()
    {
        ReleaseStore releases = _service.Get<ReleaseStore>();
        await releases.OrderAsync(Plan("18万元"), new DateTimeOffset(2999, 1, 1, 0, 0, 0, TimeSpan.Zero), "admin-liu");
        await releases.OrderAsync(Plan("18万元"), TimeProvider.System.GetUtcNow() - TimeSpan.FromDays(1), "admin-liu");

        await CarryOutDueAsync();

        Assert.Contains("18万元", await _service.AskAsync(Asked), StringComparison.Ordinal);
        Assert.Single(releases.Waiting());
    }

    [Fact]
    public async Task A_release_that_was_cut_short_is_carried_out_once()
    {
        ReleaseStore releases = _service.Get<ReleaseStore>();
        Release cutShort = await releases.OrderAsync(Plan("18万元") with { Basis = new PlanBasis(1, 0) }, null, "admin-liu");
        // It got as far as the store.
        using (var store = ArticleStore.Open(_service.Data, TimeProvider.System))
        {
            store.Store(cutShort.Plan.Label, cutShort.Plan.Articles, [], (_, _, _) => { }, TestContext.Current.CancellationToken);
        }

        await CarryOutDueAsync();

        Assert.Contains("18万元", await _service.AskAsync(Asked), StringComparison.Ordinal);
        Assert.Equal(2, _service.Get<PublishedArticles>().Revision);
        Assert.Empty(releases.UnderWay());
    }

    [Fact]
    public async Task A_release_that_was_cut_short_before_anything_was_stored_is_published_only_where_it_was_promised_for_a_time()
    {
        ReleaseStore releases = _service.Get<ReleaseStore>();
        await releases.OrderAsync(Plan("18万元") with { Basis = new PlanBasis(1, 0) }, null, "admin-liu");
        await CarryOutDueAsync();
        Assert.Contains("15万元", await _service.AskAsync(Asked), StringComparison.Ordinal);
        Assert.Contains("这次没有发布", await _service.Admin.PageAsync("/admin/publish"), StringComparison.Ordinal);

        Release promised = await releases.OrderAsync(Plan("19万元"), TimeProvider.System.GetUtcNow(), "admin-liu");
        await releases.BeginAsync(promised, new PlanBasis(1, 0));
        await CarryOutDueAsync();
        Assert.Contains("19万元", await _service.AskAsync(Asked), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_stored_goes_live_as_soon_as_the_index_can_be_written()
    {
        string next = Path.Combine(_service.Data.IndexPath, "generation-000002.json");
        Directory.CreateDirectory(next);
        (bool isLive, string result) = await _service.Get<ReleaseDesk>().PublishAsync(Plan("18万元"), "admin-liu");
        Assert.False(isLive);
        Assert.Contains("会自动生效", result, StringComparison.Ordinal);
        Assert.Contains("15万元", await _service.AskAsync(Asked), StringComparison.Ordinal);

        Directory.Delete(next);
        await CarryOutDueAsync();

        Assert.Contains("18万元", await _service.AskAsync(Asked), StringComparison.Ordinal);
        Assert.Empty(_service.Get<ReleaseStore>().UnderWay());
    }

    [Fact]
    public async Task A_release_for_a_time_does_not_overwrite_a_later_correction()
    {
        await UploadAsync("20万元");
        await _service.SubmitAsync(await _service.PreviewAsync(), "Schedule", ("at", "2999-01-01T08:00"));
        await UploadAsync("30万元");
        await _service.PublishAsync();

        await CarryOutScheduledAsync();

        Assert.Contains("30万元", await _service.AskAsync(Asked), StringComparison.Ordinal);
        Assert.Contains("预览以后又有新的发布", await _service.Admin.PageAsync("/admin/publish"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_release_for_a_time_does_not_overwrite_later_synonyms()
    {
        await _service.Admin.SubmitAsync("/admin/synonyms", new() { ["text"] = "铁盒子 => 电梯\n" });
        await _service.SubmitAsync(await _service.PreviewAsync(), "Schedule", ("at", "2999-01-01T08:00"));
        await _service.Admin.SubmitAsync("/admin/synonyms", new() { ["text"] = "铁盒子 => 加装一台电梯补贴\n" });
        await _service.PublishAsync();

        await CarryOutScheduledAsync();

        Assert.Equal("铁盒子 => 加装一台电梯补贴\n", _service.Get<SynonymVersions>().Live);
    }

    [Fact]
    public async Task A_release_for_a_time_goes_live_though_other_articles_were_published_meanwhile()
    {
        await UploadAsync("20万元");
        await _service.SubmitAsync(await _service.PreviewAsync(), "Schedule", ("at", "2999-01-01T08:00"));
        await _service.Get<DraftStore>().KeepAsync(new ReadResult("other") { Article = new Article("other", "图书馆通知", "青禾市图书馆周一闭馆。") }, "test", "admin-liu");
        await _service.PublishAsync();

        await CarryOutScheduledAsync();

        Assert.Contains("20万元", await _service.AskAsync(Asked), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_releases_for_a_time_that_change_the_same_article_the_second_is_refused_with_the_name_of_the_first()
    {
        await UploadAsync("20万元");
        await _service.SubmitAsync(await _service.PreviewAsync(), "Schedule", ("at", "2999-06-01T08:00"));
        await UploadAsync("30万元");

        string page = WebUtility.HtmlDecode(await (await _service.SubmitAsync(await _service.PreviewAsync(), "Schedule", ("at", "2999-01-01T08:00"))).TextAsync());

        Assert.Contains("《德州市通知》已在 2999-06-01 08:00 的定时发布里（发布《德州市通知》，admin-liu）", page, StringComparison.Ordinal);
        Assert.Single(_service.Get<ReleaseStore>().Waiting());
    }

    [Fact]
    public async Task A_withdrawal_for_a_time_and_other_synonyms_for_a_time_are_each_scheduled_once()
    {
        await _service.Get<ReleaseStore>().OrderAsync(new PublicationPlan([], ["one"], "铁盒子 => 电梯\n"), new DateTimeOffset(2999, 6, 1, 0, 0, 0, TimeSpan.Zero), "admin-liu");
        await _service.SubmitAsync("/admin/versions?id=one", "Withdraw");
        string withdrawal = await _service.PreviewAsync();
        Assert.Contains("文章 one 已在 2999-06-01", await ScheduleAsync(withdrawal), StringComparison.Ordinal);

        await _service.SubmitAsync($"/admin/drafts/{Assert.Single(_service.Get<DraftStore>().All()).Number}", "Discard");
        await _service.Admin.SubmitAsync("/admin/synonyms", new() { ["text"] = "铁盒子 => 加装一台电梯补贴\n" });
        Assert.Contains("同义词已在 2999-06-01", await ScheduleAsync(await _service.PreviewAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_release_for_a_time_that_a_later_correction_overtook_is_said_to_come_to_nothing_before_its_time()
    {
        await UploadAsync("20万元");
        await _service.SubmitAsync(await _service.PreviewAsync(), "Schedule", ("at", "2999-01-01T08:00"));
        Assert.DoesNotContain("到时不会发布", await _service.Admin.PageAsync("/admin/publish"), StringComparison.Ordinal);

        await UploadAsync("30万元");
        await _service.PublishAsync();

        Assert.Contains("到时不会发布", await _service.Admin.PageAsync("/admin/publish"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"articles\":[{\"id\":\"on")]
    [InlineData("null")]
    [InlineData("{}")]
    public async Task A_release_that_cannot_be_read_fails_by_itself_and_says_so_while_the_others_go_live(string plan)
    {
        await _service.Get<ServiceDatabase>().WriteAsync(connection => connection.Execute(
            "INSERT INTO releases (due, by, state, plan) VALUES (0, 'somebody', 'Waiting', @plan), (0, 'somebody', 'Begun', @plan), (0, 'somebody', 'Running', @plan)", new { plan }));
        await _service.Get<ReleaseStore>().OrderAsync(Plan("18万元"), TimeProvider.System.GetUtcNow(), "admin-liu");

        await CarryOutDueAsync();

        Assert.Contains("18万元", await _service.AskAsync(Asked), StringComparison.Ordinal);
        Assert.Equal(3, (await _service.Admin.PageAsync("/admin/publish")).Split("没有发布，其他发布不受影响").Length - 1);
    }

    [Fact]
    public async Task A_failure_in_the_night_is_shown_until_somebody_has_seen_it()
    {
        ReleaseStore releases = _service.Get<ReleaseStore>();
        DateTimeOffset night = TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(6);
        await releases.OrderAsync(new PublicationPlan([], [], null) { RollBackTo = 99 }, night, "admin-liu");
        await releases.OrderAsync(Plan("18万元"), night + TimeSpan.FromHours(1), "admin-liu");
        await CarryOutDueAsync();
        Assert.Contains("没有第 99 版", WebUtility.HtmlDecode(await _service.Admin.PageAsync("/admin/publish")), StringComparison.Ordinal);

        await _service.SubmitAsync("/admin/publish", "Seen", ("number", $"{Assert.Single(releases.Failed()).Number}"));

        Assert.DoesNotContain("没有第 99 版", WebUtility.HtmlDecode(await _service.Admin.PageAsync("/admin/publish")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_previews_of_the_same_articles_one_is_published()
    {
        await UploadAsync("18万元");
        string first = await _service.PreviewAsync();
        await UploadAsync("19万元");
        string second = await _service.PreviewAsync();

        HttpResponseMessage[] answers = await Task.WhenAll(_service.SubmitAsync(first, "Publish"), _service.SubmitAsync(second, "Publish"));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
        Assert.Contains("预览以后又有新的发布", await Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK).TextAsync(), StringComparison.Ordinal);
        Assert.Equal(2, _service.Get<PublishedArticles>().Revision);
    }

    [Fact]
    public async Task A_release_that_fails_says_why_though_that_cannot_be_kept()
    {
        await _service.Get<ServiceDatabase>().WriteAsync(connection => connection.Execute(KillTests.NoRoomForReleases));

        (bool isLive, string result) = await _service.Get<ReleaseDesk>().PublishAsync(new PublicationPlan([], [], null) { RollBackTo = 99 }, "admin-liu");

        Assert.False(isLive);
        Assert.Contains("没有第 99 版", result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thousands_of_drafts_are_published_together()
    {
        string lines = string.Join('\n', Enumerable.Range(0, 1500).Select(i => $$"""{"id":"n{{i}}","title":"第{{i}}号","text":"第{{i}}号门牌在东街。"}"""));
        await _service.UploadAsync(("many.jsonl", Text(lines)));

        await _service.PublishAsync();

        Assert.NotNull(_service.Get<PublishedArticles>().Find("n1499"));
    }

    [Fact]
    public async Task A_release_that_cannot_be_written_is_told_and_changes_nothing()
    {
        ReleaseDesk desk = _service.Get<ReleaseDesk>();
        (bool isLive, string result) = await desk.PublishAsync(new PublicationPlan([], [], null) { RollBackTo = 99 }, "admin-liu");

        Assert.False(isLive);
        Assert.Contains("没有第 99 版", result, StringComparison.Ordinal);
        Assert.Contains("没有第 99 版", WebUtility.HtmlDecode(await _service.Admin.PageAsync("/admin/publish")), StringComparison.Ordinal);
        Assert.Equal(1, _service.Get<PublishedArticles>().Revision);
    }

    [Fact]
    public async Task Every_step_is_in_the_audit_log()
    {
        await UploadAsync("18万元");
        await _service.PublishAsync();
        await _service.SubmitAsync("/admin/publish", "RollBack", ("revision", "1"));

        IEnumerable<string> entries = _service.Get<ServiceDatabase>().Read(connection =>
            connection.Query<string>("SELECT actor || ' ' || action || ' ' || subject || ' ' || coalesce(after, '') FROM audit ORDER BY number")).ToList();
        Assert.Contains(entries, entry => entry.StartsWith("admin-liu 存草稿 one ", StringComparison.Ordinal) && entry.Contains("18万元", StringComparison.Ordinal));
        Assert.Contains(entries, entry => entry.StartsWith("admin-liu 发布 发布《德州市通知》 第 2 版", StringComparison.Ordinal));
        Assert.Contains(entries, entry => entry.StartsWith("admin-liu 回退 回退到第 1 版 第 3 版", StringComparison.Ordinal));
    }

    /// <summary>Orders a preview for a time.</summary>
    /// <returns>What the page says.</returns>
    private async Task<string> ScheduleAsync(string preview) =>
        WebUtility.HtmlDecode(await (await _service.SubmitAsync(preview, "Schedule", ("at", "2999-01-01T08:00"))).TextAsync());

    /// <summary>Has the time of what was scheduled come.</summary>
    private async Task CarryOutScheduledAsync()
    {
        await _service.Get<ServiceDatabase>().WriteAsync(connection => connection.Execute("UPDATE releases SET due = @due WHERE state = 'Waiting'", new { due = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() }));
        await CarryOutDueAsync();
    }

    private Task CarryOutDueAsync() => _service.Get<ReleaseDesk>().CarryOutDueAsync(TestContext.Current.CancellationToken);

    private static PublicationPlan Plan(string sum) => new([new Article("one", "德州市通知", $"德州市住建局公布，加装一台电梯补贴{sum}。") { Region = "德州市" }], [], null);

    private Task<string> UploadAsync(string sum) =>
        _service.UploadAsync(("one.md", Text($"---\ntitle: 德州市通知\ndate: 2026-01-02\nregion: 德州市\n---\n\n德州市住建局公布，加装一台电梯补贴{sum}。\n")));
}
