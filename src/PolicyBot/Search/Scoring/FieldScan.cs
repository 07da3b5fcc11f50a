using System.Runtime.InteropServices;
using PolicyBot.Search.Segments;

namespace PolicyBot.Search.Scoring;

/// <summary>Scores all passages (or all articles) of a segment.</summary>
/// <remarks>
/// The score of a text with norm n is the sum over frequencies f of f / (f + n) · the weights of the terms that stand in it f times, so that
/// the quotients are computed once for all terms of a frequency. A segment's quotients and scores stay in the processor's second-level
/// cache. Nothing is skipped by bounds (MaxScore: Turtle and Flood,
/// Query Evaluation: Strategies and Optimizations, 1995): of the 50 terms of a question half are single characters, in every passage
/// some, and adding them costs less than asking whether to.
/// </remarks>
internal sealed class FieldScan
{
    /// <summary>Frequencies up to this one have quotients of their own; lists of higher ones are few and short.</summary>
    private const int Levels = 64;

    private readonly Segment _segment;
    private readonly Bm25Field _field;
    private readonly FrequencyGroups[] _levels;

    /// <param name="segment">The segment.</param>
    /// <param name="runs">The postings of each term.</param>
    /// <param name="weights">The weight of each term, its rarity included.</param>
    /// <param name="field">Parameters and average length.</param>
    public FieldScan(Segment segment, PostingRun[] runs, float[] weights, Bm25Field field)
    {
        (_segment, _field) = (segment, field);
        var levels = new FrequencyGroups?[Levels];
        List<PostingGroup> groups = [];
        for (int t = 0; t < runs.Length; t++)
        {
            groups.Clear();
            runs[t].Read(segment.Postings, groups);
            foreach (PostingGroup group in groups)
            {
                int level = group.IsBitmap || group.Frequency < Levels ? group.Frequency : 0;
                if (level >= levels.Length)
                {
                    Array.Resize(ref levels, level + Levels);
                }

                (levels[level] ??= new FrequencyGroups(level)).Add(group, weights[t] * (field.K + 1));
            }
        }

        _levels = [.. levels.OfType<FrequencyGroups>()];
    }

    /// <summary>Sets the scores.</summary>
    /// <param name="lengths">Length of each text in terms.</param>
    /// <param name="quotients">Working space: room for as many, rounded up to a multiple of 32.</param>
    /// <param name="scores">Receives the scores; room as in <paramref name="quotients"/>, what lies behind the last text is undefined.</param>
    public void Score(ReadOnlySpan<float> lengths, Span<float> quotients, Span<float> scores)
    {
        ReadOnlySpan<byte> postings = _segment.Postings;
        scores.Clear();
        foreach (FrequencyGroups level in _levels)
        {
            bool hasQuotients = level.IsWorthQuotients(lengths.Length);
            if (hasQuotients)
            {
                FrequencySum.SetQuotients(lengths, level.Frequency, _field, quotients);
                FrequencySum.AddBitmaps(postings, level.BitmapStarts, level.BitmapWeights, quotients, scores);
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

    /// <summary>Adds the few texts of a rare frequency, or of several.</summary>
    private void AddDividing(ReadOnlySpan<byte> postings, PostingGroup list, float weight, ReadOnlySpan<float> lengths, Span<float> scores)
    {
        ReadOnlySpan<ushort> numbers = list.Numbers(postings), frequencies = list.Frequency == 0 ? list.Frequencies(postings) : [];
        for (int i = 0; i < numbers.Length; i++)
        {
            scores[numbers[i]] += weight * _field.Saturation(frequencies.IsEmpty ? list.Frequency : frequencies[i], lengths[numbers[i]]);
        }
    }

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
            frequency > 0 && (_starts.Count > 0 || _listed * TextsPerQuotient > texts);
    }
}
