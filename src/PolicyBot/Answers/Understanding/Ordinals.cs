using System.Text.RegularExpressions;

namespace PolicyBot.Answers.Understanding;

/// <summary>Ranks and places in a row (第三位, 第2批, 首批), which a question for 第几 asks for and one for 几 does not.</summary>
internal static partial class Ordinals
{
    /// <summary>Whether words hold an ordinal.</summary>
    public static bool StandIn(ReadOnlySpan<char> words) => Pattern().IsMatch(words);

    /// <summary>An ordinal without what is ranked.</summary>
    [GeneratedRegex("第(?:[0-9]+|[〇零一二两三四五六七八九十百千]+)|首(?=[个位名次批届期款条项部座家张例])")]
    public static partial Regex Pattern();
}
