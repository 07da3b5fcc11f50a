using System.Buffers;

namespace PolicyBot.Answers.Conversation;

/// <summary>What people say before they come to the matter: 你好， 谢谢！ 不对，</summary>
public static class Opening
{
    private const string Marks = "，,。.！!？?～~；;… \u3000\n";

    private static readonly SearchValues<char> Ends = SearchValues.Create(Marks);

    private static readonly string[] Corrections = ["不对", "不是", "错了", "说错了", "你说错了", "搞错了", "不是这个"];

    /// <summary>The words from the matter on; all of them where they hold nothing else.</summary>
    public static string Strip(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string rest = text.Trim();
        for (int end = rest.AsSpan().IndexOfAny(Ends); end > 0; end = rest.AsSpan().IndexOfAny(Ends))
        {
            string matter = rest[end..].TrimStart(Marks.ToCharArray());
            if (!matter.Any(char.IsLetterOrDigit) || !(SmallTalk.IsCourtesy(rest[..end]) || Corrections.Contains(rest[..end])))
            {
                break;
            }

            rest = matter;
        }

        return rest;
    }
}
