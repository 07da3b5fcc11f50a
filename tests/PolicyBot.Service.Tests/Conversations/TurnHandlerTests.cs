using Dapper;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Service.Conversations;
using PolicyBot.Service.Database;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Conversations;

public sealed class TurnHandlerTests(RunningService service) : IClassFixture<RunningService>
{
    private readonly TurnHandler _handler = service.Services.GetRequiredService<TurnHandler>();
    private readonly ServiceDatabase _database = service.Services.GetRequiredService<ServiceDatabase>();
    private readonly string _conversation = Guid.NewGuid().ToString("N");
    private int _turns;

    [Fact]
    public async Task A_question_is_answered_with_what_it_rests_on_and_buttons_to_judge_it()
    {
        Reply reply = await SayAsync(SomeArticles.LiftQuestion);

        Assert.Equal(ReplyKind.Answer, reply.Kind);
        Assert.Contains(SomeArticles.LiftAnswer, reply.Text, StringComparison.Ordinal);
        Assert.Equal("lift", reply.Citations[0].ArticleId);
        Assert.Equal(["有帮助", "没帮助", "转人工"], reply.Actions);
    }

    [Fact]
    public async Task A_follow_up_leans_on_the_question_before_also_across_small_talk()
    {
        await SayAsync("2025年新增多少个充电端口");
        await SayAsync("谢谢");

        Reply reply = await SayAsync("那小区呢");

        Assert.Contains("2025年", reply.Question, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conversations_know_nothing_of_each_other()
    {
        await SayAsync("2025年新增多少个充电端口");

        Reply elsewhere = await _handler.HandleAsync(Some("那小区呢") with { Conversation = "another " + _conversation }, TestContext.Current.CancellationToken);

        Assert.DoesNotContain("2025年", elsewhere.Question ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_turn_is_answered_once_however_many_come_at_once()
    {
        Turn turn = Some(SomeArticles.LiftQuestion);

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => _handler.HandleAsync(turn, CancellationToken.None))));
        Reply again = await _handler.HandleAsync(turn with { Text = "别的话" }, TestContext.Current.CancellationToken);

        Assert.All(replies, reply => Assert.Equal(again.Text, reply.Text));
        Assert.Equal(1, _database.Read(connection => connection.ExecuteScalar<int>("SELECT count(*) FROM turns WHERE conversation = @Conversation", turn)));
    }

    [Theory]
    [InlineData("有帮助", 1)]
    [InlineData("没帮助。", 0)]
    [InlineData("不对", 0)]
    [InlineData("答非所问！", 0)]
    public async Task Feedback_is_kept_with_the_question_it_belongs_to(string words, int helped)
    {
        await SayAsync(SomeArticles.LiftQuestion);

        Reply reply = await SayAsync(words);

        Assert.Equal(ReplyKind.Feedback, reply.Kind);
        (string question, int kept) = _database.Read(connection =>
            connection.QuerySingle<(string, int)>("SELECT question, helped FROM feedback WHERE conversation = @_conversation", new { _conversation }));
        Assert.Equal((SomeArticles.LiftQuestion, helped), (question, kept));
    }

    [Fact]
    public async Task Feedback_without_an_answer_asks_for_a_question_first()
    {
        Assert.Contains("请先提一个问题", (await SayAsync("有帮助")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_for_a_person_is_told_the_number_of_the_case_that_holds_the_last_question()
    {
        await SayAsync(SomeArticles.LiftQuestion);

        Reply reply = await SayAsync("转人工！");

        Assert.Equal(ReplyKind.Person, reply.Kind);
        (long number, string question) = _database.Read(connection =>
            connection.QuerySingle<(long, string)>("SELECT number, question FROM cases WHERE conversation = @_conversation", new { _conversation }));
        Assert.Contains($"工单 {number}", reply.Text, StringComparison.Ordinal);
        Assert.Equal(SomeArticles.LiftQuestion, question);
    }

    [Theory]
    [InlineData("我要投诉")]
    [InlineData("我想反映问题。")]
    [InlineData("我要投诉电梯补贴没有发")]
    public async Task Who_wants_to_complain_is_led_to_a_person_and_not_to_an_article_about_complaints(string words) =>
        Assert.Equal(ReplyKind.Person, (await SayAsync(words)).Kind);

    [Theory]
    [InlineData("你好，帮我转接人工")]
    [InlineData("我要找真人客服！")]
    [InlineData("可以转人工吗")]
    [InlineData("转人工，电梯坏了没人管")]
    public async Task There_are_many_ways_to_ask_for_a_person(string words) =>
        Assert.Equal(ReplyKind.Person, (await SayAsync(words)).Kind);

    [Theory]
    [InlineData("怎么投诉电梯补贴没有发")]
    [InlineData("我要投诉物业，找谁")]
    [InlineData("社区工作人员有哪些")]
    public async Task Who_asks_about_complaints_or_staff_asks_for_no_person(string words) =>
        Assert.NotEqual(ReplyKind.Person, (await SayAsync(words)).Kind);

    [Fact]
    public async Task What_is_said_with_the_request_for_a_person_is_the_matter_of_the_case()
    {
        await SayAsync(SomeArticles.LiftQuestion);
        await SayAsync("转人工，三号楼的电梯坏了");

        Assert.Equal("转人工，三号楼的电梯坏了", _database.Read(connection =>
            connection.QuerySingle<string>("SELECT question FROM cases WHERE conversation = @_conversation", new { _conversation })));

        Assert.Contains("已补充到工单", (await SayAsync("我要投诉物业没人管")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_questions_at_once_are_answered_one_by_one()
    {
        Reply back = await SayAsync("每台电梯补贴多少钱？2025年新增多少个充电端口？");
        Assert.Equal(["每台电梯补贴多少钱", "2025年新增多少个充电端口"], back.Options);

        Reply first = await SayAsync("第二个");
        Assert.Contains("3000个", first.Text, StringComparison.Ordinal);
        Assert.Equal("每台电梯补贴多少钱", first.Actions[0]);
        Assert.Contains(SomeArticles.LiftAnswer, (await SayAsync(first.Actions[0])).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12345")]
    [InlineData("第3个")]
    public async Task A_number_where_nothing_is_to_be_chosen_asks_for_words(string number)
    {
        Reply reply = await SayAsync(number);

        Assert.Contains("只有一个数字", reply.Text, StringComparison.Ordinal);
        Assert.Empty(reply.Nearest);
    }

    [Fact]
    public async Task Telephone_and_identity_numbers_are_not_kept()
    {
        await SayAsync("我叫王五，电话13800138000，身份证11010519491231002X，每台电梯补贴多少钱");

        string kept = _database.Read(connection =>
            connection.QuerySingle<string>("SELECT text || question || reply FROM turns WHERE conversation = @_conversation", new { _conversation }));

        Assert.DoesNotContain("13800138000", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("1949", kept, StringComparison.Ordinal);
        Assert.Contains("每台电梯补贴多少钱", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_joins_is_greeted_and_may_choose_what_was_published_last_to_ask_about()
    {
        Reply reply = await _handler.HandleAsync(Some("") with { Kind = TurnKind.Joined }, TestContext.Current.CancellationToken);

        Assert.StartsWith("您好", reply.Text, StringComparison.Ordinal);
        Assert.Equal("青禾市增设电动自行车充电端口", reply.Options[0]);
        Assert.Equal(reply.Options[0], (await SayAsync("1")).Question);
    }

    [Fact]
    public async Task Words_that_stand_in_a_topic_offered_are_a_question_of_their_own()
    {
        await _handler.HandleAsync(Some("") with { Kind = TurnKind.Joined }, TestContext.Current.CancellationToken);

        Assert.Equal("充电端口", (await SayAsync("充电端口")).Question);
    }

    [Theory]
    [InlineData("？！", "问题是空的")]
    [InlineData("你好", "您好")]
    [InlineData("谢谢", "不客气")]
    [InlineData("你能做什么", "原文出处")]
    [InlineData("您好！在吗？", "您好")]
    [InlineData("好的，谢谢您", "不客气")]
    [InlineData("收到", "不客气")]
    [InlineData("谢谢你，再见", "再见")]
    [InlineData("你好，你是谁呀", "原文出处")]
    [InlineData("你是机器人吗", "原文出处")]
    public async Task What_is_no_question_has_its_reply_too(string words, string expected)
    {
        Assert.Contains(expected, (await SayAsync(words)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_without_end_is_refused_and_not_kept()
    {
        Reply reply = await SayAsync(new string('长', 5000));

        Assert.Equal(ReplyKind.Complaint, reply.Kind);
        Assert.Contains("问题太长", reply.Text, StringComparison.Ordinal);
        Assert.Equal("", _database.Read(connection => connection.QuerySingle<string>("SELECT text FROM turns WHERE conversation = @_conversation", new { _conversation })));
    }

    private Task<Reply> SayAsync(string text) => _handler.HandleAsync(Some(text), TestContext.Current.CancellationToken);

    private Turn Some(string text) => new("test", _conversation, $"turn {++_turns}", "somebody", text);
}
