using System.Runtime.CompilerServices;

namespace PolicyBot.Recognition;

/// <summary>Words with a number each, found by their longest match at a place in a text.</summary>
/// <remarks>Immutable once built; looking up allocates nothing and takes time in the length of the word found.</remarks>
internal sealed class WordTrie
{
    private const int MostSpaces = 8;
    private const int FewestSlots = 16;
    private const ulong Spread = 0x9E3779B97F4A7C15; // 2^64 divided by the golden ratio: neighbouring keys fall far apart

    private const int PairBits = 15;

    private readonly ulong[] _beginnings = new ulong[(char.MaxValue + 1) / 64]; // one bit for each character that begins a word
    private readonly ulong[] _alone = new ulong[(char.MaxValue + 1) / 64]; // one bit for each that is a word
    private readonly ulong[] _pairs = new ulong[(1 << PairBits) / 64]; // one bit, by hash, for each two characters that begin a word

    // The steps from node to node in a hash table with linear probing: node and character as key, 0 where a slot is free.
    private ulong[] _keys = new ulong[FewestSlots];
    private int[] _targets = new int[FewestSlots];
    private int _shift = 60;

    private int[] _values = [-1]; // by node, the root first; -1 where no word ends
    private int _nodes = 1;

    /// <summary>Builds a trie of lists of words; their number is the place of their list. A word that comes twice keeps its first number.</summary>
    /// <param name="lists">The lists, their words parted by spaces.</param>
    public WordTrie(params string[] lists)
        : this(lists, null)
    {
    }

    /// <summary>The same with a number from 0 given for each list.</summary>
    public WordTrie(string[] lists, int[]? numbers)
    {
        for (int i = 0; i < lists.Length; i++)
        {
            foreach (string word in lists[i].Split(' '))
            {
                Add(word, numbers is null ? i : numbers[i]);
            }
        }
    }

    /// <summary>Whether some word begins with a character.</summary>
    public bool Begins(char c) => (_beginnings[c >> 6] & (1UL << (c & 63))) != 0;

    /// <summary>Marks the characters that words begin with.</summary>
    /// <param name="marks">One bit for each character, 64 in a place.</param>
    public void MarkBeginnings(ulong[] marks)
    {
        foreach (ulong key in _keys)
        {
            char c = (char)key;
            marks[c >> 6] |= key == c && c > 0 ? 1UL << (c & 63) : 0; // the root's own steps have node 0
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
        if ((uint)start >= (uint)text.Length || !MayStand(text, start))
        {
            return 0;
        }

        int length = 0;
        int node = 0;
        for (int i = start; i < text.Length && (node = Next(node, text[i])) > 0; i++)
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

            node = Next(node, text[i]);
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

    /// <summary>The next place at which a word may stand; the text's length where there is none.</summary>
    /// <param name="text">Folded text.</param>
    /// <param name="start">Where to begin.</param>
    public int NextPlace(ReadOnlySpan<char> text, int start)
    {
        while (start < text.Length && !MayStand(text, start))
        {
            start++;
        }

        return start;
    }

    /// <summary>The length of the longest word at a place; 0 where there is none.</summary>
    public int Match(ReadOnlySpan<char> text, int start) => Match(text, start, out _);

    /// <summary>Adds a word while a trie is built; a word that is there keeps its number.</summary>
    /// <returns>The word's number.</returns>
    public int Add(ReadOnlySpan<char> word, int value)
    {
        int node = 0;
        foreach (char c in word)
        {
            int next = Next(node, c);
            node = next > 0 ? next : AddNode(node, c);
        }

        _beginnings[word[0] >> 6] |= 1UL << (word[0] & 63);
        if (word.Length == 1)
        {
            _alone[word[0] >> 6] |= 1UL << (word[0] & 63);
        }
        else
        {
            int pair = PairBit(word[0], word[1]);
            _pairs[pair >> 6] |= 1UL << (pair & 63);
        }

        _values[node] = _values[node] < 0 ? value : _values[node];
        return _values[node];
    }

    /// <summary>Whether a word may stand at a place; nearly all places hold none, and two bits tell.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool MayStand(ReadOnlySpan<char> text, int start)
    {
        char first = text[start];
        if (!Begins(first))
        {
            return false;
        }

        if ((_alone[first >> 6] & (1UL << (first & 63))) != 0)
        {
            return true;
        }

        int pair = start + 1 < text.Length ? PairBit(first, text[start + 1]) : -1;
        return pair >= 0 && (_pairs[pair >> 6] & (1UL << (pair & 63))) != 0;
    }

    private static int PairBit(char first, char second) => (int)(((((ulong)first << 16) | second) * Spread) >> (64 - PairBits));

    /// <summary>The node behind a node and a character; 0 where there is none.</summary>
    private int Next(int node, char c)
    {
        ulong key = ((ulong)(uint)node << 16) | c;
        ulong[] keys = _keys;
        int slot = (int)((key * Spread) >> _shift);
        while (keys[slot] != key)
        {
            if (keys[slot] == 0)
            {
                return 0;
            }

            slot = (slot + 1) & (keys.Length - 1);
        }

        return _targets[slot];
    }

    private int AddNode(int node, char c)
    {
        if (_nodes * 2 > _keys.Length)
        {
            Grow();
        }

        if (_nodes == _values.Length)
        {
            Array.Resize(ref _values, _nodes * 2);
        }

        _values[_nodes] = -1;
        Put(((ulong)(uint)node << 16) | c, _nodes);
        return _nodes++;
    }

    private void Grow()
    {
        (ulong[] keys, int[] targets) = (_keys, _targets);
        (_keys, _targets) = (new ulong[keys.Length * 2], new int[keys.Length * 2]);
        _shift--;
        for (int i = 0; i < keys.Length; i++)
        {
            if (keys[i] != 0)
            {
                Put(keys[i], targets[i]);
            }
        }
    }

    private void Put(ulong key, int target)
    {
        int slot = (int)((key * Spread) >> _shift);
        while (_keys[slot] != 0)
        {
            slot = (slot + 1) & (_keys.Length - 1);
        }

        (_keys[slot], _targets[slot]) = (key, target);
    }
}
