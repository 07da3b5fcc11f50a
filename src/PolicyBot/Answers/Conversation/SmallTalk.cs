using System.Collections.Frozen;
using PolicyBot.Language;

namespace PolicyBot.Answers.Conversation;

/// <summary>Replies to greetings, thanks, requests for help and for a person (Data/small-talk.tsv).</summary>
internal static class SmallTalk
{
    private static readonly FrozenDictionary<string, string> Replies = EmbeddedData.Lines("Answers.Data.small-talk.tsv")
        .Select(line => line.Split('\t'))
        .ToFrozenDictionary(columns => columns[1], columns => ReplyOf(columns[2]), StringComparer.Ordinal);

    /// <summary>The reply to a text; null where it may be a question for the articles.</summary>
    public static string? ReplyTo(string text) =>
        Replies.GetValueOrDefault(string.Concat(NormalForm.Of(text).Text.Where(char.IsLetterOrDigit)));

    private static string ReplyOf(string name) => name switch
    {
        "greeting" => "您好！请直接说您想了解的民生政策，比如“加装电梯需要全体住户同意吗？”",
        "thanks" => "不客气，还有问题随时问我。",
        "goodbye" => "再见，祝您生活愉快！",
        "help" => "我根据已发布的文章回答民生政策问题，并给出原文出处。请用一句话问清楚事情，最好带上地区和年份，比如“德州市2025年要新增多少个充电端口？”",
        "person" => "需要人工服务，请拨打当地政务服务热线 12345。",
        _ => throw new InvalidOperationException($"small-talk.tsv names an unknown reply '{name}'."),
    };
}
