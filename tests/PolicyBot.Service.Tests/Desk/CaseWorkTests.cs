using PolicyBot.Service.Desk.Cases;

namespace PolicyBot.Service.Tests.Desk;

public sealed class CaseWorkTests : IAsyncDisposable
{
    private readonly SomeDesk _desk = new();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task A_case_is_accepted_taken_asked_about_and_answered_each_step_with_its_name()
    {
        await _desk.SayAsync("转人工");

        await _desk.Work.AcceptAsync(1, "王芳");
        await _desk.Work.TakeAsync(1, "李工");
        await _desk.Work.SayAsync(1, "李工", "请问是几号楼？", isAnswer: false, seen: 99);
        await _desk.SayAsync("三号楼");
        await _desk.Work.SayAsync(1, "李工", "已报修。", isAnswer: true, seen: 99);

        Assert.Equal(
            ["居民 提交工单", "王芳 受理工单", "李工 办理工单", "居民 补充工单", "李工 答复工单"], _desk.Done(1));
        Assert.Equal(["转人工", "请问是几号楼？", "三号楼", "已报修。"], _desk.Entries(1).Select(entry => entry.Text));
    }

    [Fact]
    public async Task What_cannot_follow_is_refused_and_nothing_changes()
    {
        await _desk.SayAsync("转人工");
        await _desk.Work.TakeAsync(1, "李工");
        string[] before = _desk.Done(1);

        CaseRefusedException refused = await Assert.ThrowsAsync<CaseRefusedException>(() => _desk.Work.AcceptAsync(1, "王芳"));
        await Assert.ThrowsAsync<CaseRefusedException>(() => _desk.Work.AcceptAsync(2, "王芳"));

        Assert.Contains("办理中", refused.Message, StringComparison.Ordinal);
        Assert.Equal((before, "李工"), (_desk.Done(1), _desk.Case(1).Handler), EqualityComparer<(string[], string?)>.Create((a, b) => a.Item1.SequenceEqual(b.Item1) && a.Item2 == b.Item2));
    }

    [Theory]
    [InlineData("", "请先写下")]
    [InlineData("  \n ", "请先写下")]
    [InlineData("长", "最多 500 个字")]
    [InlineData("😀", "最多 500 个字")]
    public async Task Words_that_are_none_or_too_many_are_refused(string words, string why)
    {
        await _desk.SayAsync("转人工");

        CaseRefusedException refused = await Assert.ThrowsAsync<CaseRefusedException>(() =>
            _desk.Work.SayAsync(1, "李工", words.Trim().Length == 0 ? words : string.Concat(Enumerable.Repeat(words, words == "长" ? 501 : 450)), isAnswer: true, seen: 99));

        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        Assert.Equal(CaseState.Received, _desk.Case(1).State);
    }

    [Fact]
    public async Task An_answer_waits_until_what_the_resident_said_meanwhile_is_read()
    {
        await _desk.SayAsync("转人工");
        long seen = _desk.Entries(1)[^1].Number;
        await _desk.SayAsync("不是电梯，是水管");

        await Assert.ThrowsAsync<CaseRefusedException>(() => _desk.Work.SayAsync(1, "李工", "电梯已报修。", isAnswer: true, seen));
        await _desk.Work.SayAsync(1, "李工", "水管已报修。", isAnswer: true, _desk.Entries(1)[^1].Number);

        Assert.Equal(CaseState.Answered, _desk.Case(1).State);
    }

    [Fact]
    public async Task Escalated_by_hand_it_waits_on_the_next_rung_and_ends_at_the_highest()
    {
        await _desk.SayAsync("转人工");
        await _desk.Work.TakeAsync(1, "李工");

        await _desk.Work.EscalateAsync(1, "李工", "需要街道协调");
        Case raised = _desk.Case(1);
        await _desk.Work.EscalateAsync(1, "李工", null);

        Assert.Equal((CaseState.Received, 1, null), (raised.State, raised.Level, raised.Handler));
        Assert.Contains(_desk.Entries(1), entry => entry.Text == "转到街道：需要街道协调");
        Assert.Contains("区级部门", (await Assert.ThrowsAsync<CaseRefusedException>(() => _desk.Work.EscalateAsync(1, "李工", null))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reason_that_is_too_long_to_be_told_raises_nothing()
    {
        await _desk.SayAsync("转人工");

        CaseRefusedException refused = await Assert.ThrowsAsync<CaseRefusedException>(() => _desk.Work.EscalateAsync(1, "李工", new string('长', CaseWork.LongestReason + 1)));

        Assert.Contains("最多 100 个字", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, _desk.Case(1).Level);
    }

    [Fact]
    public async Task What_was_suggested_is_corrected_and_the_hours_run_from_the_same_beginning()
    {
        await _desk.SayAsync("转人工");
        _desk.Time.Advance(TimeSpan.FromHours(1));

        await _desk.Work.CorrectAsync(1, "李工", new CaseSuggestion(CaseKind.Problem, Urgency.Urgent, "青禾市", "住房物业"));

        Case item = _desk.Case(1);
        Assert.Equal((CaseKind.Problem, Urgency.Urgent, "青禾市", "住房物业"), (item.Kind, item.Urgency, item.Place, item.Topic));
        Assert.Equal(_desk.Time.Now.AddHours(3).ToUnixTimeMilliseconds(), item.Due);
        Assert.Equal(item.Opened + (72 * 3_600_000L), item.Promised);
    }
}
