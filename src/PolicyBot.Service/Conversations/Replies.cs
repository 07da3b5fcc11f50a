using PolicyBot.Answers;

namespace PolicyBot.Service.Conversations;

/// <summary>What is said that stands in no article, and answers as replies.</summary>
internal static class Replies
{
    private static readonly string[] AfterAnswer = [Words.Helped, Words.NotHelped, Words.Person];
    private static readonly string[] AfterFailure = [Words.Person];
    private static readonly string[] AfterNothing = [Words.HandOn];

    /// <summary>To somebody who joins.</summary>
    /// <param name="topics">What there is to ask about, to choose from.</param>
    public static Reply Greeting(IReadOnlyList<string> topics) => new(
        ReplyKind.SmallTalk,
        "您好！我根据已发布的文章回答民生政策问题，每个答案都注明出处。请用平常的话提问，最好带上地区。" + (topics.Count > 0 ? "\n也可以先看看最近发布的内容。" : ""))
    {
        Options = topics,
    };

    /// <summary>To an answer that helped.</summary>
    public static Reply Helped { get; } = new(ReplyKind.Feedback, "谢谢您的反馈！还有问题随时问我。");

    /// <summary>To an answer that did not.</summary>
    public static Reply NotHelped { get; } = new(
        ReplyKind.Feedback,
        "很抱歉没有帮上忙，您的意见已经记下。可以换个说法、带上地区和年份再问一次，或拨打 12345 咨询。")
    {
        Actions = AfterFailure,
    };

    /// <summary>To somebody who asks for the conversation to be deleted.</summary>
    /// <param name="ending">What would end with it; null for nothing.</param>
    public static Reply ConfirmDeletion(string? ending) => new(
        ReplyKind.Deletion,
        "要删除这段对话吗？您说的话、我的回答、您的评价和工单里的内容都会删除，不能恢复。" + (ending is null ? "" : "\n" + ending))
    {
        Actions = [Words.ConfirmDeletion, Words.KeepConversation],
    };

    /// <summary>To somebody who confirmed it.</summary>
    public static Reply Deleted { get; } = new(ReplyKind.SmallTalk, "已删除。这个窗口里看得到的内容，刷新或关闭后也会消失。");

    /// <summary>To somebody who thought better of it.</summary>
    public static Reply NotDeleted { get; } = new(ReplyKind.SmallTalk, "好的，没有删除。还有问题随时问我。");

    /// <summary>To feedback without an answer.</summary>
    public static Reply NothingToJudge { get; } = new(ReplyKind.Feedback, "请先提一个问题，看过回答再告诉我有没有帮助。");

    /// <summary>To a number that was not offered; what was asked stays open.</summary>
    public static Reply NoSuchChoice(string question, IReadOnlyList<string> options) =>
        new(ReplyKind.Clarify, "没有这个选项，请从下面选一个。") { Question = question, Options = options };

    /// <summary>To somebody who wants none of the choices, or cannot choose; what was asked stays open.</summary>
    public static Reply NoneChosen(string question, IReadOnlyList<string> options) =>
        new(ReplyKind.Clarify, "请从下面选一个；要问别的地方或年份，请直接写出来。都不是的话，可以转人工。") { Question = question, Options = options, Actions = [Words.Person] };

    /// <summary>To a number where there is nothing to choose.</summary>
    public static Reply OnlyNumber { get; } = new(ReplyKind.NotFound, "只有一个数字，看不出您想问什么。请用一句话写出您想了解的事。");

    /// <summary>To several questions at once, to which together there is no answer.</summary>
    public static Reply OneByOne(IReadOnlyList<string> questions) => new(ReplyKind.Clarify, "您一次问了几件事，先问哪一件？") { Options = questions };

    /// <summary>Gives the library's answer to a question the form of a reply.</summary>
    /// <param name="answer">The answer; not small talk.</param>
    /// <param name="question">The question in full.</param>
    /// <param name="nearest">How many of the nearest articles go with an answer that nothing was found.</param>
    public static Reply From(Answer answer, string question, int nearest) => answer.Kind switch
    {
        AnswerKind.Answer => new Reply(ReplyKind.Answer, answer.Text)
        {
            Question = question,
            Citations = answer.Citations,
            Notes = answer.Notes,
            Actions = AfterAnswer,
        },
        AnswerKind.Clarify => new Reply(ReplyKind.Clarify, answer.Text) { Question = question, Options = answer.Options },
        _ => new Reply(ReplyKind.NotFound, answer.Text)
        {
            Question = question,
            Nearest = [.. answer.Passages.DistinctBy(passage => passage.ArticleId).Take(nearest)],
            Actions = AfterNothing,
        },
    };
}
