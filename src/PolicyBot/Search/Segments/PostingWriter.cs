using System.Runtime.InteropServices;

namespace PolicyBot.Search.Segments;

/// <summary>Writes the postings of one field term by term, in the form that <see cref="PostingRun"/> reads.</summary>
/// <param name="postings">The postings.</param>
/// <param name="lengths">Length of each text in terms.</param>
/// <param name="field">What impacts are computed with.</param>
/// <param name="output">Receives the runs.</param>
internal sealed class PostingWriter(PostingBuffer.Inverted postings, int[] lengths, Bm25Field field, List<byte> output)
{
    private readonly byte[] _impacts = new byte[lengths.Length + 1];
    private readonly List<ushort> _exceptions = [];
    private readonly List<ushort> _exceptionFrequencies = [];

    /// <summary>The furthest that an impact, as a share of 1, was from the value it stands for.</summary>
    public float Error { get; private set; }

    /// <summary>Writes a term's run.</summary>
    /// <returns>Where it begins.</returns>
    public int Write(int term)
    {
        int begin = output.Count, start = postings.Starts[term], count = postings.Starts[term + 1] - start;
        ReadOnlySpan<ushort> numbers = postings.Numbers.AsSpan(start, count), frequencies = postings.Frequencies.AsSpan(start, count);
        bool isDense = PostingRun.IsDenseFor(count, lengths.Length);
        int impacts = isDense ? lengths.Length : count;
        Array.Clear(_impacts, 0, impacts + 1);
        _exceptions.Clear();
        _exceptionFrequencies.Clear();
        for (int i = 0; i < count; i++)
        {
            _impacts[isDense ? numbers[i] : i] = Impact(numbers[i], frequencies[i]);
        }

        Append([(ushort)count, (ushort)_exceptions.Count]);
        Append(isDense ? [] : numbers);
        output.AddRange(_impacts.AsSpan(0, impacts + (impacts & 1)));
        Append(CollectionsMarshal.AsSpan(_exceptions));
        Append(CollectionsMarshal.AsSpan(_exceptionFrequencies));
        return begin;
    }

    private byte Impact(ushort number, ushort frequency)
    {
        int length = lengths[number];
        byte impact = field.Impact(frequency, length);
        Error = Math.Max(Error, Math.Abs((impact / Bm25Field.Levels) - field.Saturation(frequency, length)));
        if (field.Frequency(impact, length) != frequency)
        {
            _exceptions.Add(number);
            _exceptionFrequencies.Add(frequency);
        }

        return impact;
    }

    private void Append(ReadOnlySpan<ushort> values) => output.AddRange(MemoryMarshal.AsBytes(values));
}
