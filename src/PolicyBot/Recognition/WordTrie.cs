namespace PolicyBot.Recognition;

/// <summary>Words with a number each, found by their longest match at a place in a text.</summary>
/// <remarks>Immutable once built; looking up allocates nothing and takes time in the length of the word found.</remarks>
internal sealed class WordTrie
{
    private const int MostSpaces = 8;

    private readonly int[] _values;
    private readonly Dictionary<int, int> _children = [];
    private readonly ulong[] _firstCharacters = new ulong[(char.MaxValue + 1) / 64];

    /// <summary>Builds a trie. A word that comes twice keeps its first number.</summary>
    public WordTrie(IEnumerable<(string Word, int Value)> words)
    {
        List<int> values = [-1];
        foreach ((string word, int value) in words)
        {
            int node = 0;
            foreach (char c in word)
            {
                int key = Key(node, c);
                if (!_children.TryGetValue(key, out int next))
                {
                    next = values.Count;
                    values.Add(-1);
                    _children.Add(key, next);
                }

                node = next;
            }

            if (values[node] < 0)
            {
                values[node] = value;
            }

            _firstCharacters[word[0] >> 6] |= 1UL << (word[0] & 63);
        }

        _values = [.. values];
    }

    /// <summary>Builds a trie whose words all have the number 0.</summary>
    public WordTrie(IEnumerable<string> words)
        : this(words.Select(word => (word, 0)))
    {
    }

    /// <summary>Whether some word begins with a character.</summary>
    public bool Begins(char c) => (_firstCharacters[c >> 6] & (1UL << (c & 63))) != 0;

    /// <summary>Finds the longest word that stands at a place.</summary>
    /// <param name="text">Folded text.</param>
    /// <param name="start">Where the word begins.</param>
    /// <param name="value">The word's number; -1 where there is none.</param>
    /// <returns>The word's length; 0 where no word stands here.</returns>
    public int Match(ReadOnlySpan<char> text, int start, out int value)
    {
        value = -1;
        if ((uint)start >= (uint)text.Length || !Begins(text[start]))
        {
            return 0;
        }

        int length = 0;
        int node = 0;
        for (int i = start; i < text.Length && _children.TryGetValue(Key(node, text[i]), out node); i++)
        {
            if (_values[node] >= 0)
            {
                value = _values[node];
                length = i + 1 - start;
            }
        }

        return length;
    }

    /// <summary>The same with spaces allowed between the characters of a word (小于 或 等于).</summary>
    public int MatchSpaced(ReadOnlySpan<char> text, int start, out int value)
    {
        value = -1;
        int length = 0;
        int node = 0;
        int spaces = 0;
        for (int i = start; i < text.Length; i++)
        {
            if (text[i] == ' ' && i > start && ++spaces <= MostSpaces)
            {
                continue;
            }

            if (!_children.TryGetValue(Key(node, text[i]), out node))
            {
                break;
            }

            if (_values[node] >= 0)
            {
                value = _values[node];
                length = i + 1 - start;
            }
        }

        return length;
    }

    /// <summary>The length of the longest word at a place; 0 where there is none.</summary>
    public int Match(ReadOnlySpan<char> text, int start) => Match(text, start, out _);

    // 15 bits suffice for a node: the largest table has some 8,000 words.
    private static int Key(int node, char c) => (node << 16) | c;
}
