using Dapper;
using PolicyBot.Service.Conversations;
using PolicyBot.Service.Desk.Cases;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Desk;

public sealed class CaseDialogueTests : IAsyncDisposable
{
    private readonly SomeDesk _desk = new();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Asking_for_a_person_opens_a_case_with_the_conversation_so_far_without_personal_data()
    {
        await _desk.SayAsync(SomeArticles.LiftQuestion);
        await _desk.SayAsync("我的电话13800138000，单元门坏了没人管");

        Reply reply = await _desk.SayAsync("转人工");

        Assert.Equal(ReplyKind.Person, reply.Kind);
        Assert.Contains("工单 1", reply.Text, StringComparison.Ordinal);
        Assert.Contains("6月4日 12:00前答复", reply.Text, StringComparison.Ordinal);
        IReadOnlyList<CaseEntry> entries = _desk.Entries(1);
        Assert.Equal([CaseVoice.Resident, CaseVoice.Bot, CaseVoice.Resident, CaseVoice.Bot, CaseVoice.Resident], entries.Select(entry => entry.Voice));
        Assert.Contains(SomeArticles.LiftAnswer, entries[1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(entries, entry => entry.Text.Contains("138001", StringComparison.Ordinal));
        Assert.Equal(["居民 提交工单"], _desk.Done(1));
    }

    [Fact]
    public async Task A_question_without_an_answer_is_handed_on_by_its_button()
    {
        Reply nothing = await _desk.SayAsync("大熊猫爱吃哪种竹笋");

        Reply reply = await _desk.SayAsync(Assert.Single(nothing.Actions));

        Assert.Equal(ReplyKind.Person, reply.Kind);
        Assert.Equal("大熊猫爱吃哪种竹笋", _desk.Case(1).Question);
    }

    [Fact]
    public async Task A_conversation_has_one_open_case_and_others_have_their_own()
    {
        await _desk.SayAsync("转人工");
        Reply again = await _desk.SayAsync("人工客服");
        await _desk.SayAsync("转人工", "another");

        Assert.Contains("工单 1 待受理", again.Text, StringComparison.Ordinal);
        Assert.Equal(2, _desk.Read(connection => connection.ExecuteScalar<int>("SELECT count(*) FROM cases")));
    }

    [Fact]
    public async Task The_words_right_behind_go_to_the_case_and_later_questions_to_the_program()
    {
        await _desk.SayAsync("转人工");

        Reply added = await _desk.SayAsync("三号楼的电梯坏了两周没人管");
        Reply answered = await _desk.SayAsync(SomeArticles.LiftQuestion);
        Reply unanswered = await _desk.SayAsync("楼道里的大熊猫爱吃哪种竹笋");

        Assert.Contains("已补充到工单 1", added.Text, StringComparison.Ordinal);
        Assert.Contains(SomeArticles.LiftAnswer, answered.Text, StringComparison.Ordinal);
        Assert.Contains("已补充到工单 1", unanswered.Text, StringComparison.Ordinal);
        Assert.Equal(
            ["转人工", "三号楼的电梯坏了两周没人管", "楼道里的大熊猫爱吃哪种竹笋"],
            _desk.Entries(1).Where(entry => entry.Voice == CaseVoice.Resident).Select(entry => entry.Text));
        Assert.Equal("三号楼的电梯坏了两周没人管", _desk.Case(1).Question);
    }

    [Fact]
    public async Task Later_words_say_what_the_case_is_until_the_staff_do()
    {
        await _desk.SayAsync(SomeArticles.LiftQuestion);
        await _desk.SayAsync("转人工");
        Assert.Equal(CaseKind.Need, _desk.Case(1).Kind);

        await _desk.SayAsync("家里漏水没人管，一直没修");
        Case told = _desk.Case(1);
        await _desk.Work.CorrectAsync(1, "李工", new CaseSuggestion(CaseKind.Need, Urgency.Ordinary, "青禾市", "教育"));
        await _desk.SayAsync("补充：还停电了没人管，一直没修");

        Assert.Equal((CaseKind.Problem, Urgency.Soon), (told.Kind, told.Urgency));
        Assert.Equal(told.Opened + (24 * 3_600_000L), told.Due);
        Assert.Equal((CaseKind.Need, Urgency.Ordinary, "教育"), (_desk.Case(1).Kind, _desk.Case(1).Urgency, _desk.Case(1).Topic));
    }

    [Fact]
    public async Task A_question_right_behind_is_answered_and_passed_on()
    {
        await _desk.SayAsync("转人工");

        Reply reply = await _desk.SayAsync(SomeArticles.LiftQuestion);

        Assert.Contains(SomeArticles.LiftAnswer, reply.Text, StringComparison.Ordinal);
        Assert.Contains(reply.Notes, note => note.Contains("也已补充到工单 1", StringComparison.Ordinal));
        Assert.Equal(SomeArticles.LiftQuestion, _desk.Entries(1)[^1].Text);
    }

    [Theory]
    [InlineData("补充：是三单元", "是三单元")]
    [InlineData("补充 还有五单元", "还有五单元")]
    public async Task Words_that_say_so_are_added(string said, string added)
    {
        await _desk.SayAsync("转人工");
        await _desk.SayAsync("电梯坏了");

        await _desk.SayAsync(said);

        Assert.Equal(added, _desk.Entries(1)[^1].Text);
    }

    [Fact]
    public async Task What_the_program_answered_by_mistake_is_added_by_a_button()
    {
        await _desk.SayAsync("转人工");
        await _desk.SayAsync("电梯坏了");
        Reply answered = await _desk.SayAsync(SomeArticles.LiftQuestion);

        await _desk.SayAsync(Assert.Single(answered.Actions, action => action == CaseReplies.AddLast));

        Assert.Equal(SomeArticles.LiftQuestion, _desk.Entries(1)[^1].Text);
    }

    [Theory]
    [InlineData("满意", 4)]
    [InlineData("5分", 5)]
    [InlineData("打1分", 1)]
    [InlineData("非常不满意！", 1)]
    public async Task The_answer_is_rated_by_button_or_typed_and_that_is_the_end_of_the_case(string said, int rating)
    {
        await _desk.SayAsync("转人工");
        await _desk.Work.SayAsync(1, "李工", "物业明天上门修理。", isAnswer: true, seen: 99);

        Reply reply = await _desk.SayAsync(said);

        Assert.Contains("工单 1 已办结", reply.Text, StringComparison.Ordinal);
        Assert.Equal((CaseState.Rated, rating), (_desk.Case(1).State, _desk.Case(1).Rating));
        Assert.Equal(["居民 提交工单", "李工 受理工单", "李工 办理工单", "李工 答复工单", "居民 评价工单"], _desk.Done(1));
        Assert.Contains("工单 2", (await _desk.SayAsync("转人工")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_not_helped_says_so_and_the_case_goes_on()
    {
        await _desk.SayAsync("转人工");
        await _desk.Work.SayAsync(1, "李工", "物业明天上门修理。", isAnswer: true, seen: 99);
        _desk.Time.Advance(TimeSpan.FromHours(30));

        await _desk.SayAsync("没有人来，电梯还是坏的");

        Case item = _desk.Case(1);
        Assert.Equal((CaseState.Handling, "李工"), (item.State, item.Handler));
        Assert.Equal(_desk.Time.Now.AddHours(72).ToUnixTimeMilliseconds(), item.Due);
        Assert.Contains("居民 继续办理", _desk.Done(1));
    }

    [Fact]
    public async Task Thanks_are_no_words_for_the_case_and_a_number_behind_them_still_rates_it()
    {
        await _desk.SayAsync("转人工");
        await _desk.Work.SayAsync(1, "李工", "物业明天上门修理。", isAnswer: true, seen: 99);

        await _desk.SayAsync("谢谢");
        Assert.Equal(CaseState.Answered, _desk.Case(1).State);
        await _desk.SayAsync("5");

        Assert.Equal(5, _desk.Case(1).Rating);
    }

    [Fact]
    public async Task Who_closed_the_page_finds_the_case_by_its_code_and_it_goes_on_there()
    {
        await _desk.SayAsync("转人工");
        await _desk.Work.SayAsync(1, "李工", "物业明天上门修理。", isAnswer: true, seen: 99);

        Reply found = await _desk.SayAsync($"查工单 1 {_desk.Case(1).Code}", "the next day");
        await _desk.SayAsync("还是坏的", "the next day");

        Assert.Contains("物业明天上门修理。", found.Text, StringComparison.Ordinal);
        Assert.Contains("满意", found.Actions);
        Assert.Equal(("the next day", CaseState.Handling), (_desk.Case(1).Conversation, _desk.Case(1).State));
        Assert.Equal("the next day", _desk.Read(connection => connection.QuerySingle<string>("SELECT conversation FROM deliveries")));
    }

    [Theory]
    [InlineData("“查工单 1 CODE”")]
    [InlineData("我要查一下工单号1，查询码CODE。")]
    public async Task A_case_is_found_however_its_number_and_code_are_written(string words)
    {
        await _desk.SayAsync("转人工");

        Assert.Contains("工单 1 待受理", (await _desk.SayAsync(words.Replace("CODE", _desk.Case(1).Code, StringComparison.Ordinal), "the next day")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("查工单")]
    [InlineData("我的工单进度怎么样了？")]
    public async Task Who_asks_how_far_the_case_is_is_told_and_the_words_are_none_for_the_staff(string words)
    {
        await _desk.SayAsync("转人工");

        Assert.Contains("工单 1 待受理", (await _desk.SayAsync(words)).Text, StringComparison.Ordinal);
        Assert.Equal("转人工", _desk.Entries(1)[^1].Text);
    }

    [Theory]
    [InlineData("查工单")]
    [InlineData("查工单 12")]
    public async Task Who_does_not_say_which_case_is_told_how_to(string words) =>
        Assert.Contains("工单号和六位查询码", (await _desk.SayAsync(words)).Text, StringComparison.Ordinal);

    [Fact]
    public async Task A_case_cannot_be_found_by_guessing()
    {
        await _desk.SayAsync("转人工");
        string code = _desk.Case(1).Code;
        string wrong = code == "000000" ? "000001" : "000000";

        Reply refused = await _desk.SayAsync($"查工单 1 {wrong}", "thief");
        for (int guess = 1; guess < 20; guess++)
        {
            await _desk.SayAsync($"工单1，{wrong}", "thief");
        }

        Reply late = await _desk.SayAsync($"查工单 1 {code}", "thief");

        Assert.Equal(CaseReplies.Unknown.Text, refused.Text);
        Assert.Equal(CaseReplies.Unknown.Text, late.Text);
        Assert.Equal(CaseReplies.Unknown.Text, (await _desk.SayAsync("查工单 999999999 123456", "thief")).Text);
        Assert.Equal("c", _desk.Case(1).Conversation);
    }

    [Fact]
    public async Task Who_guesses_keeps_nobody_else_from_the_case()
    {
        await _desk.SayAsync("转人工");
        await GuessAsync("thief");

        Reply found = await _desk.SayAsync($"查工单 1 {_desk.Case(1).Code}", "the next day");

        Assert.Contains("工单 1 待受理", found.Text, StringComparison.Ordinal);
        Assert.Equal("the next day", _desk.Case(1).Conversation);
    }

    [Fact]
    public async Task Many_who_guess_together_get_no_further_and_shut_the_resident_out_of_nothing_but_the_search_for_some_hours()
    {
        await _desk.SayAsync("转人工");
        for (int thief = 0; thief < 10; thief++)
        {
            await GuessAsync($"thief {thief}");
        }

        Reply refused = await _desk.SayAsync($"查工单 1 {_desk.Case(1).Code}", "another thief");
        Reply own = await _desk.SayAsync($"查工单 1 {_desk.Case(1).Code}");
        _desk.Time.Advance(TimeSpan.FromHours(2));
        Reply later = await _desk.SayAsync($"查工单 1 {_desk.Case(1).Code}", "the next day");

        Assert.Equal(CaseReplies.Unknown.Text, refused.Text);
        Assert.Contains("工单 1 待受理", own.Text, StringComparison.Ordinal);
        Assert.Contains("工单 1 待受理", later.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_its_own_conversation_a_case_is_found_whatever_the_code()
    {
        await _desk.SayAsync("转人工");
        await GuessAsync("c");

        Assert.Contains("工单 1 待受理", (await _desk.SayAsync($"查工单 1 {WrongCode}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_codes_are_forgotten_after_some_hours()
    {
        await _desk.SayAsync("转人工");
        await GuessAsync("mistaken");

        _desk.Time.Advance(TimeSpan.FromHours(2));

        Assert.Contains("工单 1 待受理", (await _desk.SayAsync($"查工单 1 {_desk.Case(1).Code}", "mistaken")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_staff_answer_nothing_is_promised()
    {
        _desk.Options.Enabled = false;

        Reply reply = await _desk.SayAsync("转人工");

        Assert.Contains("12345", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("工单", reply.Text, StringComparison.Ordinal);
        Assert.Equal(0, _desk.Read(connection => connection.ExecuteScalar<int>("SELECT count(*) FROM cases")));
    }

    private string WrongCode => _desk.Case(1).Code == "000000" ? "000001" : "000000";

    private async Task GuessAsync(string conversation)
    {
        for (int guess = 0; guess < 20; guess++)
        {
            await _desk.SayAsync($"查工单 1 {WrongCode}", conversation);
        }
    }
}
