using System.Collections.Frozen;
using PolicyBot.Language;

namespace PolicyBot.Service.Desk.Cases;

/// <summary>How residents say how satisfied they are.</summary>
internal static class RatingWords
{
    private static readonly FrozenDictionary<string, int> Said = new Dictionary<string, int>
    {
        ["非常满意"] = 5,
        ["很满意"] = 5,
        ["满意"] = 4,
        ["比较满意"] = 4,
        ["一般"] = 3,
        ["基本满意"] = 3,
        ["不满意"] = 2,
        ["不太满意"] = 2,
        ["非常不满意"] = 1,
        ["很不满意"] = 1,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The words of the buttons, the best first.</summary>
    public static IReadOnlyList<string> Buttons { get; } = ["非常满意", "满意", "一般", "不满意", "非常不满意"];

    /// <summary>The rating that the words are, 1 to 5; null where they say something else.</summary>
    /// <param name="text">The words.</param>
    /// <param name="byNumber">Whether a number from 1 to 5 (5, 5分, 打5分) is a rating: where nothing else was to be chosen.</param>
    public static int? Read(string text, bool byNumber)
    {
        string bare = string.Concat(NormalForm.Of(text).Text.Where(char.IsLetterOrDigit));
        if (Said.TryGetValue(bare, out int rating))
        {
            return rating;
        }

        string number = bare.TrimStart('打', '评', '给').TrimEnd('分', '星');
        return byNumber && number is [>= '1' and <= '5' and var digit] ? digit - '0' : null;
    }
}
