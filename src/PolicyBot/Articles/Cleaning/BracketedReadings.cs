using System.Text.RegularExpressions;

namespace PolicyBot.Articles.Cleaning;

/// <summary>
/// Takes out the readings that a careless conversion from simplified to traditional characters left in brackets: 時(shí)間 is
/// 時間. Only syllables with a tone mark, in one character with its vowel or behind it, directly behind a Han character go; (PM2.5)
/// and (以下简称…) stay.
/// </summary>
internal static partial class BracketedReadings
{
    private static readonly (string Remains, string Characters)[] Lost = [.. EmbeddedData.Lines("Articles.Data.lost-characters.tsv")
        .Select(line => line.Split('\t')).Select(columns => (columns[0], columns[1]))];

    /// <summary>Removes the readings from a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="removed">Raised by the number of readings removed.</param>
    /// <param name="repairs">Receives, for each lost character put back, what stood there and what stands there now.</param>
    public static string Remove(string line, ref int removed, List<string> repairs)
    {
        int count = 0;
        string text = Reading().Replace(line, match =>
        {
            count++;
            return "";
        });
        foreach ((string remains, string characters) in Lost)
        {
            if (text.Contains(remains, StringComparison.Ordinal))
            {
                text = text.Replace(remains, characters, StringComparison.Ordinal);
                repairs.Add($"{remains}→{characters}");
            }
        }

        removed += count;
        return text;
    }

    [GeneratedRegex(@"(?<=\p{IsCJKUnifiedIdeographs})[(（][a-zü\u0308]{0,4}(?:[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]|[aeiouü]\u0308?[\u0300\u0301\u0304\u030C])[a-zü\u0308]{0,3}[)）]")]
    private static partial Regex Reading();
}
