using System.Buffers;
using System.Runtime.Intrinsics;
using PolicyBot.Search.Segments;

namespace PolicyBot.Search.Scoring;

/// <summary>
/// Finds a segment's candidates: scores its articles, then its passages, a window at a time that stays in the processor's first-level
/// cache, and takes from each window what may reach the threshold.
/// </summary>
internal sealed class SegmentScan : IDisposable
{
    private const int Window = 4096;

    /// <summary>Passages that are looked at together: those of a few articles.</summary>
    private const int Block = 32;

    /// <summary>Sums of floats depend on their order; a score computed term by term may differ by this part of it.</summary>
    private const float Rounding = 1e-5f;

    private readonly Segment _segment;
    private readonly int _index;
    private readonly ArticleSet? _left;
    private readonly FieldScan _passages;
    private readonly float[] _articles;
    private readonly float[] _scores = ArrayPool<float>.Shared.Rent(Window);
    private readonly float[] _quotients = ArrayPool<float>.Shared.Rent(Window);

    /// <param name="segment">The segment.</param>
    /// <param name="index">Its place in the generation.</param>
    /// <param name="query">The question.</param>
    /// <param name="statistics">The generation.</param>
    /// <param name="left">The articles to leave out; null for none.</param>
    public SegmentScan(Segment segment, int index, Query query, Statistics statistics, ArticleSet? left)
    {
        (_segment, _index, _left) = (segment, index, left);
        (PostingRun[] passages, PostingRun[] articles) = query.RunsIn(segment, index);
        _passages = new FieldScan(segment, passages, query.PassageWeights, statistics.PassageField, segment.Passages.Length);
        _articles = ArrayPool<float>.Shared.Rent(Padded(segment.Articles.Length));
        var scan = new FieldScan(segment, articles, query.ArticleWeights, statistics.ArticleField, segment.Articles.Length);
        ReadOnlySpan<float> lengths = segment.ArticleLengths;
        for (int start = 0; start < lengths.Length; start += Window)
        {
            int count = Math.Min(Window, lengths.Length - start);
            scan.Score(start, lengths.Slice(start, count), _quotients.AsSpan(0, Padded(count)), _articles.AsSpan(start, Padded(count)));
        }

        foreach (ref float score in _articles.AsSpan(0, lengths.Length))
        {
            score *= Bm25.ArticleShare;
        }
    }

    /// <summary>Adds the candidates of all windows.</summary>
    public void Run(CandidateList candidates, CancellationToken cancellation)
    {
        ReadOnlySpan<float> lengths = _segment.PassageLengths;
        for (int start = 0; start < lengths.Length; start += Window)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(Window, lengths.Length - start);
            _passages.Score(start, lengths.Slice(start, count), _quotients.AsSpan(0, Padded(count)), _scores.AsSpan(0, Padded(count)));
            Take(start, _scores.AsSpan(0, count), candidates);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(_scores);
        ArrayPool<float>.Shared.Return(_quotients);
        ArrayPool<float>.Shared.Return(_articles);
    }

    private static int Padded(int count) => (count + PostingGroup.WordBits - 1) / PostingGroup.WordBits * PostingGroup.WordBits;

    private static float Greatest(ReadOnlySpan<float> scores)
    {
        float greatest = 0;
        foreach (float score in scores)
        {
            greatest = Math.Max(greatest, score);
        }

        return greatest;
    }

    private static bool MayReach(float bound, ReadOnlySpan<float> scores)
    {
        Vector256<float> bounds = Vector256.Create(bound);
        for (; scores.Length >= Vector256<float>.Count; scores = scores[Vector256<float>.Count..])
        {
            if (Vector256.GreaterThanOrEqualAny(Vector256.Create(scores), bounds))
            {
                return true;
            }
        }

        return !scores.IsEmpty && Greatest(scores) >= bound;
    }

    private void Take(int start, ReadOnlySpan<float> scores, CandidateList candidates)
    {
        ReadOnlySpan<ushort> articles = _segment.PassageArticles.Slice(start, scores.Length);
        for (int first = 0; first < scores.Length; first += Block)
        {
            int count = Math.Min(Block, scores.Length - first);
            float greatest = Greatest(_articles.AsSpan(articles[first]..(articles[first + count - 1] + 1)));
            if (MayReach((candidates.Threshold * (1 - Rounding)) - greatest, scores.Slice(first, count)))
            {
                TakeSome(start, scores, first, count, articles, candidates);
            }
        }
    }

    private void TakeSome(int start, ReadOnlySpan<float> scores, int first, int count, ReadOnlySpan<ushort> articles, CandidateList candidates)
    {
        for (int i = first; i < first + count; i++)
        {
            // A passage with none of the terms is none, however good its article.
            float score = scores[i] + _articles[articles[i]], upper = score * (1 + Rounding);
            if (scores[i] > 0 && upper >= candidates.Threshold && _left?.Contains(articles[i]) != true)
            {
                candidates.Add(new Candidate(_index, start + i, score * (1 - Rounding), upper));
            }
        }
    }
}
