using System.Text;

namespace PolicyBot.Service.Desk;

/// <summary>Tables as comma-separated values (RFC 4180) that spreadsheets open as text and figures, never as formulas.</summary>
internal static class Csv
{
    /// <summary>The media type.</summary>
    public const string MediaType = "text/csv; charset=utf-8";

    /// <summary>Writes a table.</summary>
    /// <param name="rows">The rows, the first of them the names of the columns.</param>
    /// <returns>UTF-8 with a byte order mark, without which Excel takes Chinese for another character set.</returns>
    public static byte[] Write(IEnumerable<IReadOnlyList<string>> rows)
    {
        StringBuilder text = new("\uFEFF");
        foreach (IReadOnlyList<string> row in rows)
        {
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    // What begins like a formula would be run by the spreadsheet of whoever opens the file; an apostrophe makes it text.
    private static string Cell(string value)
    {
        string safe = value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠' ? "'" + value : value;
        return safe.AsSpan().ContainsAny("\",\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
