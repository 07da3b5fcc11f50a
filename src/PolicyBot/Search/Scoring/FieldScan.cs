using System.Runtime.InteropServices;
using PolicyBot.Search.Segments;

namespace PolicyBot.Search.Scoring;

/// <summary>Scores all passages (or all articles) of a segment.</summary>
/// <remarks>
/// The score of a text with norm n is the sum over frequencies f of f / (f + n) · the weights of the terms that stand in it f times, so that
/// the quotients are computed once for all terms of a frequency. The rarer terms are listed and added first; what the frequent ones, kept
/// as bitmaps, can add at most is known, and they are added, 32 texts at a time, only where that may make a difference (after MaxScore:
/// Turtle and Flood, Query Evaluation: Strategies and Optimizations, 1995). Quotients and scores stay in the second-level cache.
/// </remarks>
internal sealed class FieldScan
{
    /// <summary>Frequencies up to this one have quotients of their own; lists of higher ones are few and short.</summary>
    private const int Levels = 64;

    private readonly Segment _segment;
    private readonly Bm25Field _field;
    private readonly Lengths _lengths;
    private readonly FrequencyGroups[] _levels;

    /// <param name="segment">The segment.</param>
    /// <param name="runs">The postings of each term.</param>
    /// <param name="weights">The weight of each term, its rarity included.</param>
    /// <param name="field">Parameters and average length.</param>
    /// <param name="lengths">Gives the length of each text in terms.</param>
    public FieldScan(Segment segment, PostingRun[] runs, float[] weights, Bm25Field field, Lengths lengths)
    {
        (_segment, _field, _lengths) = (segment, field, lengths);
        var levels = new FrequencyGroups?[Levels];
        List<PostingGroup> groups = [];
        for (int t = 0; t < runs.Length; t++)
        {
            int mostFrequent = 0;
            groups.Clear();
            runs[t].Read(segment.Postings, groups);
            foreach (PostingGroup group in groups)
            {
                mostFrequent = group.IsBitmap ? group.Frequency : mostFrequent;
                int level = group.IsBitmap || group.Frequency < Levels ? group.Frequency : 0;
                if (level >= levels.Length)
                {
                    Array.Resize(ref levels, level + Levels);
                }

                (levels[level] ??= new FrequencyGroups(level)).Add(group, weights[t] * (field.K + 1));
            }

            // A text has one frequency only, and no text is shorter than nothing.
            MostOfBitmaps += mostFrequent == 0 ? 0 : weights[t] * (field.K + 1) * field.Saturation(mostFrequent, 0);
        }

        _levels = [.. levels.OfType<FrequencyGroups>()];
    }

    /// <summary>The most that <see cref="AddBitmaps"/> can add to a text's score.</summary>
    public float MostOfBitmaps { get; }

    /// <summary>Sets the scores by the rarer terms.</summary>
    /// <param name="quotients">Working space: room for every text, rounded up to a multiple of 32.</param>
    /// <param name="scores">Receives the scores; room as in <paramref name="quotients"/>.</param>
    public void SetByLists(Span<float> quotients, Span<float> scores)
    {
        ReadOnlySpan<byte> postings = _segment.Postings;
        ReadOnlySpan<float> lengths = _lengths(_segment);
        scores.Clear();
        foreach (FrequencyGroups level in _levels)
        {
            bool hasQuotients = level.IsWorthQuotients(lengths.Length);
            if (hasQuotients)
            {
                FrequencySum.SetQuotients(lengths, level.Frequency, _field, quotients);
            }

            foreach ((PostingGroup list, float weight) in level.Lists)
            {
                if (hasQuotients)
                {
                    FrequencySum.AddList(list.Numbers(postings), weight, quotients, scores);
                }
                else
                {
                    AddDividing(postings, list, weight, lengths, scores);
                }
            }
        }
    }

    /// <summary>Adds the frequent terms to the scores of 32 texts. What lies behind the last text is undefined.</summary>
    /// <param name="block">The texts from 32 times this on.</param>
    /// <param name="scores">All scores.</param>
    public void AddBitmaps(int block, Span<float> scores)
    {
        int start = block * PostingGroup.WordBits;
        ReadOnlySpan<float> lengths = _lengths(_segment)[start..];
        lengths = lengths[..Math.Min(lengths.Length, PostingGroup.WordBits)];
        Span<float> quotients = stackalloc float[PostingGroup.WordBits];
        foreach (FrequencyGroups level in _levels)
        {
            if (level.BitmapStarts.Length > 0)
            {
                FrequencySum.SetQuotients(lengths, level.Frequency, _field, quotients);
                FrequencySum.AddBitmaps(_segment.Postings, level.BitmapStarts, level.BitmapWeights, block, quotients, scores.Slice(start, PostingGroup.WordBits));
            }
        }
    }

    /// <summary>Adds the few texts of a rare frequency, or of several.</summary>
    private void AddDividing(ReadOnlySpan<byte> postings, PostingGroup list, float weight, ReadOnlySpan<float> lengths, Span<float> scores)
    {
        ReadOnlySpan<ushort> numbers = list.Numbers(postings), frequencies = list.Frequency == 0 ? list.Frequencies(postings) : [];
        for (int i = 0; i < numbers.Length; i++)
        {
            scores[numbers[i]] += weight * _field.Saturation(frequencies.IsEmpty ? list.Frequency : frequencies[i], lengths[numbers[i]]);
        }
    }

    /// <summary>Gives the length of each text of a segment in terms.</summary>
    internal delegate ReadOnlySpan<float> Lengths(Segment segment);

    /// <summary>The postings of one frequency (or, for 0, of several), of all terms.</summary>
    private sealed class FrequencyGroups(int frequency)
    {
        private const int TextsPerQuotient = 16;

        private readonly List<int> _starts = [];
        private readonly List<float> _weights = [];
        private readonly List<(PostingGroup Group, float Weight)> _lists = [];
        private int _listed;

        public int Frequency => frequency;

        public ReadOnlySpan<int> BitmapStarts => CollectionsMarshal.AsSpan(_starts);

        public ReadOnlySpan<float> BitmapWeights => CollectionsMarshal.AsSpan(_weights);

        public ReadOnlySpan<(PostingGroup Group, float Weight)> Lists => CollectionsMarshal.AsSpan(_lists);

        public void Add(PostingGroup group, float weight)
        {
            if (group.IsBitmap)
            {
                _starts.Add(group.Start);
                _weights.Add(weight);
            }
            else
            {
                _listed += group.Count;
                _lists.Add((group, weight));
            }
        }

        /// <summary>Whether there are so many postings that a quotient for every text costs less than one for every posting.</summary>
        public bool IsWorthQuotients(int texts) =>
            frequency > 0 && _listed * TextsPerQuotient > texts;
    }
}
