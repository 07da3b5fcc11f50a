using System.Globalization;

namespace PolicyBot.Recognition.Units;

/// <summary>A unit of one of the models.</summary>
/// <param name="Name">Its English name.</param>
/// <param name="IsoCode">ISO 4217 code of a currency, or of the currency a subunit belongs to; null for none.</param>
/// <param name="Share">How many of it make its currency's unit; 1 for the unit itself.</param>
internal sealed record Unit(string Name, string? IsoCode, int Share);

/// <summary>The units of one model and the words for them.</summary>
internal sealed class UnitTable
{
    private readonly List<Unit> _units = [];

    /// <summary>Takes the units of a model from Data/units.tsv.</summary>
    /// <param name="model">The model's name in the table.</param>
    /// <param name="rows">The table's rows.</param>
    public UnitTable(string model, string[][] rows)
    {
        foreach (string[] columns in rows)
        {
            if (columns[0] != model)
            {
                continue;
            }

            string[] code = columns[2].Split('/');
            int share = code.Length > 1 ? int.Parse(code[1], CultureInfo.InvariantCulture) : 1;
            foreach (string word in columns[3].Split(' '))
            {
                (word[0] == '^' ? Prefixes : Words).Add(word.AsSpan(word[0] == '^' ? 1 : 0), _units.Count);
            }

            _units.Add(new Unit(columns[1], code[0].Length == 0 ? null : code[0], share));
        }
    }

    /// <summary>Words behind a number.</summary>
    public WordTrie Words { get; } = new();

    /// <summary>Words before a number.</summary>
    public WordTrie Prefixes { get; } = new();

    /// <summary>The unit with the number that a trie gave.</summary>
    public Unit this[int number] => _units[number];

    /// <summary>Finds the unit's word at a place; Latin ones end where the letters do.</summary>
    /// <returns>The word's length; 0 for none.</returns>
    public int Match(ReadOnlySpan<char> text, int at, out int unit)
    {
        int length = Words.Match(text, at, out unit);
        bool cut = length > 0 && char.IsAsciiLetter(text[at + length - 1]) && at + length < text.Length && char.IsAsciiLetterOrDigit(text[at + length]);
        return cut ? 0 : length;
    }
}

/// <summary>The units of Microsoft's models.</summary>
internal static class UnitTables
{
    private static readonly string[][] Rows = EmbeddedData.Rows("Recognition.Data.units.tsv");

    /// <summary>Money.</summary>
    public static readonly UnitTable Currency = new("currency", Rows);

    /// <summary>Lengths, areas, volumes, weights, speeds and amounts of data.</summary>
    public static readonly UnitTable Dimension = new("dimension", Rows);

    /// <summary>Degrees.</summary>
    public static readonly UnitTable Temperature = new("temperature", Rows);

    /// <summary>Ages of people and animals.</summary>
    public static readonly UnitTable Age = new("age", Rows);
}
