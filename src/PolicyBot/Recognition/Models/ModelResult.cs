using System.Globalization;
using PolicyBot.Recognition.Numbers;

namespace PolicyBot.Recognition.Models;

/// <summary>What one of Microsoft's models finds, in the shape of their results.</summary>
/// <param name="Text">The words found: half width, lower case.</param>
/// <param name="TypeName">The kind of result, such as <c>number</c> or <c>datetimeV2.date</c>.</param>
/// <param name="Start">Where the words begin.</param>
/// <param name="End">The place of their last character.</param>
/// <param name="Resolution">Names and values of the resolution; empty where <paramref name="Values"/> has it.</param>
/// <param name="Values">The resolutions of a date or time, one for each reading; null for every other kind.</param>
public sealed record ModelResult(
    string Text,
    string TypeName,
    int Start,
    int End,
    IReadOnlyDictionary<string, string?> Resolution,
    IReadOnlyList<IReadOnlyDictionary<string, string>>? Values = null)
{
    /// <summary>A result with a resolution of one value.</summary>
    internal static ModelResult OfValue(ModelText text, string typeName, int start, int end, string value) =>
        new(text.Quote(start, end), typeName, start, end - 1, new Dictionary<string, string?> { ["value"] = value });

    /// <summary>The value of a number as results write it: 15 significant digits, the exponent as .NET writes it.</summary>
    internal static string Format(ReadOnlySpan<char> text, Number number)
    {
        // Longer than a decimal: only plain digits are.
        double value = number.Is(NumberForms.TooLarge) && double.TryParse(text[number.Start..number.End], NumberStyles.Float, CultureInfo.InvariantCulture, out double large)
            ? large
            : (double)number.Value;
        return Format(value);
    }

    /// <summary>A value as results write it.</summary>
    internal static string Format(double value) => value.ToString("G15", CultureInfo.InvariantCulture);
}
