using System.Runtime.InteropServices;

namespace PolicyBot.Search.Segments;

/// <summary>Gathers the texts of a segment, those that many articles or passages share once.</summary>
internal sealed class TextTable
{
    private readonly List<char> _characters = [];
    private readonly List<TextRecord> _values = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>All characters.</summary>
    public ReadOnlySpan<char> Characters => CollectionsMarshal.AsSpan(_characters);

    /// <summary>The shared texts, the first of them value 1.</summary>
    public ReadOnlySpan<TextRecord> Values => CollectionsMarshal.AsSpan(_values);

    /// <summary>Keeps a text.</summary>
    public TextRecord Keep(string text)
    {
        var record = new TextRecord { Start = _characters.Count, Length = text.Length };
        _characters.AddRange(text.AsSpan());
        return record;
    }

    /// <summary>Keeps a text that others may share.</summary>
    /// <returns>The number of the value; 0 for null.</returns>
    public int Share(string? text)
    {
        if (text is null)
        {
            return 0;
        }

        ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, text, out bool isKnown);
        if (!isKnown)
        {
            _values.Add(Keep(text));
            number = _values.Count;
        }

        return number;
    }
}
