using System.Globalization;
using System.Text.RegularExpressions;

namespace PolicyBot.Answers.Understanding;

/// <summary>The years, quarters and half-years that a question names, and whether an article is about them.</summary>
internal sealed partial class AskedPeriods
{
    private const string Numerals = "一二三四";

    private readonly int[] _years;
    private readonly string[][] _parts; // of each part of a year the ways in which it is written

    /// <param name="question">The question in normal form.</param>
    /// <param name="today">The day on which it is asked.</param>
    public AskedPeriods(string question, DateOnly today)
    {
        List<int> years = [.. Stated().Matches(question).Select(match => int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture))];
        years.AddRange(Relative().Matches(question).Select(match => match.Value switch
        {
            "去年" => today.Year - 1,
            "前年" => today.Year - 2,
            _ => today.Year + 1,
        }));
        _years = [.. years.Distinct()];
        _parts = [.. PartOfYear().Matches(question).Select(match => WaysToWrite(match.Value))];
        MeansThisYear = question.Contains("今年", StringComparison.Ordinal);
    }

    /// <summary>Whether the question says 今年. An older article may still answer it, in words that name its own year.</summary>
    public bool MeansThisYear { get; }

    /// <summary>Whether any year is named or meant.</summary>
    public bool AreYearsNamed => _years.Length > 0 || MeansThisYear;

    /// <summary>Whether an article names all the periods, in its words or, of a year, as its date. 今年 is met by any article.</summary>
    /// <param name="title">Its title in normal form.</param>
    /// <param name="text">Its text in normal form.</param>
    /// <param name="date">Its date, beginning with the year; null where it is unknown.</param>
    public bool AreMetBy(string title, string text, string? date)
    {
        bool Says(string words) => text.Contains(words, StringComparison.Ordinal) || title.Contains(words, StringComparison.Ordinal);
        bool IsOf(string year) => (date?.StartsWith(year, StringComparison.Ordinal) ?? false) || Says(year);
        return Array.TrueForAll(_years, year => IsOf(year.ToString(CultureInfo.InvariantCulture))) && Array.TrueForAll(_parts, ways => Array.Exists(ways, Says));
    }

    /// <summary>第二季度 and 2季度 end as 二季度 does, or the 2季度 of a text in digits.</summary>
    private static string[] WaysToWrite(string part)
    {
        int number = char.IsAsciiDigit(part[0]) ? part[0] - '0' : Numerals.IndexOf(part[0], StringComparison.Ordinal) + 1;
        return number == 0 ? [part] : [$"{Numerals[number - 1]}{part[1..]}", string.Create(CultureInfo.InvariantCulture, $"{number}{part[1..]}")];
    }

    /// <summary>The year in which somebody was born says nothing of the article's.</summary>
    [GeneratedRegex(@"(?<!\d)(?<year>(?:19|20)\d\d)年(?!代|(\d\d?月)?(\d\d?日)?(出生|生的|生人))")]
    private static partial Regex Stated();

    [GeneratedRegex("去年|前年|明年")]
    private static partial Regex Relative();

    [GeneratedRegex("[一二三四1-4]季度|[上下]半年")]
    private static partial Regex PartOfYear();
}
