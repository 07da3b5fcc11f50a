using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Service.Database;
using PolicyBot.Service.Desk.Cases;
using PolicyBot.Service.Tests.Channels.BotFramework;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Desk;

/// <summary>What the staff say, on its way to a channel of the Bot Framework.</summary>
public sealed class ConnectorDeliveryTests(RegisteredBot bot) : IClassFixture<RegisteredBot>
{
    private readonly CaseWork _work = bot.Services.GetRequiredService<CaseWork>();
    private readonly CaseQueries _queries = bot.Services.GetRequiredService<CaseQueries>();
    private readonly string _conversation = "conversation " + Guid.NewGuid();

    [Fact]
    public async Task The_answer_reaches_the_conversation_that_it_came_from()
    {
        long number = await OpenAsync();

        await _work.SayAsync(number, "李工", "已报修。", isAnswer: true, seen: long.MaxValue);

        ReceivedReply reply = await ArrivedAsync("已报修。");
        Assert.Equal($"/v3/conversations/{Uri.EscapeDataString(_conversation)}/activities", reply.Path);
        Assert.StartsWith("Bearer bot-token-", reply.Authorization, StringComparison.Ordinal);
        Assert.Equal(("bot", "resident"), ((string?)reply.Activity["from"]!["id"], (string?)reply.Activity["recipient"]!["id"]));
        Assert.Equal(("msteams", "t"), ((string?)reply.Activity["channelId"], (string?)reply.Activity["conversation"]!["tenantId"]));
        Assert.StartsWith($"case-{number}-", (string?)reply.Activity["id"], StringComparison.Ordinal);
        Assert.Contains("满意", reply.Activity["suggestedActions"]!.ToJsonString().Replace("\\u6EE1\\u610F", "满意", StringComparison.OrdinalIgnoreCase), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_channel_refuses_is_shown_as_not_delivered_and_sent_again_under_the_same_id()
    {
        long number = await OpenAsync();
        bot.Channel.Failing = (1, 403);

        await _work.SayAsync(number, "李工", "稍后修好。", isAnswer: true, seen: long.MaxValue);

        await EventuallyAsync(() => _queries.Entries(number)[^1].Undelivered?.Contains("403", StringComparison.Ordinal) == true);
        await _work.ResendAsync(number);
        await ArrivedAsync("稍后修好。");
        await EventuallyAsync(() => _queries.Entries(number)[^1] is { Undelivered: null, Delivered: not null });
        Assert.Single(bot.Channel.Replies, reply => ((string?)reply.Activity["text"])!.Contains("稍后修好。", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_conversation_that_only_takes_replies_in_its_calls_is_shown_as_not_reachable()
    {
        long number = await OpenAsync("https://169.254.169.254/", "expectReplies");

        await _work.SayAsync(number, "李工", "您好。", isAnswer: false, seen: long.MaxValue);

        await EventuallyAsync(() => _queries.Entries(number)[^1].Undelivered == "这个渠道不能主动发送");
    }

    private async Task<long> OpenAsync()
    {
        long number = await OpenAsync(bot.Channel.Url + "/", "normal");
        await ArrivedAsync($"工单 {number}，");
        return number;
    }

    private async Task<long> OpenAsync(string serviceUrl, string deliveryMode)
    {
        JsonObject activity = JsonNode.Parse($$"""
            {"type": "message", "id": "{{Guid.NewGuid()}}", "channelId": "msteams", "text": "转人工", "deliveryMode": "{{deliveryMode}}", "serviceUrl": "{{serviceUrl}}",
             "conversation": {"id": "{{_conversation}}", "tenantId": "t"}, "from": {"id": "resident"}, "recipient": {"id": "bot"} }
            """)!.AsObject();
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/messages") { Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json") };
        JsonObject claims = TestToken.Claims(TimeProvider.System.GetUtcNow(), serviceUrl);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + TestToken.Signed(TestToken.Header(), claims));
        HttpResponseMessage response = await bot.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, await response.TextAsync());
        return bot.Services.GetRequiredService<ServiceDatabase>().Read(connection => CaseTable.FindOpen(connection, "msteams", _conversation))!.Number;
    }

    private async Task<ReceivedReply> ArrivedAsync(string words)
    {
        ReceivedReply? found = null;
        await EventuallyAsync(() => (found = bot.Channel.Replies.FirstOrDefault(reply => ((string?)reply.Activity["text"])!.Contains(words, StringComparison.Ordinal))) is not null);
        return found!;
    }

    private static async Task EventuallyAsync(Func<bool> holds)
    {
        for (int attempt = 0; attempt < 600 && !holds(); attempt++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.True(holds());
    }
}
