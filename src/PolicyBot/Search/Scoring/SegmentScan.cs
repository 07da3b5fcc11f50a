using System.Buffers;
using System.Runtime.Intrinsics;
using PolicyBot.Search.Segments;

namespace PolicyBot.Search.Scoring;

/// <summary>Finds a segment's candidates: scores its articles and its passages as far as is needed and takes those that may reach the threshold.</summary>
internal sealed class SegmentScan : IDisposable
{
    /// <summary>Texts that are looked at together.</summary>
    private const int Block = PostingGroup.WordBits;

    /// <summary>Sums of floats depend on their order; a score computed term by term may differ by this part of it.</summary>
    private const float Rounding = 1e-5f;

    private readonly Segment _segment;
    private readonly int _index;
    private readonly ArticleSet? _left;
    private readonly FieldScan _articles;
    private readonly FieldScan _passages;
    private readonly float[] _articleScores;
    private readonly float[] _passageScores;
    private readonly bool[] _isWhole;

    /// <param name="segment">The segment.</param>
    /// <param name="index">Its place in the generation.</param>
    /// <param name="query">The question.</param>
    /// <param name="statistics">The generation.</param>
    /// <param name="left">The articles to leave out; null for none.</param>
    public SegmentScan(Segment segment, int index, Query query, Statistics statistics, ArticleSet? left)
    {
        (_segment, _index, _left) = (segment, index, left);
        (PostingRun[] passages, PostingRun[] articles) = query.RunsIn(segment, index);
        _articles = new FieldScan(segment, articles, query.ArticleWeights, statistics.ArticleField, of => of.ArticleLengths);
        _passages = new FieldScan(segment, passages, query.PassageWeights, statistics.PassageField, of => of.PassageLengths);
        _articleScores = ScoreByLists(_articles, segment.Articles.Length);
        _passageScores = ScoreByLists(_passages, segment.Passages.Length);
        _isWhole = new bool[Blocks(segment.Articles.Length)];
    }

    /// <summary>Adds the candidates.</summary>
    public void AddTo(CandidateList candidates)
    {
        ReadOnlySpan<ushort> articles = _segment.PassageArticles;
        for (int block = 0; block < Blocks(articles.Length); block++)
        {
            int first = block * Block, count = Math.Min(Block, articles.Length - first);
            ReadOnlySpan<float> scores = _passageScores.AsSpan(first, count);
            int firstArticle = articles[first], lastArticle = articles[first + count - 1];
            float most = (Bm25.ArticleShare * (Greatest(firstArticle, lastArticle) + _articles.MostOfBitmaps)) + _passages.MostOfBitmaps;
            if (!MayReach(Bound(candidates) - most, scores))
            {
                continue;
            }

            MakeWhole(firstArticle, lastArticle);
            if (MayReach(Bound(candidates) - (Bm25.ArticleShare * Greatest(firstArticle, lastArticle)) - _passages.MostOfBitmaps, scores))
            {
                _passages.AddBitmaps(block, _passageScores);
                AddSome(first, scores, articles.Slice(first, count), candidates);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(_passageScores);
        ArrayPool<float>.Shared.Return(_articleScores);
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

    private static int Blocks(int texts) => (texts + Block - 1) / Block;

    private static float Bound(CandidateList candidates) => candidates.Threshold * (1 - Rounding);

    private static float[] ScoreByLists(FieldScan scan, int texts)
    {
        int padded = Blocks(texts) * Block;
        float[] scores = ArrayPool<float>.Shared.Rent(padded), quotients = ArrayPool<float>.Shared.Rent(padded);
        scan.SetByLists(quotients.AsSpan(0, padded), scores.AsSpan(0, padded));
        ArrayPool<float>.Shared.Return(quotients);
        return scores;
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

    /// <summary>Adds the frequent terms to the scores of some articles, unless that was done already.</summary>
    private void MakeWhole(int firstArticle, int lastArticle)
    {
        for (int block = firstArticle / Block; block <= lastArticle / Block; block++)
        {
            if (!_isWhole[block])
            {
                _articles.AddBitmaps(block, _articleScores);
                _isWhole[block] = true;
            }
        }
    }

    private float Greatest(int firstArticle, int lastArticle) => Greatest(_articleScores.AsSpan(firstArticle..(lastArticle + 1)));

    private void AddSome(int first, ReadOnlySpan<float> scores, ReadOnlySpan<ushort> articles, CandidateList candidates)
    {
        for (int i = 0; i < scores.Length; i++)
        {
            // A passage with none of the terms is none, however good its article.
            float score = scores[i] + (Bm25.ArticleShare * _articleScores[articles[i]]), upper = score * (1 + Rounding);
            if (scores[i] > 0 && upper >= candidates.Threshold && _left?.Contains(articles[i]) != true)
            {
                candidates.Add(new Candidate(_index, first + i, score * (1 - Rounding), upper));
            }
        }
    }
}
