using System.Runtime.InteropServices;

namespace PolicyBot.Search.Segments;

/// <summary>Writes the postings of one field term by term, in the form that <see cref="PostingRun"/> reads.</summary>
/// <param name="postings">The postings.</param>
/// <param name="texts">How many passages (articles) there are.</param>
/// <param name="output">Receives the runs.</param>
internal sealed class PostingWriter(PostingBuffer.Inverted postings, int texts, List<byte> output)
{
    /// <summary>Fewer texts of one frequency than these go together with those of other frequencies.</summary>
    private const int SmallestGroup = 12;

    private readonly List<ushort>?[] _texts = new List<ushort>?[ushort.MaxValue + 1];
    private readonly SortedSet<ushort> _frequencies = [];
    private readonly List<(ushort Text, ushort Frequency)> _others = [];

    /// <summary>Writes a term's run.</summary>
    /// <returns>Where it begins.</returns>
    public int Write(int term)
    {
        int begin = output.Count, start = postings.Starts[term], count = postings.Starts[term + 1] - start;
        for (int i = start; i < start + count; i++)
        {
            ushort frequency = postings.Frequencies[i];
            List<ushort> own = _texts[frequency] ??= [];
            if (own.Count == 0)
            {
                _frequencies.Add(frequency);
            }

            own.Add(postings.Numbers[i]);
        }

        _others.Clear();
        foreach (ushort frequency in _frequencies.Where(frequency => _texts[frequency]!.Count < SmallestGroup))
        {
            _others.AddRange(_texts[frequency]!.Select(text => (text, frequency)));
        }

        int groups = _frequencies.Count(frequency => _texts[frequency]!.Count >= SmallestGroup);
        Append([(ushort)count, (ushort)(groups + (_others.Count > 0 ? 1 : 0))]);
        foreach (ushort frequency in _frequencies)
        {
            List<ushort> own = _texts[frequency]!;
            if (own.Count >= SmallestGroup)
            {
                WriteGroup(frequency, own);
            }

            own.Clear();
        }

        WriteOthers();
        _frequencies.Clear();
        return begin;
    }

    private void WriteGroup(ushort frequency, List<ushort> own)
    {
        Append([frequency, (ushort)own.Count]);
        if (PostingGroup.IsBitmapFor(own.Count, texts))
        {
            var bits = new byte[PostingGroup.BitmapLength(texts)];
            own.ForEach(text => bits[text / 8] |= (byte)(1 << (text % 8)));
            output.AddRange(bits);
        }
        else
        {
            Append(CollectionsMarshal.AsSpan(own));
        }
    }

    private void WriteOthers()
    {
        if (_others.Count > 0)
        {
            _others.Sort();
            Append([0, (ushort)_others.Count]);
            Append([.. _others.Select(other => other.Text)]);
            Append([.. _others.Select(other => other.Frequency)]);
        }
    }

    private void Append(ReadOnlySpan<ushort> values) => output.AddRange(MemoryMarshal.AsBytes(values));
}
