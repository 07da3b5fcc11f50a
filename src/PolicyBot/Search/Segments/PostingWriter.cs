using System.Runtime.InteropServices;

namespace PolicyBot.Search.Segments;

/// <summary>Writes the postings of one field term by term, in the form of <see cref="PostingList"/>.</summary>
/// <param name="postings">The postings.</param>
/// <param name="lengths">Length of each passage (article) in terms.</param>
/// <param name="code">How frequencies are written.</param>
/// <param name="field">The field as the segment alone would score it.</param>
/// <param name="output">Receives the lists.</param>
internal sealed class PostingWriter(PostingBuffer.Inverted postings, float[] lengths, FrequencyCode code, Bm25Field field, List<byte> output)
{
    private readonly List<ushort> _rarePlaces = [];
    private readonly List<ushort> _rareFrequencies = [];

    /// <summary>Writes a term's list.</summary>
    public ListRecord Write(int term)
    {
        Range own = postings.Starts[term]..postings.Starts[term + 1];
        ReadOnlySpan<ushort> numbers = postings.Numbers.AsSpan(own), frequencies = postings.Frequencies.AsSpan(own);
        var list = new PostingList(output.Count, numbers.Length, lengths.Length, code);
        if (!numbers.IsEmpty)
        {
            SetRare(frequencies);
            Append([(ushort)_rarePlaces.Count]);
            WriteNumbers(numbers, list);
            WriteCodes(frequencies);
            Append(CollectionsMarshal.AsSpan(_rarePlaces));
            Append(CollectionsMarshal.AsSpan(_rareFrequencies));
        }

        return new ListRecord { Start = list.Start, Count = (ushort)list.Count, Greatest = Greatest(numbers, frequencies) };
    }

    private byte Greatest(ReadOnlySpan<ushort> numbers, ReadOnlySpan<ushort> frequencies)
    {
        float greatest = 0;
        for (int i = 0; i < numbers.Length; i++)
        {
            greatest = Math.Max(greatest, field.Saturation(frequencies[i], lengths[numbers[i]]));
        }

        return (byte)Math.Min(MathF.Ceiling(greatest * ListRecord.Whole), ListRecord.Whole);
    }

    private void SetRare(ReadOnlySpan<ushort> frequencies)
    {
        _rarePlaces.Clear();
        _rareFrequencies.Clear();
        for (int i = 0; i < frequencies.Length; i++)
        {
            if (code.Of(frequencies[i]) == FrequencyCode.Rare)
            {
                _rarePlaces.Add((ushort)i);
                _rareFrequencies.Add(frequencies[i]);
            }
        }
    }

    private void WriteNumbers(ReadOnlySpan<ushort> numbers, PostingList list)
    {
        PostingForm form = list.Form;
        if (form == PostingForm.Plain)
        {
            Append(numbers);
            return;
        }

        Span<ushort> ends = stackalloc ushort[list.Blocks];
        foreach (ushort number in numbers)
        {
            ends[number / PostingList.BlockSize]++;
        }

        for (int block = 1; block < ends.Length; block++)
        {
            ends[block] += ends[block - 1];
        }

        Append(ends);
        Span<byte> bytes = Room(form == PostingForm.LowBytes ? numbers.Length : list.Blocks * PostingList.BitmapSize);
        for (int i = 0; i < numbers.Length; i++)
        {
            if (form == PostingForm.LowBytes)
            {
                bytes[i] = (byte)numbers[i];
            }
            else
            {
                bytes[numbers[i] / 8] |= (byte)(1 << (numbers[i] % 8));
            }
        }
    }

    private void WriteCodes(ReadOnlySpan<ushort> frequencies)
    {
        Span<byte> codes = Room((frequencies.Length + 1) / 2);
        for (int i = 0; i < frequencies.Length; i++)
        {
            codes[i / 2] |= (byte)(code.Of(frequencies[i]) << (i % 2 * 4));
        }
    }

    private void Append(ReadOnlySpan<ushort> values) => output.AddRange(MemoryMarshal.AsBytes(values));

    /// <summary>So many zero bytes at the end of the output.</summary>
    private Span<byte> Room(int length)
    {
        int start = output.Count;
        CollectionsMarshal.SetCount(output, start + length);
        Span<byte> room = CollectionsMarshal.AsSpan(output)[start..];
        room.Clear();
        return room;
    }
}
