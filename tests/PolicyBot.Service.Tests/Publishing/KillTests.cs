using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;
using PolicyBot.Service.Tests.Support;
using PolicyBot.Storage;

namespace PolicyBot.Service.Tests.Publishing;

public sealed partial class KillTests(PublishingProcess service) : IClassFixture<PublishingProcess>
{
    [Fact]
    public async Task What_was_acknowledged_survives_kill_and_a_release_that_was_cut_short_is_carried_out()
    {
        for (int round = 1; round <= 4; round++)
        {
            using (HttpClient admin = await SignInAsync())
            {
                await admin.SubmitAsync("/admin/articles", new() { ["id"] = $"k{round}", ["title"] = $"第{round}号通知", ["text"] = $"通知说，第{round}号办事大厅周六开放。" }, "/admin/articles?handler=Paste");
                string draft = Draft().Match(await admin.PageAsync("/admin/publish")).Groups[1].Value;
                HttpResponseMessage preview = await admin.SubmitAsync("/admin/publish", new() { ["draft"] = draft }, "/admin/publish?handler=Preview");
                string page = preview.Headers.Location!.ToString();
                Task<HttpResponseMessage> publishing = admin.SubmitAsync(page, [], page + "?handler=Publish");
                // From before the order is written until after it is live.
                await Task.WhenAny(publishing, Task.Delay(round * 15, TestContext.Current.CancellationToken));
                await service.KillAsync();
                await publishing.ContinueWith(_ => { }, TestContext.Current.CancellationToken, TaskContinuationOptions.None, TaskScheduler.Default);
            }

            await service.StartAsync();
            Assert.True(await IsKeptAsync($"k{round}"), $"k{round} is neither a draft nor published.");
            Assert.Equal(round, Read<long>("SELECT count(*) FROM audit WHERE action = '存草稿'"));
        }

        Assert.Equal(0, Read<long>("SELECT count(*) FROM releases WHERE state = 'Running'"));
        Assert.Equal(Read<long>("SELECT count(*) FROM releases WHERE state = 'Done'"), Read<long>("SELECT count(*) FROM audit WHERE action = '发布'"));
    }

    /// <summary>Whether an article is a draft still, or published, once the service has made good what was cut short.</summary>
    private async Task<bool> IsKeptAsync(string id)
    {
        for (int i = 0; i < 100 && Read<long>("SELECT count(*) FROM releases WHERE state = 'Running'") > 0; i++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        bool isDraft = Read<long>($"SELECT count(*) FROM drafts WHERE id = '{id}'") == 1;
        using var store = ArticleStore.Open(service.Data, TimeProvider.System);
        return isDraft != store.Find(id) is not null;
    }

    private T Read<T>(string query)
    {
        using SqliteConnection connection = new($"Data Source={Path.Combine(service.Data.Path, "service.db")};Pooling=False");
        return connection.ExecuteScalar<T>(query)!;
    }

    private async Task<HttpClient> SignInAsync()
    {
        HttpClient client = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = service.Address };
        await client.LogInAsync(PublishingProcess.Administrator, StaffClient.Password);
        return client;
    }

    [GeneratedRegex("name=\"draft\" value=\"([0-9]+)\"")]
    private static partial Regex Draft();
}
