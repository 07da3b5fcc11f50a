using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using PolicyBot.Search.Segments;

namespace PolicyBot.Search.Scoring;

/// <summary>Scores all passages (or all articles) of a segment, a window at a time, in their order.</summary>
/// <remarks>
/// The score of a text with norm n is the sum over frequencies f of f / (f + n) · the weights of the terms that stand in it f times. The
/// frequent terms of one frequency are summed first, from their bitmaps, eight texts at once, and divided once; the others are added
/// text by text. Nothing is skipped by bounds (MaxScore: Turtle and Flood, Query Evaluation: Strategies and Optimizations, 1995): of the
/// 50 terms of a question half are single characters, in every passage some, and adding them costs less than asking whether to.
/// </remarks>
internal sealed class FieldScan
{
    private static readonly Vector256<uint>[] Masks = [.. Enumerable.Range(0, PostingGroup.WordBits / Vector256<uint>.Count)
        .Select(part => Vector256.Create(1u, 2, 4, 8, 16, 32, 64, 128) << (part * Vector256<uint>.Count))];

    private readonly Segment _segment;
    private readonly Bm25Field _field;
    private readonly List<Dense> _dense = [];
    private readonly List<Sparse> _sparse = [];

    /// <param name="segment">The segment.</param>
    /// <param name="runs">The postings of each term.</param>
    /// <param name="weights">The weight of each term, its rarity included.</param>
    /// <param name="field">Parameters and average length.</param>
    public FieldScan(Segment segment, PostingRun[] runs, float[] weights, Bm25Field field)
    {
        (_segment, _field) = (segment, field);
        List<PostingGroup> groups = [];
        for (int t = 0; t < runs.Length; t++)
        {
            groups.Clear();
            runs[t].Read(segment.Postings, groups);
            foreach (PostingGroup group in groups)
            {
                if (group.IsBitmap)
                {
                    _dense.Add(new Dense(group, weights[t] * (field.K + 1)));
                }
                else
                {
                    _sparse.Add(new Sparse(group, weights[t] * (field.K + 1), 0));
                }
            }
        }

        _dense.Sort((one, other) => one.Group.Frequency.CompareTo(other.Group.Frequency));
    }

    /// <summary>Sets the scores of a window. Windows are to be asked for in their order.</summary>
    /// <param name="start">The first text, a multiple of 32.</param>
    /// <param name="lengths">Length in terms of each text of the window.</param>
    /// <param name="norms">Working space: room for as many, rounded up to a multiple of 32.</param>
    /// <param name="scores">Receives the scores; room as in <paramref name="norms"/>, what lies behind the window's end is undefined.</param>
    public void Score(int start, ReadOnlySpan<float> lengths, Span<float> norms, Span<float> scores)
    {
        for (int i = 0; i < lengths.Length; i++)
        {
            norms[i] = _field.Norm(lengths[i]);
        }

        norms[lengths.Length..].Fill(1);
        scores.Clear();
        Span<Dense> dense = CollectionsMarshal.AsSpan(_dense);
        while (dense.Length > 0)
        {
            int frequency = dense[0].Group.Frequency, count = 1;
            while (count < dense.Length && dense[count].Group.Frequency == frequency)
            {
                count++;
            }

            AddDense(dense[..count], start, frequency * _field.Unit, norms, scores);
            dense = dense[count..];
        }

        foreach (ref Sparse sparse in CollectionsMarshal.AsSpan(_sparse))
        {
            AddSparse(ref sparse, start, norms[..lengths.Length], scores);
        }
    }

    private void AddDense(ReadOnlySpan<Dense> groups, int start, float frequency, ReadOnlySpan<float> norms, Span<float> scores)
    {
        ReadOnlySpan<byte> postings = _segment.Postings;
        (Vector256<uint> first, Vector256<uint> second, Vector256<uint> third, Vector256<uint> fourth) = (Masks[0], Masks[1], Masks[2], Masks[3]);
        for (int i = 0; i + PostingGroup.WordBits <= scores.Length; i += PostingGroup.WordBits)
        {
            Vector256<float> one = default, two = default, three = default, four = default;
            foreach (ref readonly Dense group in groups)
            {
                Vector256<uint> bits = Vector256.Create(group.Group.Bits(postings, (start + i) / PostingGroup.WordBits));
                Vector256<float> weight = Vector256.Create(group.Weight);
                one += Vector256.Equals(bits & first, first).AsSingle() & weight;
                two += Vector256.Equals(bits & second, second).AsSingle() & weight;
                three += Vector256.Equals(bits & third, third).AsSingle() & weight;
                four += Vector256.Equals(bits & fourth, fourth).AsSingle() & weight;
            }

            Span<float> sums = scores.Slice(i, PostingGroup.WordBits);
            ReadOnlySpan<float> own = norms.Slice(i, PostingGroup.WordBits);
            Divide(one, frequency, own, sums);
            Divide(two, frequency, own[8..], sums[8..]);
            Divide(three, frequency, own[16..], sums[16..]);
            Divide(four, frequency, own[24..], sums[24..]);
        }
    }

    private static void Divide(Vector256<float> weights, float frequency, ReadOnlySpan<float> norms, Span<float> sums)
    {
        Vector256<float> f = Vector256.Create(frequency);
        (Vector256.Create<float>(sums) + (weights * f / (f + Vector256.Create(norms)))).CopyTo(sums);
    }

    private void AddSparse(ref Sparse sparse, int start, ReadOnlySpan<float> norms, Span<float> scores)
    {
        PostingGroup group = sparse.Group;
        ReadOnlySpan<ushort> numbers = group.Numbers(_segment.Postings);
        ReadOnlySpan<ushort> frequencies = group.Frequency == 0 ? group.Frequencies(_segment.Postings) : [];
        float f = group.Frequency * _field.Unit, weighted = f * sparse.Weight;
        int i = sparse.Next;
        scores = scores[..norms.Length];
        for (; i < numbers.Length; i++)
        {
            int at = numbers[i] - start;
            if ((uint)at >= (uint)norms.Length)
            {
                break;
            }

            if (!frequencies.IsEmpty)
            {
                f = frequencies[i] * _field.Unit;
                weighted = f * sparse.Weight;
            }

            scores[at] += weighted / (f + norms[at]);
        }

        sparse.Next = i;
    }

    private readonly record struct Dense(PostingGroup Group, float Weight);

    private record struct Sparse(PostingGroup Group, float Weight, int Next);
}
