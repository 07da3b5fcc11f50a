using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using PolicyBot.Answers;
using PolicyBot.Answers.Conversation;
using PolicyBot.Language;

namespace PolicyBot.Service.Conversations;

/// <summary>What buttons say, and the ways of typing the same.</summary>
internal static partial class Words
{
    /// <summary>The button for an answer that helped.</summary>
    public const string Helped = "有帮助";

    /// <summary>The button for one that did not.</summary>
    public const string NotHelped = "没帮助";

    /// <summary>The button that asks for a person.</summary>
    public const string Person = "转人工";

    /// <summary>The button that hands on a question to which there is no answer.</summary>
    public const string HandOn = "请工作人员答复";

    /// <summary>The button that deletes the conversation, after the question whether to.</summary>
    public const string ConfirmDeletion = "确认删除";

    /// <summary>The button that keeps it.</summary>
    public const string KeepConversation = "不删除";

    private static readonly FrozenDictionary<string, bool> Judgements = new Dictionary<string, bool>
    {
        [Helped] = true,
        ["有用"] = true,
        [NotHelped] = false,
        ["没有帮助"] = false,
        ["没用"] = false,
        ["没有用"] = false,
        ["不对"] = false,
        ["错了"] = false,
        ["说错了"] = false,
        ["你说错了"] = false,
        ["答错了"] = false,
        ["回答错误"] = false,
        ["答非所问"] = false,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> ForPerson =
        FrozenSet.Create(StringComparer.Ordinal, HandOn, "投诉", "我要投诉", "我想投诉", "举报", "我要举报", "我想举报", "反映问题", "我要反映问题", "我想反映问题");

    private static readonly FrozenSet<string> ForKeeping =
        FrozenSet.Create(StringComparer.Ordinal, KeepConversation, "不删", "不删了", "别删", "先不删", "不要删", "不要删除", "不要", "不", "不用", "不用了", "否", "算了", "取消", "2");

    private static readonly FrozenSet<string> ForNone =
        FrozenSet.Create(StringComparer.Ordinal, "都不是", "都不对", "没有我要的", "不知道", "不清楚", "不确定", "随便", "都可以", "都行", "都要", "全部", "全都要");

    private static readonly char[] ClauseEnds = ['，', ',', '。', '！', '!', '；', ';', '\n'];

    private const int ShortestQuestion = 4, MostQuestions = 5;
    private const string Numerals = "一二三四五六七八九";

    private static readonly string[] ChoicePrefixes = ["回复", "选择", "选", "第"];

    /// <summary>Whether the words say that a reply helped or did not; null where they say neither.</summary>
    public static bool? Judgement(string text) => Judgements.TryGetValue(Bare(text), out bool helped) ? helped : null;

    /// <summary>Whether the words ask for a person, also where they go on with the matter (转人工，电梯坏了), or bring a complaint and do not ask about one.</summary>
    public static bool AskForPerson(string text) =>
        AskOnlyForPerson(text) || Transfer().IsMatch(Bare(Opening.Strip(text).Split(ClauseEnds, 2)[0])) || (Complaint().IsMatch(Bare(text)) && !Asking().IsMatch(text));

    /// <summary>Whether the words ask for a person and say nothing of the matter.</summary>
    public static bool AskOnlyForPerson(string text) => Bare(Opening.Strip(text)) is var bare && (ForPerson.Contains(bare) || Transfer().IsMatch(bare));

    /// <summary>Whether the words ask for the conversation to be deleted; to confirm it where nobody asked whether to is to ask for it.</summary>
    public static bool AskForDeletion(string text) => Bare(text) is var bare && (bare == ConfirmDeletion || Deletion().IsMatch(bare));

    /// <summary>Whether the words confirm it.</summary>
    public static bool Confirm(string text) => Bare(text) is ConfirmDeletion or "确认" or "确定" or "确定删除" or "删吧" or "是" or "是的" or "删除" or "1";

    /// <summary>Whether the words take it back.</summary>
    public static bool Keep(string text) => ForKeeping.Contains(Bare(text));

    /// <summary>The option that the words choose, by its number or its words; otherwise null.</summary>
    /// <param name="text">The words.</param>
    /// <param name="options">The options.</param>
    /// <param name="byPart">Whether a part that only one option has chooses it: 武侯区 for 成都市武侯区.</param>
    public static string? Choice(string text, IReadOnlyList<string> options, bool byPart)
    {
        if (Number(text) is { } number && options.ElementAtOrDefault(number - 1) is { } numbered)
        {
            return numbered;
        }

        string bare = Bare(text);
        string[] meant = [.. options.Where(option => byPart && bare.Length > 1 && Bare(option).Contains(bare, StringComparison.Ordinal))];
        return options.FirstOrDefault(option => Bare(option) == bare) ?? (meant.Length == 1 ? meant[0] : null);
    }

    /// <summary>Whether the words choose none of the options, or all.</summary>
    public static bool ChooseNone(string text) => ForNone.Contains(Bare(text));

    /// <summary>The number that the words are, as in 2, 回复2, 第2个, 第二个; null where they say more.</summary>
    public static int? Number(string text)
    {
        string digits = Bare(text);
        foreach (string prefix in ChoicePrefixes.Where(prefix => digits.StartsWith(prefix, StringComparison.Ordinal)))
        {
            digits = digits[prefix.Length..];
        }

        digits = digits.TrimEnd('个', '项');
        return digits is [var numeral] && Numerals.IndexOf(numeral, StringComparison.Ordinal) is >= 0 and var index ? index + 1
            : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number
            : null;
    }

    /// <summary>The questions that stand one after the other in a text, each in full; one where there are not several.</summary>
    public static IReadOnlyList<string> Questions(string text)
    {
        List<string> questions = [];
        foreach (string part in text.Split(['?', '？', '\n']).Where(part => part.Count(char.IsLetterOrDigit) >= ShortestQuestion).Take(MostQuestions))
        {
            questions.Add(FollowUp.Complete(new Question(part) { History = questions.Count > 0 ? [questions[^1]] : [] }));
        }

        return questions;
    }

    private static string Bare(string text) => string.Concat(NormalForm.Of(text).Text.Where(char.IsLetterOrDigit));

    [GeneratedRegex("^请?(?:可以|能不能|能|麻烦|帮我|给我|我?(?:想要|要|想|需要))?(?:帮我|给我)?(?:转接|转到|转给|转|接通|接|找|联系|呼叫|叫|换)?(?:一下|一?个)?(?:人工|真人|活人|客服|工作人员)(?:服务|客服|坐席|答复|帮我)?(?:一下|吧|吗|好吗|谢谢)?$")]
    private static partial Regex Transfer();

    [GeneratedRegex("^我?(?:要|想|想要)(?:投诉|举报|反映).")]
    private static partial Regex Complaint();

    [GeneratedRegex("[?？吗呢]|怎么|怎样|如何|哪|什么|谁|多少|几|电话|渠道|流程|能不能|可不可以")]
    private static partial Regex Asking();

    [GeneratedRegex("^请?(?:帮我|给我|我?(?:要|想))?(?:(?<verb>删除|删掉|删了|删|清除|清空)(?:一下)?|把)我?(?:的|这段|这个|所有|全部)*(?:聊天|个人)?(?:对话|会话|记录|数据|信息)(?:记录)?(?(verb)|(?:都|全部)?(?:删除|删掉|删了|清除|清空))(?:掉|了|吧)?$")]
    private static partial Regex Deletion();
}
