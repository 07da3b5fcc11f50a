using System.Net;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;
using PolicyBot.Service.Tests.Support;
using PolicyBot.Storage;

namespace PolicyBot.Service.Tests.Publishing;

public sealed partial class KillTests(PublishingProcess service) : IClassFixture<PublishingProcess>
{
    /// <summary>As on a full disk, nothing can be noted of a release that was ordered.</summary>
    internal const string NoRoomForReleases = "CREATE TRIGGER no_room BEFORE UPDATE ON releases BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END";

    [Fact]
    public async Task What_was_told_to_have_failed_is_not_published_by_the_next_start()
    {
        using (HttpClient admin = await SignInAsync())
        {
            string preview = await PreviewAsync(admin, "refused");
            Write("service.db", NoRoomForReleases);
            Write("articles.db", "CREATE TRIGGER no_room BEFORE INSERT ON versions BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END");
            Assert.Contains("请检查磁盘空间", WebUtility.HtmlDecode(await (await admin.SubmitAsync(preview, [], preview + "?handler=Publish")).TextAsync()), StringComparison.Ordinal);
        }

        await service.KillAsync();
        Write("service.db", "DROP TRIGGER no_room");
        Write("articles.db", "DROP TRIGGER no_room");
        await service.StartAsync();
        await SettledAsync();

        using var store = ArticleStore.Open(service.Data, TimeProvider.System);
        Assert.Null(store.Find("refused"));
        Assert.Equal(1, Read<long>("SELECT count(*) FROM drafts WHERE id = 'refused'"));
    }

    [Fact]
    public async Task A_release_that_cannot_be_read_keeps_nothing_else_from_working()
    {
        using HttpClient admin = await SignInAsync();
        Write("service.db", "INSERT INTO releases (due, by, state, plan) VALUES (0, 'somebody', 'Waiting', 'no plan')");

        await Task.Delay(TimeSpan.FromSeconds(12), TestContext.Current.CancellationToken);

        Assert.Equal("Healthy", await admin.PageAsync("/health/ready"));
        Write("service.db", "DELETE FROM releases WHERE by = 'somebody'");
    }

    [Fact]
    public async Task What_was_acknowledged_survives_kill_and_what_was_cut_short_is_a_draft_still_or_live()
    {
        for (int round = 1; round <= 4; round++)
        {
            using (HttpClient admin = await SignInAsync())
            {
                string page = await PreviewAsync(admin, $"k{round}");
                Task<HttpResponseMessage> publishing = admin.SubmitAsync(page, [], page + "?handler=Publish");
                // From before the order is written until after it is live.
                await Task.WhenAny(publishing, Task.Delay(round * 15, TestContext.Current.CancellationToken));
                await service.KillAsync();
                await publishing.ContinueWith(_ => { }, TestContext.Current.CancellationToken, TaskContinuationOptions.None, TaskScheduler.Default);
            }

            await service.StartAsync();
            Assert.True(await IsKeptAsync($"k{round}"), $"k{round} is neither a draft nor published.");
            Assert.Equal(round, Read<long>("SELECT count(*) FROM audit WHERE action = '存草稿' AND subject LIKE 'k%'"));
        }

        Assert.Equal(0, Read<long>("SELECT count(*) FROM releases WHERE state = 'Running'"));
        Assert.Equal(Read<long>("SELECT count(*) FROM releases WHERE state = 'Done'"), Read<long>("SELECT count(*) FROM audit WHERE action = '发布'"));
    }

    /// <summary>Pastes an article and previews it.</summary>
    /// <returns>The address of the preview.</returns>
    private static async Task<string> PreviewAsync(HttpClient admin, string id)
    {
        HttpResponseMessage pasted = await admin.SubmitAsync("/admin/articles", new() { ["id"] = id, ["title"] = $"{id}号通知", ["text"] = $"通知说，{id}号办事大厅周六开放。" }, "/admin/articles?handler=Paste");
        string draft = Number().Match(pasted.Headers.Location!.ToString()).Value;
        HttpResponseMessage preview = await admin.SubmitAsync("/admin/publish", new() { ["draft"] = draft }, "/admin/publish?handler=Preview");
        string page = preview.Headers.Location!.ToString();
        while ((await admin.PageAsync(page)).Contains("aria-busy=\"true\"", StringComparison.Ordinal))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        return page;
    }

    /// <summary>Waits until the service has made good what was cut short.</summary>
    private async Task SettledAsync()
    {
        for (int i = 0; i < 100 && Read<long>("SELECT count(*) FROM releases WHERE state = 'Running'") > 0; i++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Whether an article is a draft still, or published, once the service has made good what was cut short.</summary>
    private async Task<bool> IsKeptAsync(string id)
    {
        await SettledAsync();
        bool isDraft = Read<long>($"SELECT count(*) FROM drafts WHERE id = '{id}'") == 1;
        using var store = ArticleStore.Open(service.Data, TimeProvider.System);
        return isDraft != store.Find(id) is not null;
    }

    private T Read<T>(string query)
    {
        using SqliteConnection connection = new($"Data Source={Path.Combine(service.Data.Path, "service.db")};Pooling=False");
        return connection.ExecuteScalar<T>(query)!;
    }

    private void Write(string file, string statement)
    {
        using SqliteConnection connection = new($"Data Source={Path.Combine(service.Data.Path, file)};Pooling=False");
        connection.Execute(statement);
    }

    private async Task<HttpClient> SignInAsync()
    {
        HttpClient client = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = service.Address };
        await client.LogInAsync(PublishingProcess.Administrator, StaffClient.Password);
        return client;
    }

    [GeneratedRegex("[0-9]+$")]
    private static partial Regex Number();
}
