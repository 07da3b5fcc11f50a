namespace PolicyBot;

/// <summary>Reads the data tables that are built into the library.</summary>
internal static class EmbeddedData
{
    /// <summary>The lines of a table, without empty ones and comments (a line that begins with "# ").</summary>
    /// <param name="name">Path below the project folder with dots for slashes, such as <c>Language.Data.normal-form.tsv</c>.</param>
    public static IEnumerable<string> Lines(string name)
    {
        using Stream stream = typeof(EmbeddedData).Assembly.GetManifestResourceStream("PolicyBot." + name)
            ?? throw new InvalidOperationException($"The table {name} is not built into the library.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal))
            {
                yield return line;
            }
        }
    }
}
