using PolicyBot.Answers;

namespace PolicyBot.Service.Pages.Admin.Answers;

/// <summary>Kinds and channels of answers in the reader's words.</summary>
internal static class AnswerWords
{
    /// <summary>The kind.</summary>
    public static string InChinese(this AnswerKind kind) => kind switch
    {
        AnswerKind.Answer => "已回答",
        AnswerKind.Clarify => "反问",
        AnswerKind.NotFound => "没答上",
        _ => "寒暄",
    };

    /// <summary>How the kind is coloured.</summary>
    public static string Tone(this AnswerKind kind) => kind switch
    {
        AnswerKind.Answer => "good",
        AnswerKind.NotFound => "bad",
        _ => "",
    };

    /// <summary>The channel; one without a name of its own stays as it is.</summary>
    public static string Channel(string channel) => channel switch
    {
        "directline" => "网页对话",
        "wechat" => "微信",
        "msteams" => "Teams",
        "page" => "网页提问",
        "api" => "接口",
        _ => channel,
    };
}
