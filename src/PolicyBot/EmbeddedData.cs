using System.Text;

namespace PolicyBot;

/// <summary>Reads the data tables that are built into the library.</summary>
/// <remarks>
/// Tables are read when they are first needed, so what reads them is written plainly, with arrays: generic collections of value types and
/// LINQ would be compiled at run time for this one use and cost the first question more than the reading itself.
/// </remarks>
internal static class EmbeddedData
{
    private static readonly char[] LineEnds = ['\n', '\r'];

    /// <summary>The lines of a table, without empty ones and comments (a line that begins with "# ").</summary>
    /// <param name="name">Path below the project folder with dots for slashes, such as <c>Language.Data.normal-form.tsv</c>.</param>
    public static string[] Lines(string name)
    {
        string[] lines = Text(name).Split(LineEnds, StringSplitOptions.RemoveEmptyEntries);
        int count = 0;
        foreach (string line in lines)
        {
            if (!line.StartsWith("# ", StringComparison.Ordinal))
            {
                lines[count++] = line;
            }
        }

        Array.Resize(ref lines, count);
        return lines;
    }

    /// <summary>The whole text of a table that is too large to be parted into strings.</summary>
    /// <param name="name">As for <see cref="Lines"/>.</param>
    public static string Text(string name)
    {
        using Stream stream = typeof(EmbeddedData).Assembly.GetManifestResourceStream("PolicyBot." + name)
            ?? throw new InvalidOperationException($"The table {name} is not built into the library.");
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    /// <summary>The rows of a table, each with its columns.</summary>
    /// <param name="name">As for <see cref="Lines"/>.</param>
    public static string[][] Rows(string name)
    {
        string[] lines = Lines(name);
        string[][] rows = new string[lines.Length][];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = lines[i].Split('\t');
        }

        return rows;
    }

    /// <summary>One column of a table.</summary>
    public static string[] Column(string[][] rows, int column)
    {
        string[] values = new string[rows.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = rows[i][column];
        }

        return values;
    }
}
