using PolicyBot.Search.Segments;

namespace PolicyBot.Search.Scoring;

/// <summary>Adds what a list's texts get for its term, to all of them at once or to some.</summary>
internal readonly ref struct ListSum
{
    private readonly PostingReader _list;
    private readonly ReadOnlySpan<float> _lengths;
    private readonly Bm25Field _field;
    private readonly float _weight;

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

    /// <summary>What a text gets; 0 where it does not hold the term.</summary>
    public float Of(int text) => _list.FrequencyIn(text) is var frequency and > 0 ? _weight * _field.Saturation(frequency, _lengths[text]) : 0;

    /// <summary>Adds to every text that holds the term what it gets.</summary>
    /// <param name="scores">Of all texts of the segment.</param>
    public void AddTo(Span<float> scores)
    {
        Span<ushort> room = stackalloc ushort[PostingReader.RoomSize];
        Span<float> frequencies = stackalloc float[FrequencyCode.Count];
        _list.SetFrequencies(frequencies, _field.Unit);
        float rest = _field.BaseNorm, perTerm = _field.NormPerTerm, weight = _weight;
        ReadOnlySpan<byte> codes = _list.Codes;
        ReadOnlySpan<ushort> rare = _list.RareFrequencies;
        ReadOnlySpan<float> lengths = _lengths;
        for (int piece = 0; piece < _list.Pieces; piece++)
        {
            ReadOnlySpan<ushort> numbers = _list.Numbers(piece, room, out int place);
            for (int i = 0; i < numbers.Length; i++, place++)
            {
                int text = numbers[i], code = (codes[place >> 1] >> ((place & 1) << 2)) & (FrequencyCode.Count - 1);
                float frequency = frequencies[code];
                if (code == FrequencyCode.Rare)
                {
                    frequency = rare[0] * _field.Unit;
                    rare = rare[1..];
                }

                scores[text] += weight * frequency / (frequency + rest + (perTerm * lengths[text]));
            }
        }
    }
}
