using System.Globalization;
using PolicyBot.Service.Conversations;

namespace PolicyBot.Service.Desk.Cases;

/// <summary>What residents are told about their cases.</summary>
internal static class CaseReplies
{
    /// <summary>The word that words for the case begin with.</summary>
    public const string AddPrefix = "补充";

    /// <summary>The button that adds what was just said to the case.</summary>
    public const string AddLast = "补充到工单";

    /// <summary>Where no staff answer here.</summary>
    public static Reply NoStaff { get; } = new(
        ReplyKind.Person, "这里不能接通工作人员，请拨打政务服务热线 12345（外地加拨区号）。");

    /// <summary>The case is new.</summary>
    public static Reply Opened(Case item, CaseOptions options) => new(
        ReplyKind.Person,
        Say($"已为您登记工单 {item.Number}，由{options.RungOf(item)}工作人员办理，预计{CaseWords.Moment(item.Due)}前答复，答复会发到这里。\n关掉页面也不要紧：以后发送“查工单 {item.Number} {item.Code}”就能看到答复。\n")
            + (item.Question.Length > 0 ? "现在可以直接写下要补充的情况。" : "请直接写下您要反映的情况。") + "请不要写身份证号等个人信息；急事请拨打 12345。");

    /// <summary>There is a case already.</summary>
    public static Reply StillOpen(Case item, CaseOptions options) => new(
        ReplyKind.Person,
        Say($"您的工单 {item.Number} {item.State.Name()}，由{options.RungOf(item)}工作人员办理，预计{CaseWords.Moment(item.Due)}前答复。\n") + "要补充情况，请直接写下来；急事请拨打 12345。");

    /// <summary>A case that was answered goes on.</summary>
    public static Reply Resumed(Case item) => new(
        ReplyKind.Person, Say($"工单 {item.Number} 继续办理，预计{CaseWords.Moment(item.Due)}前再次答复。请直接写下还没解决的问题；急事请拨打 12345。"));

    /// <summary>What was said is now in the case.</summary>
    public static Reply Added(Case item) => new(
        ReplyKind.Notice, Say($"已补充到工单 {item.Number}，工作人员会看到。\n还有要补充的，请以“{AddPrefix}”开头；想问别的政策，直接提问即可。"));

    /// <summary>The answer to a question that also went to the case.</summary>
    public static Reply AlsoAdded(Reply answer, Case item) => answer with { Notes = [.. answer.Notes, Say($"这句话也已补充到工单 {item.Number}，工作人员会看到。")] };

    /// <summary>There are no words to add.</summary>
    public static Reply NothingToAdd { get; } = new(ReplyKind.Notice, $"请在“{AddPrefix}”后面写下要补充的情况。");

    /// <summary>The case changed while the words were on their way.</summary>
    public static Reply NotNow { get; } = new(ReplyKind.Notice, "工单刚刚有了变化，请再说一次。");

    /// <summary>Thanks for the rating.</summary>
    public static Reply Rated(Case item, int rating) => new(
        ReplyKind.Feedback,
        rating > 2 ? Say($"谢谢您的评价！工单 {item.Number} 已办结，有别的问题随时问我。")
            : Say($"很抱歉没有让您满意，您的评价已经记下，工单 {item.Number} 已办结。问题还没解决的话，可以再次转人工。"))
    {
        Actions = rating > 2 ? [] : [Words.Person],
    };

    /// <summary>There is no such case, or the code is another's.</summary>
    public static Reply Unknown { get; } = new(ReplyKind.Notice, "没有找到这个工单。请核对工单号和六位查询码，例如：查工单 12 012345。");

    /// <summary>To somebody who does not say which case.</summary>
    public static Reply Which { get; } = new(ReplyKind.Notice, "请把工单号和六位查询码一起发来，例如：查工单 12 012345。还没有工单的话，可以转人工。") { Actions = [Words.Person] };

    /// <summary>How far a case is, to whoever knows its code.</summary>
    /// <param name="item">The case.</param>
    /// <param name="said">What the staff said last; null for nothing.</param>
    /// <param name="options">The ladder.</param>
    public static Reply Status(Case item, string? said, CaseOptions options)
    {
        string words = said is null ? "" : $"\n工作人员说：\n{said}";
        return item.State switch
        {
            CaseState.Answered => new Reply(ReplyKind.Staff, Say($"工单 {item.Number} {item.State.Name()}。{words}\n请评价这次办理。还没解决的话，请直接写下来，会继续办理。")) { Actions = RatingWords.Buttons },
            _ when item.State.IsOwed() => new Reply(
                ReplyKind.Person, Say($"工单 {item.Number} {item.State.Name()}，由{options.RungOf(item)}工作人员办理，预计{CaseWords.Moment(item.Due)}前答复。{words}\n要补充情况，请直接写下来。")),
            _ => new Reply(ReplyKind.Notice, Say($"工单 {item.Number} {item.State.Name()}。{words}")),
        };
    }

    /// <summary>What a member of staff says.</summary>
    /// <param name="number">The case.</param>
    /// <param name="text">The words.</param>
    /// <param name="isAnswer">Whether it answers the case, which the resident may rate then.</param>
    public static Reply FromStaff(long number, string text, bool isAnswer) => isAnswer
        ? new Reply(ReplyKind.Staff, Say($"工作人员答复（工单 {number}）：\n{text}\n请评价这次办理。还没解决的话，请直接写下来，会继续办理。")) { Actions = RatingWords.Buttons }
        : new Reply(ReplyKind.Staff, Say($"工作人员（工单 {number}）：\n{text}\n您可以直接回复。"));

    /// <summary>The case passed to the next rung.</summary>
    public static Reply Escalated(Case item, CaseOptions options) => new(
        ReplyKind.Notice, Say($"您的工单 {item.Number} 已转到{options.RungOf(item)}办理，预计{CaseWords.Moment(item.Due)}前答复。"));

    /// <summary>What happens to a case whose conversation is deleted.</summary>
    public static string EndedByDeletion(Case item) => item.State.IsOwed()
        ? Say($"您的工单 {item.Number} {item.State.Name()}：删除对话就是撤回工单，工作人员不再答复。想等答复，请先不要删除。")
        : Say($"您的工单 {item.Number} {item.State.Name()}：删除对话后就此办结，不再评价。");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
