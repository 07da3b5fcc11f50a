using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace PolicyBot.Articles.Cleaning;

/// <summary>
/// Takes out the readings that a careless conversion from simplified to traditional characters left in brackets: 時(shí)間 is
/// 時間. Only syllables with a tone mark directly behind a Han character go; (PM2.5) and (以下简称…) stay.
/// </summary>
internal static partial class BracketedReadings
{
    private static readonly FrozenDictionary<string, string> Lost = EmbeddedData.Lines("Articles.Data.lost-characters.tsv")
        .Select(line => line.Split('\t')).ToFrozenDictionary(columns => columns[0], columns => columns[1], StringComparer.Ordinal);

    /// <summary>Removes the readings from a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="removed">Raised by the number of readings removed.</param>
    /// <param name="repairs">Receives, for each lost character put back, what stood there and what stands there now.</param>
    public static string Remove(string line, ref int removed, List<string> repairs)
    {
        int count = 0;
        string text = Reading().Replace(line.Normalize(NormalizationForm.FormC), match =>
        {
            count++;
            return "";
        });
        text = CutOff().Replace(text, match =>
        {
            if (!Lost.TryGetValue(match.Groups["reading"].Value, out string? character))
            {
                return match.Value;
            }

            repairs.Add($"{match.Value}→{character}");
            return character;
        });
        removed += count;
        return text;
    }

    [GeneratedRegex(@"(?<=\p{IsCJKUnifiedIdeographs})[(（][a-zü]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]{0,3}[)）]")]
    private static partial Regex Reading();

    [GeneratedRegex(@"(?<=\p{IsCJKUnifiedIdeographs})\?(?<reading>[a-zü]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]{0,3})[)）]")]
    private static partial Regex CutOff();
}
