using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using PolicyBot.Search.Segments;

namespace PolicyBot.Search.Scoring;

/// <summary>The inner loops of the search, over a segment's texts and the postings of one frequency.</summary>
internal static class FrequencySum
{
    private static readonly Vector256<uint> FirstBits = Vector256.Create(1u, 2, 4, 8, 16, 32, 64, 128);

    /// <summary>Sets f / (f + norm) for each text; what lies behind the last is set to some number.</summary>
    public static void SetQuotients(ReadOnlySpan<float> lengths, int frequency, in Bm25Field field, Span<float> quotients)
    {
        float f = frequency * field.Unit;
        Vector256<float> numerator = Vector256.Create(f), rest = Vector256.Create(f + field.BaseNorm), perTerm = Vector256.Create(field.NormPerTerm);
        int i = 0;
        for (; i + Vector256<float>.Count <= lengths.Length; i += Vector256<float>.Count)
        {
            (numerator / (rest + (perTerm * Vector256.Create(lengths[i..])))).CopyTo(quotients[i..]);
        }

        for (; i < quotients.Length; i++)
        {
            quotients[i] = i < lengths.Length ? field.Saturation(frequency, lengths[i]) : 0;
        }
    }

    /// <summary>Adds quotient times weight for each text and each term whose bitmap has it, 32 texts at once.</summary>
    /// <param name="postings">The section of postings.</param>
    /// <param name="starts">Where each term's bitmap begins.</param>
    /// <param name="weights">Each term's weight.</param>
    /// <param name="quotients">Of each text; a multiple of 32.</param>
    /// <param name="scores">As many.</param>
    public static void AddBitmaps(
        ReadOnlySpan<byte> postings, ReadOnlySpan<int> starts, ReadOnlySpan<float> weights, ReadOnlySpan<float> quotients, Span<float> scores)
    {
        if (starts.IsEmpty)
        {
            return;
        }

        // All bitmaps reach to the last text, which is checked here once; checking every word would double the time.
        foreach (int bitmap in starts)
        {
            _ = postings.Slice(bitmap, scores.Length / 8);
        }

        Vector256<uint> first = FirstBits, second = first << 8, third = first << 16, fourth = first << 24;
        ref int bitmaps = ref MemoryMarshal.GetReference(starts);
        ref float own = ref MemoryMarshal.GetReference(weights[..starts.Length]);
        for (int i = 0; i + PostingGroup.WordBits <= scores.Length; i += PostingGroup.WordBits)
        {
            ref byte words = ref Unsafe.Add(ref MemoryMarshal.GetReference(postings), i / 8);
            Vector256<float> one = default, two = default, three = default, four = default;
            for (int t = 0; t < starts.Length; t++)
            {
                Vector256<uint> bits = Vector256.Create(Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref words, Unsafe.Add(ref bitmaps, t))));
                Vector256<float> weight = Vector256.Create(Unsafe.Add(ref own, t));
                one += Vector256.Equals(bits & first, first).AsSingle() & weight;
                two += Vector256.Equals(bits & second, second).AsSingle() & weight;
                three += Vector256.Equals(bits & third, third).AsSingle() & weight;
                four += Vector256.Equals(bits & fourth, fourth).AsSingle() & weight;
            }

            Span<float> sums = scores.Slice(i, PostingGroup.WordBits);
            ReadOnlySpan<float> quotient = quotients.Slice(i, PostingGroup.WordBits);
            Add(one, quotient, sums);
            Add(two, quotient[8..], sums[8..]);
            Add(three, quotient[16..], sums[16..]);
            Add(four, quotient[24..], sums[24..]);
        }
    }

    /// <summary>Adds quotient times weight for each text of a term's list.</summary>
    /// <param name="numbers">The numbers of the texts, ascending.</param>
    /// <param name="weight">The term's weight.</param>
    /// <param name="quotients">Of each text.</param>
    /// <param name="scores">As many.</param>
    public static void AddList(ReadOnlySpan<ushort> numbers, float weight, ReadOnlySpan<float> quotients, Span<float> scores)
    {
        if (numbers.IsEmpty)
        {
            return;
        }

        // The last number is the greatest; where it is in bounds all are.
        _ = quotients[numbers[^1]] + scores[numbers[^1]];
        ref float sums = ref MemoryMarshal.GetReference(scores);
        ref float own = ref MemoryMarshal.GetReference(quotients);
        foreach (ushort number in numbers)
        {
            Unsafe.Add(ref sums, number) += weight * Unsafe.Add(ref own, number);
        }
    }

    private static void Add(Vector256<float> weights, ReadOnlySpan<float> quotients, Span<float> sums) =>
        (Vector256.Create<float>(sums) + (weights * Vector256.Create(quotients))).CopyTo(sums);
}
