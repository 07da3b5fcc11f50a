using System.Runtime.InteropServices;

namespace PolicyBot.Search.Segments;

/// <summary>Writes the postings of one field term by term, in the form that <see cref="PostingRun"/> reads.</summary>
/// <param name="postings">The postings.</param>
/// <param name="texts">How many passages (articles) there are.</param>
/// <param name="output">Receives the runs.</param>
internal sealed class PostingWriter(PostingBuffer.Inverted postings, int texts, List<byte> output)
{
    /// <summary>Fewer texts of one frequency than these go together with those of other frequencies.</summary>
    private const int SmallestGroup = 3;

    private readonly int[] _counts = new int[ushort.MaxValue + 1];
    private readonly SortedSet<int> _frequencies = [];
    private readonly List<ushort> _numbers = [];
    private readonly List<ushort> _ownFrequencies = [];

    /// <summary>Writes a term's run.</summary>
    /// <returns>Where it begins.</returns>
    public int Write(int term)
    {
        int begin = output.Count, start = postings.Starts[term], count = postings.Starts[term + 1] - start;
        ReadOnlySpan<ushort> numbers = postings.Numbers.AsSpan(start, count), frequencies = postings.Frequencies.AsSpan(start, count);
        _frequencies.Clear();
        foreach (ushort frequency in frequencies)
        {
            if (_counts[frequency]++ == SmallestGroup - 1)
            {
                _frequencies.Add(frequency);
            }
        }

        int others = count - _frequencies.Sum(frequency => _counts[frequency]);
        Append([(ushort)count, (ushort)(_frequencies.Count + (others > 0 ? 1 : 0))]);
        foreach (int frequency in _frequencies)
        {
            Select(numbers, frequencies, own => own == frequency);
            WriteGroup(frequency);
        }

        if (others > 0)
        {
            Select(numbers, frequencies, own => _counts[own] < SmallestGroup);
            WriteGroup(0);
        }

        foreach (ushort frequency in frequencies)
        {
            _counts[frequency] = 0;
        }

        return begin;
    }

    private void Select(ReadOnlySpan<ushort> numbers, ReadOnlySpan<ushort> frequencies, Func<ushort, bool> isWanted)
    {
        _numbers.Clear();
        _ownFrequencies.Clear();
        for (int i = 0; i < numbers.Length; i++)
        {
            if (isWanted(frequencies[i]))
            {
                _numbers.Add(numbers[i]);
                _ownFrequencies.Add(frequencies[i]);
            }
        }
    }

    private void WriteGroup(int frequency)
    {
        Append([(ushort)frequency, (ushort)_numbers.Count]);
        if (frequency > 0 && PostingGroup.IsBitmapFor(_numbers.Count, texts))
        {
            var bits = new byte[PostingGroup.BitmapLength(texts)];
            _numbers.ForEach(number => bits[number / 8] |= (byte)(1 << (number % 8)));
            output.AddRange(bits);
            return;
        }

        Append(CollectionsMarshal.AsSpan(_numbers));
        Append(frequency > 0 ? [] : CollectionsMarshal.AsSpan(_ownFrequencies));
    }

    private void Append(ReadOnlySpan<ushort> values) => output.AddRange(MemoryMarshal.AsBytes(values));
}
