using System.Numerics;
using System.Runtime.CompilerServices;

namespace PolicyBot.Recognition;

/// <summary>Words with a number each, found by their longest match at a place in a text.</summary>
/// <remarks>Immutable once built; looking up allocates nothing and takes time in the length of the word found.</remarks>
internal sealed class WordTrie
{
    private const int MostSpaces = 8;
    private const int Words64 = (char.MaxValue + 1) / 64;

    private readonly ulong[] _firstCharacters = new ulong[Words64];
    private readonly ushort[] _ranks = new ushort[Words64]; // how many characters words begin with before each word of bits
    private readonly int[] _values;     // by node; -1 where no word ends
    private readonly int[] _firstChild; // by node, one more than there are nodes; children lie side by side, sorted
    private readonly char[] _keys;      // by child
    private readonly int[] _targets;    // by child

    /// <summary>Builds a trie. A word that comes twice keeps its first number.</summary>
    /// <param name="words">The words with numbers from 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // runs once, over thousands of words
    public WordTrie(IEnumerable<(string Word, int Value)> words)
    {
        List<int> values = [-1];
        Dictionary<long, int> children = [];
        foreach ((string word, int value) in words)
        {
            int node = 0;
            foreach (char c in word)
            {
                long key = ((long)node << 16) | c;
                if (!children.TryGetValue(key, out int next))
                {
                    next = values.Count;
                    values.Add(-1);
                    children.Add(key, next);
                }

                node = next;
            }

            values[node] = values[node] < 0 ? value : values[node];
            _firstCharacters[word[0] >> 6] |= 1UL << (word[0] & 63);
        }

        _values = [.. values];
        (_firstChild, _keys, _targets) = Flatten(children, values.Count);
        for (int i = 1; i < Words64; i++)
        {
            _ranks[i] = (ushort)(_ranks[i - 1] + BitOperations.PopCount(_firstCharacters[i - 1]));
        }
    }

    /// <summary>Builds a trie whose words all have the number 0.</summary>
    public WordTrie(IEnumerable<string> words)
        : this(Numbered(words))
    {
    }

    /// <summary>Whether some word begins with a character.</summary>
    public bool Begins(char c) => (_firstCharacters[c >> 6] & (1UL << (c & 63))) != 0;

    /// <summary>Marks the characters that words begin with.</summary>
    /// <param name="marks">One place for each character.</param>
    public void MarkBeginnings(bool[] marks)
    {
        for (int child = 0; child < _firstChild[1]; child++)
        {
            marks[_keys[child]] = true;
        }
    }

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
        int node = First(text[start]);
        for (int i = start; node > 0; node = ++i < text.Length ? Child(node, text[i]) : 0)
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

            node = Child(node, text[i]);
            if (node == 0)
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

    /// <summary>The node behind a character that words begin with: the root's children are sorted as the bits are.</summary>
    private int First(char c) => _targets[_ranks[c >> 6] + BitOperations.PopCount(_firstCharacters[c >> 6] & ((1UL << (c & 63)) - 1))];

    private int Child(int node, char c)
    {
        int low = _firstChild[node];
        int high = _firstChild[node + 1] - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            char key = _keys[middle];
            if (key == c)
            {
                return _targets[middle];
            }

            (low, high) = key < c ? (middle + 1, high) : (low, middle - 1);
        }

        return 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (int[] FirstChild, char[] Keys, int[] Targets) Flatten(Dictionary<long, int> children, int nodes)
    {
        long[] order = new long[children.Count];
        children.Keys.CopyTo(order, 0);
        Array.Sort(order);
        int[] firstChild = new int[nodes + 1];
        char[] keys = new char[order.Length];
        int[] targets = new int[order.Length];
        int child = 0;
        for (int node = 0; node < nodes; node++)
        {
            firstChild[node] = child;
            for (; child < order.Length && order[child] >> 16 == node; child++)
            {
                (keys[child], targets[child]) = ((char)order[child], children[order[child]]);
            }
        }

        firstChild[nodes] = child;
        return (firstChild, keys, targets);
    }

    private static IEnumerable<(string Word, int Value)> Numbered(IEnumerable<string> words)
    {
        foreach (string word in words)
        {
            yield return (word, 0);
        }
    }
}
