namespace PolicyBot.Language;

/// <summary>
/// Words that mean the same, read from a text file in the format of Solr's synonym filter: <c>电瓶车, 电动自行车</c> on one line
/// are equal in both directions, <c>加梯 => 加装电梯</c> replaces the left by the right, <c>#</c> begins a comment.
/// </summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class Synonyms
{
    private readonly Dictionary<string, string[]> _alternatives;
    private readonly Dictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly string _words; // one a line
    private readonly int _longest;

    private Synonyms(Dictionary<string, string[]> alternatives)
    {
        _alternatives = alternatives;
        _lookup = alternatives.GetAlternateLookup<ReadOnlySpan<char>>();
        _words = string.Join('\n', alternatives.Keys);
        _longest = alternatives.Count == 0 ? 0 : alternatives.Keys.Max(word => word.Length);
    }

    /// <summary>No synonyms at all.</summary>
    public static Synonyms None { get; } = new([]);

    /// <summary>How many words have synonyms.</summary>
    public int Count => _alternatives.Count;

    /// <summary>Reads a file's text.</summary>
    /// <exception cref="FormatException">A line cannot be read; the message names it.</exception>
    public static Synonyms Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var alternatives = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        int number = 0;
        foreach (ReadOnlySpan<char> raw in text.AsSpan().EnumerateLines())
        {
            number++;
            ReadOnlySpan<char> line = raw.Trim();
            if (line.IsEmpty || line[0] == '#')
            {
                continue;
            }

            string[] sides = line.ToString().Split("=>");
            string[] left = Words(sides[0]);
            string[] right = sides.Length == 1 ? left : Words(sides[^1]);
            if (sides.Length > 2 || left.Length == 0 || right.Length == 0)
            {
                throw new FormatException($"Line {number} of the synonyms, '{line}', is neither 'a, b, c' nor 'a => b'.");
            }

            foreach (string word in left)
            {
                HashSet<string> others = alternatives.TryGetValue(word, out HashSet<string>? known) ? known : alternatives[word] = [];
                others.UnionWith(right.Where(other => other != word));
            }
        }

        return new Synonyms(alternatives.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal));
    }

    /// <summary>Whether characters stand side by side in a word that has synonyms.</summary>
    /// <param name="characters">Characters in normal form.</param>
    public bool Hold(string characters) => _words.Contains(characters, StringComparison.Ordinal);

    /// <summary>The words of a text that have synonyms, the longest at each place, without overlap, in text order.</summary>
    /// <param name="text">Text in normal form.</param>
    public IReadOnlyList<SynonymMatch> Find(ReadOnlySpan<char> text)
    {
        List<SynonymMatch> matches = [];
        for (int i = 0; i < text.Length; i++)
        {
            for (int length = Math.Min(_longest, text.Length - i); length > 0; length--)
            {
                if (_lookup.TryGetValue(text.Slice(i, length), out string[]? alternatives))
                {
                    matches.Add(new SynonymMatch(i, length, alternatives));
                    i += length - 1;
                    break;
                }
            }
        }

        return matches;
    }

    /// <summary>Words between commas; a backslash takes the comma behind it into the word, as in Solr.</summary>
    private static string[] Words(string side) =>
        [.. side.Replace("\\,", "\0", StringComparison.Ordinal).Split(',')
            .Select(word => NormalForm.Of(word.Replace('\0', ',').Trim()).Text)
            .Where(word => word.Length > 0)
            .Distinct(StringComparer.Ordinal)];
}

/// <summary>A word of a text and the words that mean the same.</summary>
/// <param name="Start">Where the word begins in the normal form.</param>
/// <param name="Length">Its length in the normal form.</param>
/// <param name="Alternatives">The other words, in normal form.</param>
public readonly record struct SynonymMatch(int Start, int Length, IReadOnlyList<string> Alternatives);
