using System.Text;
using System.Text.RegularExpressions;

namespace PolicyBot.Service.Exports;

/// <summary>Comma-separated values (RFC 4180) that open in a spreadsheet as what they are: text that somebody wrote never becomes a formula.</summary>
internal static partial class Csv
{
    /// <summary>What the file is served as.</summary>
    public const string ContentType = "text/csv; charset=utf-8";

    /// <summary>Stands before the first line, so that Excel takes the file for UTF-8.</summary>
    public const string ByteOrderMark = "\uFEFF";

    /// <summary>One line with its end.</summary>
    /// <param name="cells">Its cells; null is empty.</param>
    public static string Line(params ReadOnlySpan<string?> cells)
    {
        StringBuilder line = new();
        for (int i = 0; i < cells.Length; i++)
        {
            line.Append(i > 0 ? "," : "").Append(Cell(cells[i] ?? ""));
        }

        return line.Append("\r\n").ToString();
    }

    // An apostrophe before what a spreadsheet would calculate (OWASP, CSV injection); a plain number may stay one.
    private static string Cell(string text)
    {
        string safe = Formula().IsMatch(text) && !Number().IsMatch(text) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    [GeneratedRegex(@"^\s*[=+\-@\t\r\n＝＋－＠]")]
    private static partial Regex Formula();

    [GeneratedRegex(@"^[+-]?[0-9]+(?:\.[0-9]+)?\z")]
    private static partial Regex Number();
}
