using PolicyBot.Service.Desk.Cases;

namespace PolicyBot.Service.Tests.Desk;

public sealed class CaseClockTests : IAsyncDisposable
{
    private readonly SomeDesk _desk = new();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task The_staff_are_reminded_once_before_it_is_due()
    {
        await _desk.SayAsync("转人工");

        await PassAsync(TimeSpan.FromHours(70));
        Assert.Null(_desk.Case(1).Reminded);
        await PassAsync(TimeSpan.FromHours(1));
        await PassAsync(TimeSpan.FromMinutes(1));

        Assert.Single(_desk.Done(1), "系统 到期提醒");
        Assert.Contains("6月4日 12:00", _desk.Entries(1)[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_overdue_climbs_the_ladder_a_rung_at_a_time_and_the_resident_is_told()
    {
        await _desk.SayAsync("转人工");
        await _desk.Work.TakeAsync(1, "李工");

        await PassAsync(TimeSpan.FromHours(72));
        Case first = _desk.Case(1);
        await PassAsync(TimeSpan.FromHours(72));
        await PassAsync(TimeSpan.FromHours(720));

        Assert.Equal((CaseState.Received, 1, null), (first.State, first.Level, first.Handler));
        Assert.Equal(2, _desk.Case(1).Level);
        Assert.Equal(2, _desk.Done(1).Count(done => done == "系统 升级工单"));
        Assert.Contains(_desk.Entries(1), entry => entry.Text.StartsWith("转到街道：社区超过 6月4日 12:00 没有答复", StringComparison.Ordinal) && entry.Undelivered is not null);
    }

    [Fact]
    public async Task After_a_long_standstill_everything_is_done_once()
    {
        await _desk.SayAsync("转人工");
        _desk.Time.Advance(TimeSpan.FromDays(30));
        await _desk.RestartAsync();

        await _desk.Clock.TickAsync();
        await _desk.Clock.TickAsync();
        await _desk.RestartAsync();
        await _desk.Clock.TickAsync();

        Assert.Equal(1, _desk.Case(1).Level);
        Assert.Single(_desk.Done(1), "系统 升级工单");
    }

    [Fact]
    public async Task An_answer_stops_the_clock_and_is_closed_without_a_rating_after_a_week()
    {
        await _desk.Activities.StartAsync("c", SomeDesk.Resident);
        await _desk.SayAsync("转人工");
        await _desk.Work.SayAsync(1, "李工", "已报修。", isAnswer: true, seen: 99);

        await PassAsync(TimeSpan.FromDays(8));
        Assert.Equal(CaseState.Answered, _desk.Case(1).State); // it has not reached the resident

        await _desk.Deliveries.StartAsync(TestContext.Current.CancellationToken);
        await EventuallyAsync(() => _desk.Entries(1).All(entry => entry.Undelivered is null));
        await _desk.Deliveries.StopAsync(TestContext.Current.CancellationToken);
        await PassAsync(TimeSpan.Zero);

        Assert.Equal((CaseState.Closed, 0), (_desk.Case(1).State, _desk.Case(1).Level));
        Assert.Contains("系统 自动办结", _desk.Done(1));
    }

    [Fact]
    public async Task A_conversation_is_not_forgotten_while_somebody_works_for_it()
    {
        await _desk.Activities.StartAsync("c", SomeDesk.Resident);
        await _desk.Activities.StartAsync("another", SomeDesk.Resident);
        await _desk.SayAsync("转人工");
        DateTimeOffset later = _desk.Time.Now.AddDays(3);

        await _desk.Activities.ForgetAsync(later);
        Assert.True(_desk.Activities.Exists("c"));
        Assert.False(_desk.Activities.Exists("another"));

        await _desk.Work.SayAsync(1, "李工", "已报修。", isAnswer: true, seen: 99);
        await _desk.SayAsync("满意");
        await _desk.Activities.ForgetAsync(later);
        Assert.False(_desk.Activities.Exists("c"));
    }

    [Fact]
    public async Task The_words_of_a_case_that_is_long_over_are_forgotten_and_its_rating_is_not()
    {
        await _desk.SayAsync("转人工");
        await _desk.Work.SayAsync(1, "李工", "已报修。", isAnswer: true, seen: 99);
        await _desk.SayAsync("满意");

        await PassAsync(TimeSpan.FromDays(731));

        Assert.Empty(_desk.Entries(1));
        Assert.Equal(("", 4), (_desk.Case(1).User, _desk.Case(1).Rating));
    }

    private Task PassAsync(TimeSpan by)
    {
        _desk.Time.Advance(by);
        return _desk.Clock.TickAsync();
    }

    private static async Task EventuallyAsync(Func<bool> holds)
    {
        for (int attempt = 0; attempt < 200 && !holds(); attempt++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.True(holds());
    }
}
