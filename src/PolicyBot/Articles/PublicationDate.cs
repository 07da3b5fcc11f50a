using System.Globalization;

namespace PolicyBot.Articles;

/// <summary>A date that may be known to the day, the month or only the year.</summary>
/// <param name="Year">The year of the common era, 1 to 9999.</param>
/// <param name="Month">1 to 12, or null where only the year is known.</param>
/// <param name="Day">1 to 31, or null where only the month is known.</param>
/// <param name="IsInferred">Whether it was concluded from the article's text rather than stated as its date.</param>
public sealed record PublicationDate(int Year, int? Month = null, int? Day = null, bool IsInferred = false)
{
    /// <summary>The first day it can mean.</summary>
    public DateOnly Earliest => new(Year, Month ?? 1, Day ?? 1);

    /// <summary>The last day it can mean.</summary>
    public DateOnly Latest => new(Year, Month ?? 12, Day ?? DateTime.DaysInMonth(Year, Month ?? 12));

    /// <summary>The date as <c>2025-04-22</c>, <c>2025-04</c> or <c>2025</c>.</summary>
    public override string ToString() => this switch
    {
        { Day: { } day, Month: { } month } => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{month:D2}-{day:D2}"),
        { Month: { } month } => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{month:D2}"),
        _ => Year.ToString("D4", CultureInfo.InvariantCulture),
    };

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <returns>Whether the text is such a date and names a day of the calendar.</returns>
    public static bool TryParse(string? text, bool isInferred, out PublicationDate? date)
    {
        date = null;
        string[] parts = (text ?? "").Split('-');
        if (parts.Length > 3 || parts[0].Length != 4 || parts.Skip(1).Any(part => part.Length != 2)
            || !parts.All(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            return false;
        }

        int[] numbers = [.. parts.Select(part => int.Parse(part, CultureInfo.InvariantCulture))];
        if (numbers[0] < 1 || (numbers.Length > 1 && numbers[1] is < 1 or > 12)
            || (numbers.Length > 2 && (numbers[2] < 1 || numbers[2] > DateTime.DaysInMonth(numbers[0], numbers[1]))))
        {
            return false;
        }

        date = new(numbers[0], numbers.Length > 1 ? numbers[1] : null, numbers.Length > 2 ? numbers[2] : null, isInferred);
        return true;
    }
}
