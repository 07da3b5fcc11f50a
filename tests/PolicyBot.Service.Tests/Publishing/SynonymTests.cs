using System.Net;
using PolicyBot.Service.Publishing;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Publishing;

public sealed class SynonymTests : IAsyncLifetime
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
    public async Task A_draft_can_be_discarded()
    {
        await SaveAsync("铁盒子 => 加装一台电梯补贴\n");

        await _service.SubmitAsync("/admin/synonyms", "Discard");

        Assert.Null(Synonyms.Draft);
    }

    private Task<HttpResponseMessage> SaveAsync(string text) => _service.Admin.SubmitAsync("/admin/synonyms", new() { ["text"] = text });
}
