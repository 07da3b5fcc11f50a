using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Service.Conversations;
using PolicyBot.Service.Tests.Support;

namespace PolicyBot.Service.Tests.Conversations;

/// <summary>A question back is answered by a button, a number or a few words.</summary>
public sealed class ChoiceTests : IClassFixture<DifferingPlaces>
{
    private readonly TurnHandler _handler;

    public ChoiceTests(DifferingPlaces service)
    {
        ArgumentNullException.ThrowIfNull(service);
        _handler = service.Services.GetRequiredService<TurnHandler>();
    }

    [Theory]
    [InlineData("德州市", "15万元")]
    [InlineData("武侯区", "20万元")]
    [InlineData("2", "")]
    [InlineData("回复 1", "")]
    [InlineData("第2个", "")]
    [InlineData("第二个", "")]
    [InlineData("②", "")]
    public async Task The_choice_is_answered(string choice, string expected)
    {
        Reply back = await SayAsync(choice, "first", DifferingPlaces.Question);
        Assert.Equal(ReplyKind.Clarify, back.Kind);
        Assert.Equal(2, back.Options.Count);

        Reply reply = await SayAsync(choice, "second", choice);

        string option = choice.IndexOfAny(['2', '二', '②']) >= 0 ? back.Options[1] : choice.Contains('1', StringComparison.Ordinal) ? back.Options[0] : choice;
        Assert.Equal(ReplyKind.Answer, reply.Kind);
        Assert.Contains(option, reply.Citations[0].Region, StringComparison.Ordinal);
        Assert.Contains(expected, reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3", "没有这个选项")]
    [InlineData("都不是", "转人工")]
    [InlineData("不清楚", "请从下面选一个")]
    public async Task What_was_not_offered_leaves_the_choice_open(string choice, string expected)
    {
        await SayAsync("not " + choice, "first", DifferingPlaces.Question);

        Assert.Contains(expected, (await SayAsync("not " + choice, "second", choice)).Text, StringComparison.Ordinal);

        Assert.Equal(ReplyKind.Answer, (await SayAsync("not " + choice, "third", "1")).Kind);
    }

    private Task<Reply> SayAsync(string conversation, string id, string text) =>
        _handler.HandleAsync(new Turn("test", conversation, id, "somebody", text), TestContext.Current.CancellationToken);
}
