using System.Globalization;

namespace PolicyBot.Service.Commands;

/// <summary>Figures of an earlier evaluation that later ones are compared with: a tab-separated file of questions, figure, value.</summary>
internal sealed class SavedFigures
{
    /// <summary>Figures move by a question or two for reasons that do not matter.</summary>
    private const double Tolerance = 0.002;

    private const string TooLong = "toolong";

    private readonly SortedDictionary<string, double> _values;

    private SavedFigures(SortedDictionary<string, double> values) => _values = values;

    /// <summary>Reads a file; there are no figures yet where it does not exist.</summary>
    /// <exception cref="CommandFailedException">It cannot be read.</exception>
    public static SavedFigures Read(string path)
    {
        SortedDictionary<string, double> values = new(StringComparer.Ordinal);
        try
        {
            foreach (string line in File.Exists(path) ? File.ReadLines(path).Where(line => !line.StartsWith('#')) : [])
            {
                string[] columns = line.Split('\t');
                values.Add(Key(columns[0], columns[1]), double.Parse(columns[2], CultureInfo.InvariantCulture));
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or FormatException or IndexOutOfRangeException or ArgumentException)
        {
            throw new CommandFailedException($"读不了保存的数字 {path}（{problem.Message}）。每行应是：问题文件、数字名称、值，用制表符分开。", problem);
        }

        return new SavedFigures(values);
    }

    /// <summary>Prints what changed.</summary>
    /// <returns>False where a figure is worse than the saved one.</returns>
    public bool Compare(IEnumerable<(string File, string Name, double Value)> figures, TextWriter output)
    {
        bool holds = true;
        foreach ((string file, string name, double value) in figures)
        {
            double? saved = _values.TryGetValue(Key(file, name), out double before) ? before : null;
            double gain = saved is null ? 0 : name == TooLong ? saved.Value - value : value - saved.Value;
            holds &= gain >= -Tolerance;
            string verdict = saved is null ? "新" : gain < -Tolerance ? "变差" : gain > Tolerance ? "变好" : "不变";
            output.WriteLine($"{verdict}  {file}  {name} {value:F4}{(saved is null ? "" : $"（原来 {saved:F4}）")}");
        }

        return holds;
    }

    /// <summary>These figures with others in the place of those of the same name.</summary>
    public SavedFigures With(IEnumerable<(string File, string Name, double Value)> figures)
    {
        SortedDictionary<string, double> values = new(_values, StringComparer.Ordinal);
        foreach ((string file, string name, double value) in figures)
        {
            values[Key(file, name)] = value;
        }

        return new SavedFigures(values);
    }

    /// <summary>Writes the file.</summary>
    /// <exception cref="CommandFailedException">It cannot be written.</exception>
    public void Write(string path)
    {
        try
        {
            File.WriteAllLines(
                path, ["# Questions, figure, value: what `evaluate --figures` compares with and `--update` writes.", .. _values.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}\t{pair.Value:F4}"))]);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"写不了保存数字的文件 {path}（{problem.Message}）。请换一个存在、可写的文件夹。", problem);
        }
    }

    private static string Key(string file, string name) => file + "\t" + name;
}
