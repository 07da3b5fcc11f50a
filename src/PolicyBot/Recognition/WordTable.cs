using System.Globalization;

namespace PolicyBot.Recognition;

/// <summary>A table of words in Data: kind, value, and the words of this value parted by spaces.</summary>
/// <param name="name">The file's name.</param>
internal sealed class WordTable(string name)
{
    private readonly string[][] _rows = EmbeddedData.Rows("Recognition.Data." + name);

    /// <summary>The values of a kind, in the order of its rows.</summary>
    public string[] Values(string kind) => Column(kind, 1);

    /// <summary>The words of a kind, numbered by the place of their row among those of the kind.</summary>
    public WordTrie Places(string kind) => new(Column(kind, 2));

    /// <summary>The words of a kind, numbered by their value.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="added">What is added to values, so that none is negative.</param>
    public WordTrie Numbers(string kind, int added = 0)
    {
        string[] values = Values(kind);
        int[] numbers = new int[values.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = int.Parse(values[i], CultureInfo.InvariantCulture) + added;
        }

        return new WordTrie(Column(kind, 2), numbers);
    }

    private string[] Column(string kind, int column)
    {
        string[] values = new string[_rows.Length];
        int count = 0;
        foreach (string[] row in _rows)
        {
            if (row[0] == kind)
            {
                values[count++] = row[column];
            }
        }

        Array.Resize(ref values, count);
        return values;
    }
}
