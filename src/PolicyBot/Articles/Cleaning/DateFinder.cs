using System.Globalization;
using System.Text.RegularExpressions;
using PolicyBot.Language;
using PolicyBot.Recognition;

namespace PolicyBot.Articles.Cleaning;

/// <summary>Reads the date a file states, and concludes one from the text where it states none.</summary>
internal static partial class DateFinder
{
    private const int Opening = 120;

    /// <summary>民国元年 is 1912.</summary>
    private const int BeforeRepublic = 1911;

    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>Points in time as HTTP, mail and ISO 8601 write them with their zone, and English days.</summary>
    private static readonly string[] Machines =
    [
        "ddd, d MMM yyyy HH:mm:ss 'GMT'", "ddd, d MMM yyyy HH:mm:ss zzz", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mmzzz",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "MMM d, yyyy", "MMMM d, yyyy", "d MMM yyyy", "d MMMM yyyy",
    ];

    /// <summary>A stated date, in any of the usual forms; null where the words hold none.</summary>
    public static PublicationDate? Stated(string? words, bool isInferred)
    {
        if (string.IsNullOrWhiteSpace(words))
        {
            return null;
        }

        if (DateTimeOffset.TryParseExact(words.Trim(), Machines, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant))
        {
            DateTimeOffset here = instant.ToOffset(China);
            return new PublicationDate(here.Year, here.Month, here.Day, isInferred);
        }

        Match match = Numeric().Match(RepublicYear().Replace(
            NormalForm.Of(words).Text, year => (int.Parse(year.Groups["y"].ValueSpan, CultureInfo.InvariantCulture) + BeforeRepublic).ToString(CultureInfo.InvariantCulture) + "年"));
        return match.Success ? Make(match.Groups["y"].Value, match.Groups["m"].Value, match.Groups["d"].Value, isInferred) : InNumerals(words, isInferred);
    }

    /// <summary>What is to be told of a date that is stated and cannot be read, in Chinese; null where it can, or none is stated.</summary>
    public static string? Complaint(string? words) =>
        string.IsNullOrWhiteSpace(words) || Stated(words, isInferred: false) is not null ? null : $"日期“{words.Trim()}”没有读懂，没有采用；请写成形如 2025-04-22";

    /// <summary>The date under a document, a line of its own behind the name of who issued it; null where a line is something else.</summary>
    public static PublicationDate? Signed(string line)
    {
        string words = string.Concat(line.Where(c => !char.IsWhiteSpace(c)));
        return DayAlone().IsMatch(words) && Stated(words, isInferred: true) is { Day: not null } date ? date : null;
    }

    /// <summary>A date whose year is written out (二〇二三年五月九日), as it stands at the end of documents.</summary>
    private static PublicationDate? InNumerals(string words, bool isInferred)
    {
        string numerals = words.Replace('○', '〇').Replace('零', '〇');
        return Recognizer.Recognize(numerals, RecognizerModels.Dates, DateOnly.MinValue).OfType<DateEntity>()
            .Where(date => YearInNumerals().IsMatch(numerals.AsSpan(date.Start, date.Length)))
            .Select(date => PublicationDate.TryParse(date.Timex, isInferred, out PublicationDate? read) ? read : null)
            .FirstOrDefault();
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

    [GeneratedRegex(@"(?<!\d)(?<y>(?:19|20)\d\d)(?:(?<m>\d\d)(?<d>\d\d)(?:\d{4}(?:\d\d)?)?(?!\d)|(?!\d)(?:\s?[-/.年]\s?(?<m>\d{1,2})(?:\s?[-/.月]\s?(?<d>\d{1,2}))?)?)")]
    private static partial Regex Numeric();

    [GeneratedRegex(@"民国(?<y>\d{1,3})年")]
    private static partial Regex RepublicYear();

    [GeneratedRegex("^[0-9〇○零一二三四五六七八九]{4}年[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日$")]
    private static partial Regex DayAlone();

    [GeneratedRegex("^[〇一二三四五六七八九]{4}年")]
    private static partial Regex YearInNumerals();

    [GeneratedRegex(@"(?<!\d)(?<y>(?:19|20)\d\d)年")]
    private static partial Regex Year();

    [GeneratedRegex(@"(?<![\d年])(?<m>\d{1,2})月(?<d>\d{1,2})日")]
    private static partial Regex MonthAndDay();
}
