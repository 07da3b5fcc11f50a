using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Service.Database;
using PolicyBot.Service.Desk.Cases;
using PolicyBot.Service.Tests.Channels.WeChat;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Desk;

/// <summary>What the staff say, on its way to a follower.</summary>
public sealed class WeChatDeliveryTests(FollowedAccount account) : IClassFixture<FollowedAccount>
{
    private const string Secret = "WeChat:AppSecret=" + WeChatApiServer.Secret;

    private readonly HttpClient _client = account.In("plain", Secret);
    private readonly string _follower = account.NewFollower();

    [Fact]
    public async Task The_answer_reaches_the_follower_who_rates_it()
    {
        long number = await OpenAsync();

        await Work.SayAsync(number, "李工", "已报修。", isAnswer: true, seen: long.MaxValue);

        JsonObject message = await account.Api.MessageToAsync(_follower);
        string content = (string)message["text"]!["content"]!;
        Assert.Contains("已报修。", content, StringComparison.Ordinal);
        Assert.Contains("可回复：非常满意", content, StringComparison.Ordinal);
        Assert.Contains("已办结", await TellAsync("5"), StringComparison.Ordinal);
        Assert.Equal(5, Queries.Find(number)!.Rating);
    }

    [Fact]
    public async Task An_answer_two_days_late_is_shown_as_not_delivered_and_comes_when_the_follower_writes_again()
    {
        long number = await OpenAsync();
        account.Api.Refuse(45015);

        await Work.SayAsync(number, "李工", "已经修好了。", isAnswer: true, seen: long.MaxValue);
        await EventuallyAsync(() => Queries.Entries(number)[^1].Undelivered?.Contains("48 小时", StringComparison.Ordinal) == true);
        await TellAsync("你好");

        JsonObject message = await account.Api.MessageToAsync(_follower);
        Assert.Contains("已经修好了。", (string?)message["text"]!["content"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_accounts_secret_the_staff_see_why_nothing_arrives()
    {
        HttpClient client = account.In("plain");
        await client.TellAsync(SomeAccount.Text("转人工", account.NextId(), _follower));
        IServiceProvider services = account.ServicesOf(client);
        long number = NumberOf(services);

        await services.GetRequiredService<CaseWork>().SayAsync(number, "李工", "您好。", isAnswer: false, seen: long.MaxValue);

        await EventuallyAsync(() => services.GetRequiredService<CaseQueries>().Entries(number)[^1].Undelivered?.Contains("AppSecret", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Where_the_account_may_not_send_the_answer_comes_with_what_the_follower_is_told_next()
    {
        (HttpClient client, long number) = await OpenWithoutSecretAsync();
        IServiceProvider services = account.ServicesOf(client);
        await services.GetRequiredService<CaseWork>().SayAsync(number, "李工", "已报修。", isAnswer: true, seen: long.MaxValue);

        string question = SomeAccount.Text(SomeArticles.LiftQuestion, account.NextId(), _follower);
        string told = await client.TellAsync(question);

        Assert.Contains("已报修。", told, StringComparison.Ordinal);
        Assert.Contains(SomeArticles.LiftAnswer, told, StringComparison.Ordinal);
        Assert.NotNull(services.GetRequiredService<CaseQueries>().Entries(number)[^1].Delivered);
        // Whoever had not read the answer did not speak to the staff.
        Assert.Equal(CaseState.Answered, services.GetRequiredService<CaseQueries>().Find(number)!.State);
        Assert.Equal(told, await client.TellAsync(question));
        Assert.DoesNotContain("已报修。", await client.TellAsync(SomeAccount.Text("你好", account.NextId(), _follower)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_no_room_beside_a_long_answer_of_the_staff_is_had_for_the_asking()
    {
        (HttpClient client, long number) = await OpenWithoutSecretAsync();
        string words = new('修', CaseWork.LongestWords);
        await account.ServicesOf(client).GetRequiredService<CaseWork>().SayAsync(number, "李工", words, isAnswer: true, seen: long.MaxValue);

        string told = await client.TellAsync(SomeAccount.Text(SomeArticles.LiftQuestion, account.NextId(), _follower));
        string more = await client.TellAsync(SomeAccount.Text("1", account.NextId(), _follower));

        Assert.Contains(words, told, StringComparison.Ordinal);
        Assert.Contains("回复 1 查看", told, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(told), 1, 2048);
        Assert.Contains(SomeArticles.LiftAnswer, more, StringComparison.Ordinal);
    }

    private CaseWork Work => account.ServicesOf(_client).GetRequiredService<CaseWork>();

    private CaseQueries Queries => account.ServicesOf(_client).GetRequiredService<CaseQueries>();

    private async Task<(HttpClient Client, long Number)> OpenWithoutSecretAsync()
    {
        HttpClient client = account.In("plain");
        await client.TellAsync(SomeAccount.Text("转人工", account.NextId(), _follower));
        return (client, NumberOf(account.ServicesOf(client)));
    }

    private async Task<long> OpenAsync()
    {
        Assert.Contains("已为您登记工单", await TellAsync("转人工"), StringComparison.Ordinal);
        return NumberOf(account.ServicesOf(_client));
    }

    private long NumberOf(IServiceProvider services) =>
        services.GetRequiredService<ServiceDatabase>().Read(connection => CaseTable.FindOpen(connection, "wechat", _follower))!.Number;

    private Task<string> TellAsync(string words) => _client.TellAsync(SomeAccount.Text(words, account.NextId(), _follower));

    private static async Task EventuallyAsync(Func<bool> holds)
    {
        for (int attempt = 0; attempt < 600 && !holds(); attempt++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.True(holds());
    }
}
