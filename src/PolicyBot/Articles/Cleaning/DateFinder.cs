using System.Globalization;
using System.Text.RegularExpressions;
using PolicyBot.Language;

namespace PolicyBot.Articles.Cleaning;

/// <summary>Reads the date a file states, and concludes one from the text where it states none.</summary>
internal static partial class DateFinder
{
    private const int Opening = 120;

    /// <summary>A stated date, in any of the usual forms; null where the words hold none.</summary>
    public static PublicationDate? Stated(string? words, bool isInferred)
    {
        if (string.IsNullOrWhiteSpace(words))
        {
            return null;
        }

        // Dates as HTTP and mail write them: Fri, 14 Jan 2022 02:32:48 GMT.
        if (words.Any(char.IsAsciiLetter) && DateTimeOffset.TryParse(words, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset parsed))
        {
            return new PublicationDate(parsed.Year, parsed.Month, parsed.Day, isInferred);
        }

        Match match = Numeric().Match(NormalForm.Of(words).Text);
        return match.Success ? Make(match.Groups["y"].Value, match.Groups["m"].Value, match.Groups["d"].Value, isInferred) : null;
    }

    /// <summary>
    /// The date that a text's own words allow: the year named most often (the first of equals), with month and day where the text
    /// opens with them (4月22日，德州市召开…). Always marked as inferred; null where no year is named.
    /// </summary>
    public static PublicationDate? Inferred(string text)
    {
        string normal = NormalForm.Of(text).Text;
        string? year = Year().Matches(normal).GroupBy(match => match.Groups["y"].Value).OrderByDescending(group => group.Count()).FirstOrDefault()?.Key;
        if (year is null)
        {
            return null;
        }

        Match opening = MonthAndDay().Match(normal[..Math.Min(Opening, normal.Length)]);
        return Make(year, opening.Groups["m"].Value, opening.Groups["d"].Value, isInferred: true);
    }

    private static PublicationDate? Make(string year, string month, string day, bool isInferred)
    {
        string text = year + (month.Length > 0 ? $"-{month.PadLeft(2, '0')}" : "") + (month.Length > 0 && day.Length > 0 ? $"-{day.PadLeft(2, '0')}" : "");
        return PublicationDate.TryParse(text, isInferred, out PublicationDate? date) ? date : null;
    }

    [GeneratedRegex(@"(?<!\d)(?<y>(?:19|20)\d\d)(?!\d)(?:\s?[-/.年]\s?(?<m>\d{1,2})(?:\s?[-/.月]\s?(?<d>\d{1,2}))?)?")]
    private static partial Regex Numeric();

    [GeneratedRegex(@"(?<!\d)(?<y>(?:19|20)\d\d)年")]
    private static partial Regex Year();

    [GeneratedRegex(@"(?<![\d年])(?<m>\d{1,2})月(?<d>\d{1,2})日")]
    private static partial Regex MonthAndDay();
}
