using System.Collections.Frozen;
using PolicyBot.Language;

namespace PolicyBot.Answers.Conversation;

/// <summary>Replies to greetings, thanks, requests for help and for a person (Data/small-talk.tsv), also to several in one breath (好的，谢谢您).</summary>
internal static class SmallTalk
{
    private const int Longest = 24;
    private const string Help = "help", Person = "person";
    private const string Particles = "呀啊哦呢哈啦哟嘛吧";

    private static readonly FrozenDictionary<string, string> Names = EmbeddedData.Lines("Answers.Data.small-talk.tsv")
        .Select(line => line.Split('\t'))
        .ToFrozenDictionary(columns => columns[0], columns => columns[1], StringComparer.Ordinal);

    private static readonly int LongestPhrase = Names.Keys.Max(words => words.Length);

    /// <summary>The reply to a text; null where it may be a question for the articles.</summary>
    public static string? ReplyTo(string text) => NameOf(text) is { } name ? ReplyOf(name) : null;

    /// <summary>Whether a text is a greeting, thanks or the like and wants nothing.</summary>
    public static bool IsCourtesy(string text) => NameOf(text) is not (null or Help or Person);

    private static string? NameOf(string text)
    {
        string bare = string.Concat(NormalForm.Of(text).Text.Where(char.IsLetterOrDigit));
        return Names.GetValueOrDefault(bare) ?? (bare.Length is > 0 and <= Longest ? NameOfSeveral(bare) : null);
    }

    /// <summary>The name of the last of several phrases, or of a request for help among them; null where not all words are of phrases.</summary>
    private static string? NameOfSeveral(string bare)
    {
        string?[] upTo = new string?[bare.Length + 1];
        upTo[0] = "";
        for (int i = 0; i < bare.Length; i++)
        {
            if (upTo[i] is not { } before)
            {
                continue;
            }

            if (i > 0 && Particles.Contains(bare[i], StringComparison.Ordinal))
            {
                upTo[i + 1] ??= before;
            }

            for (int length = 1; length <= Math.Min(LongestPhrase, bare.Length - i); length++)
            {
                if (Names.TryGetValue(bare.Substring(i, length), out string? name) && name != Person)
                {
                    upTo[i + length] = before == Help ? Help : name;
                }
            }
        }

        return upTo[^1];
    }

    private static string ReplyOf(string name) => name switch
    {
        "greeting" => "您好！请直接说您想了解的民生政策，比如“加装电梯需要全体住户同意吗？”",
        "thanks" => "不客气，还有问题随时问我。",
        "goodbye" => "再见，祝您生活愉快！",
        Help => "我根据已发布的文章回答民生政策问题，并给出原文出处。请用一句话问清楚事情，最好带上地区和年份，比如“德州市2025年要新增多少个充电端口？”",
        Person => "需要人工服务，请拨打当地政务服务热线 12345。",
        _ => throw new InvalidOperationException($"small-talk.tsv names an unknown reply '{name}'."),
    };
}
