using System.Runtime.InteropServices;
using PolicyBot.Search.Segments;

namespace PolicyBot.Search.Scoring;

/// <summary>Scores all passages (or all articles) of a segment, a window at a time, in their order.</summary>
/// <remarks>
/// The score of a text with norm n is the sum over frequencies f of f / (f + n) · the weights of the terms that stand in it f times, so that
/// for a window the quotients are computed once for all terms of a frequency. Nothing is skipped by bounds (MaxScore: Turtle and Flood,
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
    private readonly int _texts;

    /// <param name="segment">The segment.</param>
    /// <param name="runs">The postings of each term.</param>
    /// <param name="weights">The weight of each term, its rarity included.</param>
    /// <param name="field">Parameters and average length.</param>
    /// <param name="texts">How many passages (articles) there are.</param>
    public FieldScan(Segment segment, PostingRun[] runs, float[] weights, Bm25Field field, int texts)
    {
        (_segment, _field, _texts) = (segment, field, texts);
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

    /// <summary>Sets the scores of a window. Windows are to be asked for in their order.</summary>
    /// <param name="start">The first text, a multiple of 32.</param>
    /// <param name="lengths">Length in terms of each text of the window.</param>
    /// <param name="quotients">Working space: room for as many, rounded up to a multiple of 32.</param>
    /// <param name="scores">Receives the scores; room as in <paramref name="quotients"/>, what lies behind the window's end is undefined.</param>
    public void Score(int start, ReadOnlySpan<float> lengths, Span<float> quotients, Span<float> scores)
    {
        ReadOnlySpan<byte> postings = _segment.Postings;
        scores.Clear();
        foreach (FrequencyGroups level in _levels)
        {
            if (level.IsWorthQuotients(_texts))
            {
                FrequencySum.SetQuotients(lengths, level.Frequency, _field, quotients);
                FrequencySum.AddBitmaps(postings, level.BitmapStarts, level.BitmapWeights, start, quotients, scores);
                foreach (ref ListCursor list in level.Lists)
                {
                    FrequencySum.AddList(list.Group.Numbers(postings), ref list.Next, list.Weight, start, quotients[..lengths.Length], scores);
                }
            }
            else
            {
                foreach (ref ListCursor list in level.Lists)
                {
                    AddDividing(postings, ref list, start, lengths, scores);
                }
            }
        }
    }

    /// <summary>Adds the few texts of a rare frequency, or of several.</summary>
    private void AddDividing(ReadOnlySpan<byte> postings, ref ListCursor list, int start, ReadOnlySpan<float> lengths, Span<float> scores)
    {
        ReadOnlySpan<ushort> numbers = list.Group.Numbers(postings);
        ReadOnlySpan<ushort> frequencies = list.Group.Frequency == 0 ? list.Group.Frequencies(postings) : [];
        for (; list.Next < numbers.Length && numbers[list.Next] - start < lengths.Length; list.Next++)
        {
            int at = numbers[list.Next] - start, frequency = frequencies.IsEmpty ? list.Group.Frequency : frequencies[list.Next];
            scores[at] += list.Weight * _field.Saturation(frequency, lengths[at]);
        }
    }

    /// <summary>The postings of one frequency (or, for 0, of several), of all terms.</summary>
    private sealed class FrequencyGroups(int frequency)
    {
        private const int TextsPerQuotient = 16;

        private readonly List<int> _starts = [];
        private readonly List<float> _weights = [];
        private readonly List<ListCursor> _lists = [];
        private int _listed;

        public int Frequency => frequency;

        public ReadOnlySpan<int> BitmapStarts => CollectionsMarshal.AsSpan(_starts);

        public ReadOnlySpan<float> BitmapWeights => CollectionsMarshal.AsSpan(_weights);

        public Span<ListCursor> Lists => CollectionsMarshal.AsSpan(_lists);

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
                _lists.Add(new ListCursor(group, weight));
            }
        }

        /// <summary>Whether there are so many postings that a quotient for every text costs less than one for every posting.</summary>
        public bool IsWorthQuotients(int texts) =>
            frequency > 0 && (_starts.Count > 0 || _listed * TextsPerQuotient > texts);
    }

    private struct ListCursor(PostingGroup group, float weight)
    {
        public readonly PostingGroup Group = group;
        public readonly float Weight = weight;

        /// <summary>The first posting that may lie in the next window.</summary>
        public int Next;
    }
}
