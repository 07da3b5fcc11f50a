using System.Buffers;
using PolicyBot.Language;

namespace PolicyBot.Answers.Extraction;

/// <summary>Whether words look like the name of a person, by the characters of Data/name-characters.tsv.</summary>
internal static class PersonName
{
    private const int LongestChinese = 4;
    private const float LeastForeign = 0.8f;

    private static readonly SearchValues<char> Surnames = Characters("surname");
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

    private static SearchValues<char> Characters(string kind) => SearchValues.Create(
        EmbeddedData.Lines("Answers.Data.name-characters.tsv").Select(line => line.Split('\t')).First(columns => columns[0] == kind)[1]);
}
