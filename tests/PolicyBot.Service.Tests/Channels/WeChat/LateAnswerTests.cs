using System.Text.Json.Nodes;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Channels.WeChat;

/// <summary>Where no answer may take any time at all, every answer is late.</summary>
public sealed class LateAnswerTests(FollowedAccount account) : IClassFixture<FollowedAccount>
{
    private const string Never = "WeChat:AnswerWithin=00:00:00";
    private const string Secret = "WeChat:AppSecret=" + WeChatApiServer.Secret;

    private readonly string _follower = account.NewFollower();

    private string Question => SomeAccount.Text(SomeArticles.LiftQuestion, account.NextId(), _follower);

    [Fact]
    public async Task A_late_answer_is_sent_once_and_the_platform_is_told_that_the_message_arrived()
    {
        HttpClient client = account.In("plain", Never, Secret);
        string question = Question;

        Assert.Equal("success", await (await client.PassOnAsync(question)).TextAsync());
        Assert.Equal("success", await (await client.PassOnAsync(question)).TextAsync());

        JsonObject message = await account.Api.MessageToAsync(_follower);
        Assert.Equal("text", (string?)message["msgtype"]);
        Assert.Contains(SomeArticles.LiftAnswer, (string?)message["text"]!["content"], StringComparison.Ordinal);
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.Single(account.Api.Messages, sent => (string?)sent["touser"] == _follower);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(40001)]
    [InlineData(42001)]
    public async Task A_busy_platform_and_an_expired_token_are_overcome(int code)
    {
        account.Api.Refuse(code);

        await account.In("plain", Never, Secret).PassOnAsync(Question);

        await account.Api.MessageToAsync(_follower);
    }

    [Fact]
    public async Task A_token_that_was_replaced_elsewhere_is_fetched_again_once()
    {
        HttpClient client = account.In("plain", Never, Secret);
        await client.PassOnAsync(Question);
        await account.Api.MessageToAsync(_follower);
        (int issued, string other) = (account.Api.TokensIssued, account.NewFollower());
        account.Api.Expire();

        await client.PassOnAsync(SomeAccount.Text(SomeArticles.LiftQuestion, account.NextId(), other));

        await account.Api.MessageToAsync(other);
        Assert.Equal(issued + 1, account.Api.TokensIssued);
    }

    [Fact]
    public async Task Without_a_secret_the_answer_waits_for_a_word_of_the_followers()
    {
        HttpClient client = account.In("plain", Never);

        Assert.Contains("回复 1", await client.TellAsync(Question), StringComparison.Ordinal);

        Assert.Contains(SomeArticles.LiftAnswer, await TellUntilAsync(client, "1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(45015)]
    [InlineData(45047)]
    [InlineData(48001)]
    public async Task An_answer_that_may_not_be_sent_waits_for_the_followers_next_word(int code)
    {
        HttpClient client = account.In("plain", Never, Secret, $"ServiceOfItsOwn={code}");
        account.Api.Refuse(code);
        await client.PassOnAsync(Question);
        while (account.Api.HasRefusals)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        await Task.Delay(100, TestContext.Current.CancellationToken);
        string next = await TellUntilAsync(client, "1");

        Assert.Contains(SomeArticles.LiftAnswer, next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_could_not_be_delivered_comes_before_the_next()
    {
        HttpClient client = account.In("plain", Never, Secret, "ServiceOfItsOwn=another");
        account.Api.Refuse(48001);
        await client.PassOnAsync(Question);
        while (account.Api.HasRefusals)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        await Task.Delay(300, TestContext.Current.CancellationToken);
        string next = await client.TellAsync(SomeAccount.Text("转人工", account.NextId(), _follower));

        Assert.StartsWith("先回复您上一个问题", next, StringComparison.Ordinal);
        Assert.Contains(SomeArticles.LiftAnswer, next, StringComparison.Ordinal);
        Assert.Contains("12345", await TellUntilAsync(client, "1"), StringComparison.Ordinal);
    }

    /// <summary>Says something, again where the answer is to wait.</summary>
    private async Task<string> TellUntilAsync(HttpClient client, string words)
    {
        string said;
        do
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            said = await client.TellAsync(SomeAccount.Text(words, account.NextId(), _follower));
        }
        while (said.Contains("还需要几秒钟", StringComparison.Ordinal));
        return said;
    }
}
