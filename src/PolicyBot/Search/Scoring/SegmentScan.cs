using System.Buffers;
using System.Runtime.Intrinsics;
using PolicyBot.Search.Segments;

namespace PolicyBot.Search.Scoring;

/// <summary>Finds a segment's candidates: scores its articles and its passages and takes those that may reach the threshold.</summary>
internal sealed class SegmentScan : IDisposable
{
    /// <summary>Passages that are looked at together: those of a few articles.</summary>
    private const int Block = 32;

    /// <summary>Sums of floats depend on their order; a score computed term by term may differ by this part of it.</summary>
    private const float Rounding = 1e-5f;

    private readonly Segment _segment;
    private readonly int _index;
    private readonly ArticleSet? _left;
    private readonly float[] _articles;
    private readonly float[] _passages;

    /// <param name="segment">The segment.</param>
    /// <param name="index">Its place in the generation.</param>
    /// <param name="query">The question.</param>
    /// <param name="statistics">The generation.</param>
    /// <param name="left">The articles to leave out; null for none.</param>
    public SegmentScan(Segment segment, int index, Query query, Statistics statistics, ArticleSet? left)
    {
        (_segment, _index, _left) = (segment, index, left);
        (PostingRun[] passages, PostingRun[] articles) = query.RunsIn(segment, index);
        _articles = Score(articles, query.ArticleWeights, statistics.ArticleField, segment.ArticleLengths);
        _passages = Score(passages, query.PassageWeights, statistics.PassageField, segment.PassageLengths);
        foreach (ref float score in _articles.AsSpan(0, segment.Articles.Length))
        {
            score *= Bm25.ArticleShare;
        }
    }

    /// <summary>Adds the candidates.</summary>
    public void AddTo(CandidateList candidates)
    {
        ReadOnlySpan<ushort> articles = _segment.PassageArticles;
        ReadOnlySpan<float> scores = _passages.AsSpan(0, articles.Length);
        for (int first = 0; first < scores.Length; first += Block)
        {
            int count = Math.Min(Block, scores.Length - first);
            float greatest = Greatest(_articles.AsSpan(articles[first]..(articles[first + count - 1] + 1)));
            if (MayReach((candidates.Threshold * (1 - Rounding)) - greatest, scores.Slice(first, count)))
            {
                AddSome(first, scores.Slice(first, count), articles.Slice(first, count), candidates);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(_passages);
        ArrayPool<float>.Shared.Return(_articles);
    }

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

    private float[] Score(PostingRun[] runs, float[] weights, Bm25Field field, ReadOnlySpan<float> lengths)
    {
        int padded = (lengths.Length + PostingGroup.WordBits - 1) / PostingGroup.WordBits * PostingGroup.WordBits;
        float[] scores = ArrayPool<float>.Shared.Rent(padded), quotients = ArrayPool<float>.Shared.Rent(padded);
        new FieldScan(_segment, runs, weights, field).Score(lengths, quotients.AsSpan(0, padded), scores.AsSpan(0, padded));
        ArrayPool<float>.Shared.Return(quotients);
        return scores;
    }

    private void AddSome(int first, ReadOnlySpan<float> scores, ReadOnlySpan<ushort> articles, CandidateList candidates)
    {
        for (int i = 0; i < scores.Length; i++)
        {
            // A passage with none of the terms is none, however good its article.
            float score = scores[i] + _articles[articles[i]], upper = score * (1 + Rounding);
            if (scores[i] > 0 && upper >= candidates.Threshold && _left?.Contains(articles[i]) != true)
            {
                candidates.Add(new Candidate(_index, first + i, score * (1 - Rounding), upper));
            }
        }
    }
}
