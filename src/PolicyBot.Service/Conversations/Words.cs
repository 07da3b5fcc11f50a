using System.Collections.Frozen;
using System.Globalization;
using PolicyBot.Language;

namespace PolicyBot.Service.Conversations;

/// <summary>What buttons say, and the ways of typing the same.</summary>
internal static class Words
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

    private static readonly FrozenSet<string> ForDeletion = FrozenSet.Create(
        StringComparer.Ordinal, "删除我的对话", "删除对话", "删除这段对话", "删除聊天记录", "删除我的聊天记录", "删除对话记录", "删除我的记录", "删除我的数据", "删除我的信息",
        "删除个人信息", "删除我的个人信息", "清除聊天记录", "清空聊天记录");

    private static readonly FrozenDictionary<string, bool> Judgements = new Dictionary<string, bool>
    {
        [Helped] = true,
        ["有用"] = true,
        [NotHelped] = false,
        ["没有帮助"] = false,
        ["没用"] = false,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> ForPerson =
        FrozenSet.Create(StringComparer.Ordinal, Person, HandOn, "工作人员答复", "转给工作人员", "人工", "人工服务", "人工客服", "转人工服务", "找人工", "我要人工", "我要转人工", "接人工", "找客服", "客服",
            "投诉", "我要投诉", "我想投诉", "举报", "我要举报", "我想举报", "反映问题", "我要反映问题", "我想反映问题");

    private static readonly string[] ChoicePrefixes = ["回复", "选择", "选", "第"];

    /// <summary>Whether the words say that a reply helped or did not; null where they say neither.</summary>
    public static bool? Judgement(string text) => Judgements.TryGetValue(Bare(text), out bool helped) ? helped : null;

    /// <summary>Whether the words ask for a person.</summary>
    public static bool AskForPerson(string text) => ForPerson.Contains(Bare(text));

    /// <summary>Whether the words ask for the conversation to be deleted.</summary>
    public static bool AskForDeletion(string text) => ForDeletion.Contains(Bare(text).TrimStart('请').TrimEnd('吧'));

    /// <summary>Whether the words confirm it.</summary>
    public static bool Confirm(string text) => Bare(text) is ConfirmDeletion or "确认" or "是" or "是的" or "删除" or "1";

    /// <summary>The option that the words choose, by its number or its words; otherwise null.</summary>
    /// <param name="text">The words.</param>
    /// <param name="options">The options.</param>
    /// <param name="byPart">Whether a part that only one option has chooses it: 武侯区 for 成都市武侯区.</param>
    public static string? Choice(string text, IReadOnlyList<string> options, bool byPart)
    {
        if (Number(text) is { } number)
        {
            return options.ElementAtOrDefault(number - 1);
        }

        string bare = Bare(text);
        string[] meant = [.. options.Where(option => byPart && bare.Length > 1 && Bare(option).Contains(bare, StringComparison.Ordinal))];
        return options.FirstOrDefault(option => Bare(option) == bare) ?? (meant.Length == 1 ? meant[0] : null);
    }

    /// <summary>The number that the words are, as in 2, 回复2, 第2个; null where they say more.</summary>
    public static int? Number(string text)
    {
        string digits = Bare(text);
        foreach (string prefix in ChoicePrefixes.Where(prefix => digits.StartsWith(prefix, StringComparison.Ordinal)))
        {
            digits = digits[prefix.Length..];
        }

        return int.TryParse(digits.TrimEnd('个'), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
    }

    private static string Bare(string text) => string.Concat(NormalForm.Of(text).Text.Where(char.IsLetterOrDigit));
}
