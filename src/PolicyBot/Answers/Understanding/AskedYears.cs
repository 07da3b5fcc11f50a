using System.Globalization;
using System.Text.RegularExpressions;

namespace PolicyBot.Answers.Understanding;

/// <summary>The years a question names, and whether an article is about them.</summary>
internal sealed partial class AskedYears
{
    private readonly int[] _years;

    /// <param name="question">The question in normal form.</param>
    /// <param name="today">The day on which it is asked.</param>
    public AskedYears(string question, DateOnly today)
    {
        List<int> years = [.. Stated().Matches(question).Select(match => int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture))];
        years.AddRange(Relative().Matches(question).Select(match => match.Value switch
        {
            "去年" => today.Year - 1,
            "前年" => today.Year - 2,
            _ => today.Year + 1,
        }));
        _years = [.. years.Distinct()];
        MeansThisYear = question.Contains("今年", StringComparison.Ordinal);
    }

    /// <summary>Whether the question says 今年. An older article may still answer it, in words that name its own year.</summary>
    public bool MeansThisYear { get; }

    /// <summary>Whether any year is named or meant.</summary>
    public bool AreNamed => _years.Length > 0 || MeansThisYear;

    /// <summary>Whether an article names all the years, in its text or as its date. 今年 is met by any article.</summary>
    /// <param name="text">Its text in normal form.</param>
    /// <param name="date">Its date, beginning with the year; null where it is unknown.</param>
    public bool AreMetBy(string text, string? date) => Array.TrueForAll(_years, year =>
    {
        string digits = year.ToString(CultureInfo.InvariantCulture);
        return (date?.StartsWith(digits, StringComparison.Ordinal) ?? false) || text.Contains(digits, StringComparison.Ordinal);
    });

    [GeneratedRegex(@"(?<!\d)(?<year>(?:19|20)\d\d)年(?!代)")]
    private static partial Regex Stated();

    [GeneratedRegex("去年|前年|明年")]
    private static partial Regex Relative();
}
