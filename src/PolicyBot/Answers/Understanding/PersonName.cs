using System.Buffers;
using PolicyBot.Language;

namespace PolicyBot.Answers.Understanding;

/// <summary>Whether words look like the name of a person, by the characters of Data/name-characters.tsv.</summary>
internal static class PersonName
{
    private const int LongestChinese = 4, LongestForeign = 12;
    private const float LeastForeign = 0.8f;

    /// <summary>What words end in behind which somebody is named.</summary>
    private static readonly SearchValues<char> EndsOfRoles = SearchValues.Create("长任记员授师傅理士席表");

    /// <summary>What else a name may follow directly.</summary>
    private static readonly SearchValues<char> Introducing = SearchValues.Create("人是为叫由副家者督监事生的与和");

    /// <summary>What words begin with that follow a name.</summary>
    private static readonly SearchValues<char> BeginningsOfDeeds = SearchValues.Create("介表说指同先女担任主局书院在率带到和与及向对出参现");

    /// <summary>What no person's name ends in.</summary>
    private static readonly SearchValues<char> EndsOfPlaces = SearchValues.Create("路街区县镇村市省站园院局部厅处科所");

    private static readonly SearchValues<char> Surnames = Characters("surname");
    private static readonly SearchValues<char> RarerSurnames = Characters("rarer surname");
    private static readonly SearchValues<char> Foreign = Characters("foreign");

    /// <summary>2 for what looks like a foreign name, 1 for a Chinese one, 0 otherwise.</summary>
    public static float Likeness(ReadOnlySpan<char> words)
    {
        int han = 0, foreign = 0;
        foreach (char c in words)
        {
            if (c != '·' && !NormalForm.IsHan(c))
            {
                return 0;
            }

            han += c == '·' ? 0 : 1;
            foreign += Foreign.Contains(c) ? 1 : 0;
        }

        return han >= 3 && foreign >= han * LeastForeign ? 2 : words.Length is > 1 and <= LongestChinese && Surnames.Contains(words[0]) ? 1 : 0;
    }

    /// <summary>Whether such a name that the question does not give stands somewhere in words: behind what somebody is (校长李明), or between marks and words that no name holds.</summary>
    public static bool StandsIn(ReadOnlySpan<char> words, string question)
    {
        for (int start = 0; start < words.Length; start++)
        {
            bool isNamed = start > 0 && EndsOfRoles.Contains(words[start - 1]);
            bool mayBegin = isNamed || start == 0 || !NormalForm.IsHan(words[start - 1]) || Introducing.Contains(words[start - 1]);
            for (int end = start + 2; mayBegin && end <= Math.Min(words.Length, start + LongestForeign); end++)
            {
                bool mayEnd = isNamed || end == words.Length || !NormalForm.IsHan(words[end]) || BeginningsOfDeeds.Contains(words[end]);
                if (mayEnd && !EndsOfPlaces.Contains(words[end - 1]) && MayBeName(words[start..end])
                    && !question.AsSpan().Contains(words.Slice(start, 2), StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool MayBeName(ReadOnlySpan<char> words) =>
        Likeness(words) > 0 || (words.Length <= LongestChinese && RarerSurnames.Contains(words[0]));

    private static SearchValues<char> Characters(string kind) => SearchValues.Create(
        EmbeddedData.Lines("Answers.Data.name-characters.tsv").Select(line => line.Split('\t')).First(columns => columns[0] == kind)[1]);
}
