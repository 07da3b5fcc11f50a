namespace PolicyBot.Search.Segments;

/// <summary>Gathers the terms of texts in text order and turns them over: the texts of each term.</summary>
internal sealed class PostingBuffer
{
    private readonly List<int> _ends = [];
    private int[] _terms = new int[1024];
    private ushort[] _frequencies = new ushort[1024];
    private int _count;

    /// <summary>How many texts there are.</summary>
    public int Texts => _ends.Count;

    /// <summary>Adds a term to the text that is being gathered.</summary>
    /// <param name="term">The term; not yet in this text.</param>
    /// <param name="frequency">Its frequency, as it is kept.</param>
    public void Add(int term, int frequency)
    {
        if (_count == _terms.Length)
        {
            Array.Resize(ref _terms, _count * 2);
            Array.Resize(ref _frequencies, _count * 2);
        }

        _terms[_count] = term;
        _frequencies[_count++] = (ushort)frequency;
    }

    /// <summary>Ends the text that is being gathered.</summary>
    public void EndText() => _ends.Add(_count);

    /// <summary>Turns over, by counting (one pass to count, one to place).</summary>
    /// <param name="termCount">How many terms there are.</param>
    public Inverted Invert(int termCount)
    {
        var starts = new int[termCount + 1];
        for (int i = 0; i < _count; i++)
        {
            starts[_terms[i] + 1]++;
        }

        for (int i = 0; i < termCount; i++)
        {
            starts[i + 1] += starts[i];
        }

        int[] next = starts[..termCount];
        var numbers = new ushort[_count];
        var frequencies = new ushort[_count];
        for (int text = 0, i = 0; text < _ends.Count; text++)
        {
            for (; i < _ends[text]; i++)
            {
                int at = next[_terms[i]]++;
                numbers[at] = (ushort)text;
                frequencies[at] = _frequencies[i];
            }
        }

        return new Inverted(starts, numbers, frequencies);
    }

    /// <summary>Postings by term: those of term t lie between Starts[t] and Starts[t + 1], in ascending order of their texts.</summary>
    internal sealed record Inverted(int[] Starts, ushort[] Numbers, ushort[] Frequencies);
}
