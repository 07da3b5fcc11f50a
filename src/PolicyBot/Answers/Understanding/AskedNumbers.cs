using System.Text.RegularExpressions;
using PolicyBot.Articles;

namespace PolicyBot.Answers.Understanding;

/// <summary>
/// The things that a question names by a number (606路, 2号线, 3号楼, 第二批). Notices tell the same of one after the other, and what holds for
/// the 17路 is no answer to a question about the 606路.
/// </summary>
/// <param name="question">The question in normal form.</param>
internal sealed partial class AskedNumbers(string question)
{
    /// <summary>How many lines before its own a figure may belong to.</summary>
    private const int LinesBefore = 3;

    private readonly (string Kind, string Number)[] _asked = [.. NumbersIn(question)];

    /// <summary>Whether words belong to another thing of the kind asked about: the last one that is named before them, or in their line.</summary>
    /// <param name="text">The article's normal form.</param>
    /// <param name="words">Where the words stand in it.</param>
    public bool AreOthersAt(string text, TextRange words) => Array.Exists(_asked, asked => IsOtherAt(text, words, asked));

    private static bool IsOtherAt(string text, TextRange words, (string Kind, string Number) asked)
    {
        int end = text.IndexOf('\n', words.End - 1);
        for (int line = 0, at = end < 0 ? text.Length : end; line <= LinesBefore && at > 0; line++)
        {
            int start = text.LastIndexOf('\n', at - 1) + 1;
            string[] named = [.. NumbersIn(text[start..at]).Where(found => found.Kind == asked.Kind).Select(found => found.Number)];
            if (named.Length > 0)
            {
                return !named.Contains(asked.Number);
            }

            at = start - 1;
        }

        return false;
    }

    private static IEnumerable<(string Kind, string Number)> NumbersIn(string text) => Numbered().Matches(text)
        .Select(match => (match.Groups["kind"].Value, Digits(match.Groups["number"].Value)));

    private static string Digits(string number) => number.Length == 1 && "一二三四五六七八九".IndexOf(number[0], StringComparison.Ordinal) is >= 0 and var digit ? $"{digit + 1}" : number;

    [GeneratedRegex("(?<number>[夜快专]?[0-9]{1,4})(?<kind>路(?![口段面])|号线|号楼|栋|幢)|(?<number>[0-9]{1,2}|[一二三四五六七八九十]{1,2})(?<kind>期(?![间限待末初内])|批(?![准复评])|号线)")]
    private static partial Regex Numbered();
}
