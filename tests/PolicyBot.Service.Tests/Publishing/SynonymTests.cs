using System.Net;
using System.Text.RegularExpressions;
using PolicyBot.Service.Publishing;
using PolicyBot.Service.Publishing.Releases;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Publishing;

public sealed partial class SynonymTests : IAsyncLifetime
{
    private const string Asked = "铁盒子多少钱";

    private readonly PublishingService _service = new();

    private SynonymVersions Synonyms => _service.Get<SynonymVersions>();

    public ValueTask InitializeAsync() => _service.InitializeAsync();

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task New_synonyms_are_live_without_a_restart_and_the_old_ones_are_kept()
    {
        string before = Synonyms.Live;
        Assert.DoesNotContain("您问的是哪里", await _service.AskAsync(Asked), StringComparison.Ordinal);
        await SaveAsync("铁盒子 => 加装一台电梯补贴\n");
        Assert.Equal(before, Synonyms.Live);

        await _service.PublishAsync();

        Assert.Contains("您问的是哪里", await _service.AskAsync(Asked), StringComparison.Ordinal);
        Assert.Equal("铁盒子 => 加装一台电梯补贴\n", await File.ReadAllTextAsync(_service.Data.SynonymsPath, TestContext.Current.CancellationToken));
        Assert.Equal(["铁盒子 => 加装一台电梯补贴\n", before], Synonyms.Versions().Select(version => version.Text));
        Assert.Null(Synonyms.Draft);
    }

    [Fact]
    public async Task A_text_that_cannot_be_read_is_refused_with_its_line()
    {
        HttpResponseMessage response = await SaveAsync("电瓶车, 电动车\na => b => c\n");

        Assert.Contains("第 2 行不对", WebUtility.HtmlDecode(await response.TextAsync()), StringComparison.Ordinal);
        Assert.Null(Synonyms.Draft);
    }

    [Fact]
    public async Task A_roll_back_of_the_articles_leaves_the_synonyms_and_offers_those_of_then()
    {
        string before = Synonyms.Live;
        await _service.UploadAsync(("new.md", PublishingService.Text("---\ntitle: 青禾市通知\n---\n\n青禾市图书馆周一闭馆。\n")));
        await _service.PublishAsync();
        await SaveAsync("铁盒子 => 加装一台电梯补贴\n");
        await _service.PublishAsync();
        Assert.DoesNotContain("连同当时的同义词", await HistoryOfAsync(3), StringComparison.Ordinal);

        await _service.SubmitAsync("/admin/publish", "RollBack", ("revision", "1"));
        Assert.Equal("铁盒子 => 加装一台电梯补贴\n", Synonyms.Live);
        Assert.Contains("连同当时的同义词", await HistoryOfAsync(1), StringComparison.Ordinal);

        await _service.SubmitAsync("/admin/publish", "RollBack", ("revision", "1"), ("withSynonyms", "true"));
        Assert.Equal(before, Synonyms.Live);
        Assert.DoesNotContain("您问的是哪里", await _service.AskAsync(Asked), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Synonyms_stand_in_the_history_of_publications_and_are_put_back_from_there()
    {
        string before = Synonyms.Live;
        await SaveAsync("铁盒子 => 加装一台电梯补贴\n");
        await _service.PublishAsync();
        Assert.Contains("同义词第 2 版", await _service.Admin.PageAsync("/admin/publish"), StringComparison.Ordinal);

        await _service.SubmitAsync("/admin/publish", "RollBackSynonyms", ("number", "1"));

        Assert.Equal(before, Synonyms.Live);
        Assert.Equal(HttpStatusCode.NotFound, (await _service.SubmitAsync("/admin/publish", "RollBackSynonyms", ("number", "99"))).StatusCode);
    }

    [Fact]
    public async Task Synonyms_that_several_publish_at_once_go_live_one_after_the_other()
    {
        string before = Synonyms.Live;
        string[] texts = [.. Enumerable.Range(1, 24).Select(i => $"铁盒子 => 电梯{i}\n")];

        (bool IsLive, string)[] results = await Task.WhenAll(texts.Select(text => Task.Run(() => _service.Get<ReleaseDesk>().PublishAsync(new PublicationPlan([], [], text), "admin-liu"))));

        Assert.All(results, result => Assert.True(result.IsLive));
        IReadOnlyList<SynonymVersion> versions = Synonyms.Versions();
        Assert.Equal(texts.Append(before).Order(StringComparer.Ordinal), versions.Select(version => version.Text).Order(StringComparer.Ordinal));
        Assert.Equal(versions[0].Text, Synonyms.Live);
        Assert.Empty(Directory.EnumerateFiles(_service.Data.Path, "*.new"));
    }

    [Fact]
    public async Task A_draft_that_somebody_else_saved_meanwhile_is_not_overwritten_unseen()
    {
        string opened = SeenOn(await _service.Admin.PageAsync("/admin/synonyms"));
        await Synonyms.KeepDraftAsync("铁盒子 => 电梯\n", "admin-zhao");

        string page = WebUtility.HtmlDecode(await (await SaveAsync("铁皮箱 => 电梯\n", opened)).TextAsync());

        Assert.Equal("铁盒子 => 电梯\n", Synonyms.Draft);
        Assert.Contains("别人改过同义词", page, StringComparison.Ordinal);
        Assert.Contains("<del>铁盒子 => 电梯</del>", page, StringComparison.Ordinal);

        await SaveAsync("铁皮箱 => 电梯\n", SeenOn(page));
        Assert.Equal("铁皮箱 => 电梯\n", Synonyms.Draft);
        Assert.Equal(HttpStatusCode.Redirect, (await SaveAsync("铁皮箱 => 电梯\n", opened)).StatusCode);
    }

    [Fact]
    public async Task A_draft_can_be_discarded()
    {
        await SaveAsync("铁盒子 => 加装一台电梯补贴\n");

        await _service.SubmitAsync("/admin/synonyms", "Discard");

        Assert.Null(Synonyms.Draft);
    }

    /// <summary>The row of a revision in the history.</summary>
    private async Task<string> HistoryOfAsync(int revision)
    {
        string page = await _service.Admin.PageAsync("/admin/publish");
        int start = page.IndexOf($">第 {revision} 版</th>", StringComparison.Ordinal);
        return start < 0 ? "" : page[start..page.IndexOf("</tr>", start, StringComparison.Ordinal)];
    }

    private Task<HttpResponseMessage> SaveAsync(string text, string seen = "") => _service.Admin.SubmitAsync("/admin/synonyms", new() { ["text"] = text, ["seen"] = seen });

    /// <summary>What the form sends along to tell which text was opened.</summary>
    private static string SeenOn(string page) => SeenField().Match(page).Groups[1].Value;

    [GeneratedRegex("""name="seen" value="([^"]+)""")]
    private static partial Regex SeenField();
}
