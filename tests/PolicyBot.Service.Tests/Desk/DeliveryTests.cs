using Dapper;
using PolicyBot.Service.Desk.Cases;

namespace PolicyBot.Service.Tests.Desk;

public sealed class DeliveryTests : IAsyncDisposable
{
    private readonly SomeDesk _desk = new();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task What_was_not_sent_when_the_process_ended_is_sent_by_the_next_in_order_and_once()
    {
        await _desk.Activities.StartAsync("c", SomeDesk.Resident);
        await _desk.SayAsync("转人工");
        await _desk.Work.SayAsync(1, "李工", "第一句", isAnswer: false, seen: 99);
        await _desk.Work.SayAsync(1, "李工", "第二句", isAnswer: false, seen: 99);
        Assert.All(_desk.Entries(1).Where(entry => entry.Voice == CaseVoice.Staff), entry => Assert.NotNull(entry.Undelivered));

        await _desk.RestartAsync();
        await DeliverAsync();
        // As if the process had ended before it could note that the channel took them.
        await _desk.WriteAsync(connection => connection.Execute("UPDATE deliveries SET delivered = NULL, next = 0"));
        await _desk.RestartAsync();
        await DeliverAsync();

        string[] said = [.. _desk.Activities.After("c", 0).Activities];
        Assert.Equal(2, said.Length);
        Assert.Contains("第一句", said[0], StringComparison.Ordinal);
        Assert.Contains("第二句", said[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_conversation_is_gone_the_staff_see_it()
    {
        await _desk.SayAsync("转人工");
        await _desk.Work.SayAsync(1, "李工", "您好", isAnswer: false, seen: 99);

        await _desk.Deliveries.StartAsync(TestContext.Current.CancellationToken);
        await EventuallyAsync(() => _desk.Entries(1)[^1].Undelivered?.Contains("过期", StringComparison.Ordinal) == true);
        await _desk.Deliveries.StopAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("可以")]
    [InlineData("好的")]
    public async Task Consent_to_what_the_staff_ask_reaches_them(string words)
    {
        await _desk.Activities.StartAsync("c", SomeDesk.Resident);
        await _desk.SayAsync("转人工");
        await _desk.Work.SayAsync(1, "李工", "明天上午上门，可以吗？", isAnswer: false, seen: 99);
        await DeliverAsync();

        await _desk.SayAsync(words);

        Assert.Equal(words, _desk.Entries(1)[^1].Text);
    }

    private async Task DeliverAsync()
    {
        await _desk.Deliveries.StartAsync(TestContext.Current.CancellationToken);
        await EventuallyAsync(() => _desk.Entries(1).All(entry => entry.Undelivered is null));
        await _desk.Deliveries.StopAsync(TestContext.Current.CancellationToken);
    }

    private static async Task EventuallyAsync(Func<bool> holds)
    {
        for (int attempt = 0; attempt < 400 && !holds(); attempt++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.True(holds());
    }
}
