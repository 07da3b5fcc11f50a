using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using PolicyBot.Search.Segments;

namespace PolicyBot.Search.Scoring;

/// <summary>Adds what a list's texts get for its term, to all of them at once or to some: whole numbers of <see cref="Query.Unit"/>.</summary>
internal ref struct ListSum
{
    private const int Lanes = 8;
    private const int CodeBits = 4;

    private static readonly Vector256<uint> CodeMasks = Vector256.Create(0xFu, 0xF0, 0xF00, 0xF000, 0xF0000, 0xF00000, 0xF000000, 0xF0000000);
    private static readonly Vector256<uint> CodeFactors = Vector256.Create(1u << 28, 1 << 24, 1 << 20, 1 << 16, 1 << 12, 1 << 8, 1 << 4, 1);

    private readonly PostingReader _list;
    private readonly ReadOnlySpan<float> _lengths;
    private readonly Bm25Field _field;
    private readonly float _weight;
    private ReadOnlySpan<ushort> _rare;
    private int _lastText = -1;
    private int _last;

    /// <param name="segment">The segment.</param>
    /// <param name="list">The list.</param>
    /// <param name="statistics">The generation.</param>
    public ListSum(Segment segment, TermList list, Statistics statistics)
    {
        _list = new PostingReader(segment.Postings, list.Postings);
        _lengths = list.IsOfArticles ? segment.ArticleLengths : segment.PassageLengths;
        _field = list.IsOfArticles ? statistics.ArticleField : statistics.PassageField;
        _weight = list.Weight;
    }

    /// <summary>A gain in whole units: at least one, so that a term that stands in nearly every text counts as held.</summary>
    public static int Rounded(float gain) => (int)gain + 1;

    /// <summary>What a text gets; 0 where it does not hold the term. Passages that follow each other often ask for the same article, which is looked up once.</summary>
    public int Of(int text)
    {
        if (text != _lastText)
        {
            _last = _list.FrequencyIn(text) is var frequency and > 0 ? Gain(frequency, text) : 0;
            _lastText = text;
        }

        return _last;
    }

    /// <summary>Adds to every text that holds the term what it gets.</summary>
    /// <param name="scores">Of all texts of the segment.</param>
    public void AddTo(Span<int> scores)
    {
        Span<ushort> room = stackalloc ushort[PostingReader.RoomSize];
        _rare = _list.RareFrequencies;
        for (int piece = 0; piece < _list.Pieces; piece++)
        {
            ReadOnlySpan<ushort> numbers = _list.Numbers(piece, room, out int place);
            int added = AddEights(numbers, place, scores);
            for (int i = added; i < numbers.Length; i++)
            {
                int code = (_list.Codes[(place + i) / 2] >> ((place + i) % 2 * CodeBits)) & (FrequencyCode.Count - 1);
                int frequency = code == FrequencyCode.Rare ? NextRare() : _list.Frequencies[code];
                scores[numbers[i]] += Gain(frequency, numbers[i]);
            }
        }
    }

    /// <summary>Adds to texts eight at a time as far as there are as many.</summary>
    /// <returns>How many.</returns>
    private int AddEights(scoped ReadOnlySpan<ushort> numbers, int place, scoped Span<int> scores)
    {
        ReadOnlySpan<byte> codes = _list.Codes;
        int end = Math.Min(numbers.Length - Lanes, ((codes.Length - sizeof(ulong)) * 2) - place);
        if (end < 0)
        {
            return 0;
        }

        // The last number is the greatest; where it is in bounds all are.
        _ = (scores[numbers[^1]], _lengths[numbers[^1]]);
        ref int sums = ref MemoryMarshal.GetReference(scores);
        ref float lengths = ref MemoryMarshal.GetReference(_lengths);
        ref ushort number = ref MemoryMarshal.GetReference(numbers);
        Vector256<float> low = Frequencies(0), high = Frequencies(Lanes), weight = Vector256.Create(_weight);
        Vector256<float> norm = Vector256.Create(_field.BaseNorm), perTerm = Vector256.Create(_field.NormPerTerm);
        int i = 0;
        for (; i <= end; i += Lanes, number = ref Unsafe.Add(ref number, Lanes))
        {
            int at = place + i;
            uint word = (uint)(MemoryMarshal.Read<ulong>(codes[(at / 2)..]) >> (at % 2 * CodeBits));
            Vector256<uint> code = ((Vector256.Create(word) & CodeMasks) * CodeFactors) >> 28;
            Vector256<float> frequency = Vector256.Shuffle(low, code.AsInt32()) + Vector256.Shuffle(high, code.AsInt32() - Vector256.Create(Lanes));
            if (Vector256.EqualsAny(code, Vector256<uint>.Zero))
            {
                frequency = WithRare(frequency, code);
            }

            Vector256<float> length = Vector256.Create(
                Of(ref lengths, ref number, 0), Of(ref lengths, ref number, 1), Of(ref lengths, ref number, 2), Of(ref lengths, ref number, 3),
                Of(ref lengths, ref number, 4), Of(ref lengths, ref number, 5), Of(ref lengths, ref number, 6), Of(ref lengths, ref number, 7));
            // The very operations of Gain and Saturation in their order, so that a text gets the same here and there.
            Vector256<int> gain = Vector256.ConvertToInt32Native(weight * (frequency / (frequency + norm + (perTerm * length)))) + Vector256<int>.One;
            for (int lane = 0; lane < Lanes; lane++)
            {
                Of(ref sums, ref number, lane) += gain[lane];
            }
        }

        return i;
    }

    private static ref T Of<T>(ref T values, ref ushort number, int lane) => ref Unsafe.Add(ref values, (int)Unsafe.Add(ref number, lane));

    private readonly int Gain(int frequency, int text) => Rounded(_weight * _field.Saturation(frequency, _lengths[text]));

    private readonly Vector256<float> Frequencies(int first)
    {
        Span<float> frequencies = stackalloc float[Lanes];
        for (int i = 0; i < Lanes; i++)
        {
            frequencies[i] = _list.Frequencies[first + i] * _field.Unit;
        }

        return Vector256.Create<float>(frequencies);
    }

    private Vector256<float> WithRare(Vector256<float> frequencies, Vector256<uint> codes)
    {
        for (int lane = 0; lane < Lanes; lane++)
        {
            frequencies = codes[lane] == FrequencyCode.Rare ? frequencies.WithElement(lane, NextRare() * _field.Unit) : frequencies;
        }

        return frequencies;
    }

    private int NextRare()
    {
        int frequency = _rare[0];
        _rare = _rare[1..];
        return frequency;
    }
}
