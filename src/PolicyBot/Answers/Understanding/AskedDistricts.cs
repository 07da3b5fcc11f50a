using PolicyBot.Articles;
using PolicyBot.Language;

namespace PolicyBot.Answers.Understanding;

/// <summary>
/// The districts, counties, towns, streets and communities that a question names (东渡区, 石桥街道), of which there are more than any list
/// of places holds. An article about a city tells of many, and the figure of one is not that of another, nor that of the city.
/// </summary>
internal sealed class AskedDistricts
{
    /// <summary>How many characters before the ending are taken for the name, which may be longer.</summary>
    private const int NameLength = 2;

    private static readonly string[] Endings = ["街道", "社区", "新区", "区", "县", "镇", "乡"];

    private readonly string[] _names;

    /// <param name="question">The question.</param>
    public AskedDistricts(UnderstoodQuestion question) => _names = [.. In(question.Form.Text, question.Slot)];

    /// <summary>Whether any are named.</summary>
    public bool AreNamed => _names.Length > 0;

    /// <summary>Whether one or another of some texts names each of them.</summary>
    public bool AreIn(params ReadOnlySpan<string> texts)
    {
        foreach (string name in _names)
        {
            bool isNamed = false;
            foreach (string text in texts)
            {
                isNamed |= text.Contains(name, StringComparison.Ordinal);
            }

            if (!isNamed)
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<string> In(string text, TextRange slot)
    {
        List<Word> words = Words.Of(text);
        foreach (Word found in words)
        {
            string word = text.Substring(found.Start, found.Length);
            string? ending = Array.Find(Endings, ending => word.EndsWith(ending, StringComparison.Ordinal));
            if (ending is null || (word != ending && (found.Class != WordClass.Place || word.Length <= NameLength)))
            {
                continue;
            }

            int end = found.End - ending.Length;
            int start = end - NameLength;
            bool isAskedBy = start < slot.End && slot.Start < end; // 哪天下社区
            if (start >= 0 && !isAskedBy && words.TrueForAll(other => other.End <= start || other.Start >= end || MayBeOfName(other)))
            {
                yield return text[start..end];
            }
        }
    }

    /// <summary>小 in 小区 and 各 in 各区 are of no name, nor is 居民 in 居民社区.</summary>
    private static bool MayBeOfName(Word word) => word.Class is WordClass.Name or WordClass.Person or WordClass.Place or WordClass.Organisation
        || (word.Length == 1 && word.Class is WordClass.Other or WordClass.Noun or WordClass.Adjective or WordClass.Position);
}
