using System.Text.Json;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Answers;
using PolicyBot.Service.Conversations;
using PolicyBot.Service.Database;
using PolicyBot.Service.GivenAnswers;
using PolicyBot.Service.Knowledge;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.GivenAnswers;

public sealed class AnswerLogTests : IDisposable
{
    private readonly RunningService _service = new();

    private AnswerHistory History => _service.Services.GetRequiredService<AnswerHistory>();

    private ServiceDatabase Database => _service.Services.GetRequiredService<ServiceDatabase>();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task An_answer_of_the_api_is_kept_with_all_it_rests_on()
    {
        await _service.CreateClient().AskAsync(SomeArticles.LiftQuestion);

        KeptAnswer kept = await OnlyAsync();
        Assert.Equal(("api", SomeArticles.LiftQuestion, AnswerKind.Answer), (kept.Channel, kept.Question, kept.Kind));
        Assert.Contains(SomeArticles.LiftAnswer, kept.Text, StringComparison.Ordinal);
        Assert.Equal(("2025-06-01", 1, ProgramVersion.Current), (kept.Day, kept.Revision, kept.Program));
        Assert.True(kept.Confidence >= kept.Threshold && kept.Latency > 0);
        KeptPassage cited = Assert.Single(kept.PassageList, passage => passage.IsCited);
        Assert.Equal("lift", cited.Article);
        string text = _service.Services.GetRequiredService<KnowledgeBase>().Find("lift")!.Value.Article.Text;
        Assert.Equal(KeptPassage.DigestOf(text.Substring(cited.Start, cited.Length)), cited.Digest);
    }

    [Fact]
    public async Task The_page_and_the_conversation_keep_theirs_too_with_what_was_asked_before()
    {
        HttpClient client = _service.CreateClient();
        await client.OpenAsync("/ask?q=" + Uri.EscapeDataString(SomeArticles.LiftQuestion));
        DirectLineClient resident = await DirectLineClient.StartAsync(client);
        await resident.AskAsync("2025年新增多少个充电端口");
        await resident.AskAsync("那电梯呢");

        IReadOnlyList<KeptAnswer> kept = await KeptAsync(3);
        Assert.Equal(["directline", "directline", "page"], kept.Select(answer => answer.Channel));
        Assert.Equal(["2025年新增多少个充电端口"], kept[0].HistoryList);
        Assert.Equal(resident.Conversation, kept[0].Conversation);
    }

    [Fact]
    public async Task The_same_answer_given_many_times_is_kept_once_with_a_short_row_for_each_time()
    {
        HttpClient client = _service.CreateClient();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.AskAsync(SomeArticles.LiftQuestion)));

        await KeptAsync(20);
        Assert.Equal(1, Database.Read(connection => connection.ExecuteScalar<int>("SELECT count(*) FROM answers")));
    }

    [Fact]
    public async Task Telephone_numbers_are_neither_kept_nor_looked_for()
    {
        HttpClient client = _service.CreateClient();
        await client.PostAsync(JsonSerializer.Serialize(new { q = "我的电话13812345678，每台电梯补贴多少钱", history = new[] { "身份证110101199003078888" } }));
        await client.OpenAsync("/ask?q=" + Uri.EscapeDataString("13812345678电梯"));

        await KeptAsync(2);
        string all = Database.Read(connection => connection.QuerySingle<string>("SELECT group_concat(question || history) FROM given_answers"));
        Assert.Contains("我的电话***********", all, StringComparison.Ordinal);
        Assert.DoesNotContain("138123", all, StringComparison.Ordinal);
        Assert.DoesNotContain("110101", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_lose_their_conversation_when_that_is_forgotten_and_go_when_their_own_time_is_over()
    {
        HttpClient client = _service.CreateClient();
        await (await DirectLineClient.StartAsync(client)).AskAsync(SomeArticles.LiftQuestion);
        await KeptAsync(1);
        AnswerLog log = _service.Services.GetRequiredService<AnswerLog>();

        await log.ForgetAsync(DateTimeOffset.MaxValue.AddDays(-1));
        Assert.Null((await OnlyAsync()).Conversation);

        await Database.WriteAsync(connection => connection.Execute("UPDATE given_answers SET at = 0"));
        await log.ForgetAsync(DateTimeOffset.MinValue);
        Assert.Equal((0, 0), Database.Read(connection => connection.QuerySingle<(int, int)>("SELECT (SELECT count(*) FROM given_answers), (SELECT count(*) FROM answers)")));
    }

    [Fact]
    public void The_log_is_among_what_forgets() =>
        Assert.Contains(_service.Services.GetServices<IForgetful>(), store => store is AnswerLog);

    private async Task<KeptAnswer> OnlyAsync() => Assert.Single(await KeptAsync(1));

    /// <summary>What is kept, as soon as it is so many: nobody waits for the disk.</summary>
    private async Task<IReadOnlyList<KeptAnswer>> KeptAsync(int count)
    {
        for (int patience = 0; ; patience++)
        {
            IReadOnlyList<KeptAnswer> kept = History.Read(new AnswerFilter(null, null, null, null, null), long.MaxValue, 100);
            if (kept.Count == count || patience > 100)
            {
                Assert.Equal(count, kept.Count);
                return kept;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
