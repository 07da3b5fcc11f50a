using System.Globalization;
using System.Text.RegularExpressions;

namespace PolicyBot.Answers.Understanding;

/// <summary>The years, quarters and half-years that a question names, and whether an article is about them.</summary>
internal sealed partial class AskedPeriods
{
    private const string Numerals = "一二三四";

    private readonly string[] _years; // in digits
    private readonly string[][] _parts; // of each part of a year the ways in which it is written

    /// <param name="question">The question in normal form.</param>
    /// <param name="today">The day on which it is asked.</param>
    public AskedPeriods(string question, DateOnly today)
    {
        List<AskedYear> years = AskedYear.In(question);
        MeansThisYear = years.Exists(year => year is { Kind: AskedYearKind.Relative, Number: 0 });
        _years = [.. years.Where(year => year is not { Kind: AskedYearKind.Relative, Number: 0 }).Select(year => year.On(today)).OfType<int>().Distinct()
            .Select(year => year.ToString(CultureInfo.InvariantCulture))];
        _parts = [.. PartOfYear().Matches(question).Select(match => WaysToWrite(match.Value))];
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
        bool IsOf(string year) => (date?.StartsWith(year, StringComparison.Ordinal) ?? false) || AskedYear.IsNamedIn(title, year) || AskedYear.IsNamedIn(text, year);
        return Array.TrueForAll(_years, IsOf) && Array.TrueForAll(_parts, ways => Array.Exists(ways, Says));
    }

    /// <summary>第二季度 and 2季度 end as 二季度 does, or the 2季度 of a text in digits.</summary>
    private static string[] WaysToWrite(string part)
    {
        int number = char.IsAsciiDigit(part[0]) ? part[0] - '0' : Numerals.IndexOf(part[0], StringComparison.Ordinal) + 1;
        return number == 0 ? [part] : [$"{Numerals[number - 1]}{part[1..]}", string.Create(CultureInfo.InvariantCulture, $"{number}{part[1..]}")];
    }

    [GeneratedRegex("[一二三四1-4]季度|[上下]半年")]
    private static partial Regex PartOfYear();
}
