using Dapper;
using PolicyBot.Service.Conversations;
using PolicyBot.Service.Desk.Cases;

namespace PolicyBot.Service.Tests.Desk;

/// <summary>A resident who has a case deletes the conversation.</summary>
public sealed class CaseDeletionTests : IAsyncDisposable
{
    private const string Words = "王桂芳家漏水";

    private readonly SomeDesk _desk = new();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task They_are_told_that_their_open_case_ends_and_then_it_is_withdrawn()
    {
        await OpenAsync();

        Assert.Contains("您的工单 1 待受理：删除对话就是撤回工单", (await _desk.SayAsync("删除我的对话")).Text, StringComparison.Ordinal);
        await _desk.SayAsync("确认删除");

        Assert.Equal((CaseState.Withdrawn, true), (_desk.Case(1).State, _desk.Case(1).IsForgotten));
        Assert.Equal(["居民 提交工单", "居民 补充工单", "居民 撤回工单", "居民 删除工单内容"], _desk.Done(1));
        Assert.Contains("居民删除了对话", Assert.Single(_desk.Entries(1)).Text, StringComparison.Ordinal);
        await Assert.ThrowsAsync<CaseRefusedException>(() => _desk.Work.SayAsync(1, "李工", "已报修。", isAnswer: true, seen: long.MaxValue));
    }

    [Fact]
    public async Task A_case_that_was_answered_is_closed_without_a_rating()
    {
        await OpenAsync();
        await _desk.Work.SayAsync(1, "李工", "已报修。", isAnswer: true, seen: long.MaxValue);

        Assert.Contains("就此办结", (await _desk.SayAsync("删除我的对话")).Text, StringComparison.Ordinal);
        await _desk.SayAsync("确认删除");

        Assert.Equal((CaseState.Closed, true), (_desk.Case(1).State, _desk.Case(1).IsForgotten));
    }

    [Fact]
    public async Task Of_a_case_that_is_over_the_words_go_and_the_rating_stays()
    {
        await OpenAsync();
        await _desk.Work.SayAsync(1, "李工", "已报修。", isAnswer: true, seen: long.MaxValue);
        await _desk.SayAsync("非常满意");

        Assert.DoesNotContain("工单 1", (await _desk.SayAsync("删除我的对话")).Text, StringComparison.Ordinal);
        await _desk.SayAsync("确认删除");

        Assert.Equal((CaseState.Rated, 5, true), (_desk.Case(1).State, _desk.Case(1).Rating, _desk.Case(1).IsForgotten));
    }

    [Fact]
    public async Task No_word_of_it_and_no_name_is_left_anywhere_but_others_cases_stay()
    {
        await OpenAsync();
        await OpenAsync("other");
        Assert.Equal(["case_entries 2", "cases 2", "turns 2"], TablesHolding(Words));
        await _desk.SayAsync("删除我的对话");
        await _desk.SayAsync("确认删除");

        Assert.Equal(["case_entries 1", "cases 1", "turns 1"], TablesHolding(Words));
        Assert.Equal(CaseState.Received, _desk.Case(2).State);
        Assert.Empty(_desk.Read(connection => connection.Query<string>("SELECT conversation FROM held_conversations WHERE conversation = 'c'")));
    }

    [Fact]
    public async Task Whoever_knows_its_number_and_code_finds_it_no_longer()
    {
        await OpenAsync();
        string code = _desk.Case(1).Code;
        await _desk.SayAsync("删除我的对话");
        await _desk.SayAsync("确认删除");

        Assert.Contains("没有找到", (await _desk.SayAsync($"查工单 1 {code}")).Text, StringComparison.Ordinal);
    }

    private async Task OpenAsync(string conversation = "c")
    {
        await _desk.SayAsync("转人工", conversation);
        Reply heard = await _desk.SayAsync(Words, conversation);
        Assert.Contains("已补充到工单", heard.Text, StringComparison.Ordinal);
    }

    /// <summary>The tables in which words stand, with the number of rows.</summary>
    private string[] TablesHolding(string words) => _desk.Read(connection => connection
        .Query<(string Table, string Columns)>(
            "SELECT m.name, group_concat('coalesce(' || c.name || ', '''')', '||') FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' GROUP BY m.name")
        .Select(table => (table.Table, Count: connection.ExecuteScalar<int>($"SELECT count(*) FROM {table.Table} WHERE instr({table.Columns}, @words) > 0", new { words })))
        .Where(table => table.Count > 0)
        .Select(table => $"{table.Table} {table.Count}")
        .Order(StringComparer.Ordinal)
        .ToArray());
}
