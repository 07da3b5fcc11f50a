using System.Buffers;
using System.Runtime.Intrinsics;
using PolicyBot.Search.Segments;

namespace PolicyBot.Search.Scoring;

/// <summary>
/// Finds a segment's candidates: sums the quantised impacts of all terms, term by term, for a window of passages at a time that stays in
/// the processor's first-level cache, and takes from it what may reach the threshold.
/// </summary>
/// <remarks>
/// Nothing is skipped by bounds (MaxScore: Turtle and Flood, Query Evaluation: Strategies and Optimizations, 1995): questions of 50 terms,
/// half of them single characters, have few postings that a bound could spare, and adding is cheaper than asking.
/// A sum S differs from the score by at most E = the sum over terms of weight · error of an impact, and by the factor by which average
/// lengths have moved since the segment was written: f / (f + norm) moves by at most that factor.
/// </remarks>
internal sealed class SegmentScan : IDisposable
{
    private const int Window = 4096;

    private readonly Segment _segment;
    private readonly int _index;
    private readonly ArticleSet? _left;
    private readonly PostingRun[] _runs;
    private readonly float[] _weights;
    private readonly int[] _next;
    private readonly float[] _articles;
    private readonly float[] _window = ArrayPool<float>.Shared.Rent(Window);
    private readonly float _error;
    private readonly float _least;
    private readonly float _most;

    /// <param name="segment">The segment.</param>
    /// <param name="index">Its place in the generation.</param>
    /// <param name="query">The question.</param>
    /// <param name="statistics">The generation.</param>
    /// <param name="left">The articles to leave out; null for none.</param>
    public SegmentScan(Segment segment, int index, Query query, Statistics statistics, ArticleSet? left)
    {
        (_segment, _index, _left) = (segment, index, left);
        (_runs, PostingRun[] articleRuns) = query.RunsIn(segment, index);
        _next = new int[_runs.Length];
        _weights = Weights(query.PassageWeights, segment.PassageField, 1);
        float[] articleWeights = Weights(query.ArticleWeights, segment.ArticleField, Bm25.ArticleShare);
        _articles = ArrayPool<float>.Shared.Rent(segment.Articles.Length);
        Span<float> articles = _articles.AsSpan(0, segment.Articles.Length);
        articles.Clear();
        for (int t = 0; t < articleRuns.Length; t++)
        {
            int next = 0;
            Add(articleRuns[t], ref next, articleWeights[t], 0, articles);
            _error += segment.ImpactError * Bm25Field.Levels * ((_runs[t].Count > 0 ? _weights[t] : 0) + (articleRuns[t].Count > 0 ? articleWeights[t] : 0));
        }

        // Sums of floats are a little off as well.
        const float Rounding = 1e-5f;
        float passageShift = statistics.PassageField.AverageLength / segment.PassageField.AverageLength;
        float articleShift = statistics.ArticleField.AverageLength / segment.ArticleField.AverageLength;
        _least = Math.Min(1, Math.Min(passageShift, articleShift)) * (1 - Rounding);
        _most = Math.Max(1, Math.Max(passageShift, articleShift)) * (1 + Rounding);
    }

    /// <summary>Adds the candidates of all windows.</summary>
    public void Run(CandidateList candidates, CancellationToken cancellation)
    {
        int passages = _segment.Passages.Length;
        for (int start = 0; start < passages; start += Window)
        {
            cancellation.ThrowIfCancellationRequested();
            Span<float> window = _window.AsSpan(0, Math.Min(Window, passages - start));
            window.Clear();
            for (int t = 0; t < _runs.Length; t++)
            {
                Add(_runs[t], ref _next[t], _weights[t], start, window);
            }

            Take(start, window, candidates);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(_window);
        ArrayPool<float>.Shared.Return(_articles);
    }

    private static float[] Weights(float[] weights, Bm25Field field, float share) =>
        Array.ConvertAll(weights, weight => share * weight * (field.K + 1) / Bm25Field.Levels);

    private void Add(PostingRun run, ref int next, float weight, int start, Span<float> window)
    {
        ReadOnlySpan<byte> postings = _segment.Postings;
        if (run.IsDense)
        {
            ImpactSum.AddDense(run.Impacts(postings)[start..], weight, window);
        }
        else if (next < run.Count)
        {
            ImpactSum.AddSparse(run.Numbers(postings), run.Impacts(postings), ref next, weight, start, window);
        }
    }

    private void Take(int start, Span<float> window, CandidateList candidates)
    {
        ReadOnlySpan<ushort> articles = _segment.PassageArticles.Slice(start, window.Length);
        float greatest = ImpactSum.Greatest(_articles.AsSpan(articles[0]..(articles[^1] + 1)));
        int i = 0;
        for (; i + Vector256<float>.Count <= window.Length; i += Vector256<float>.Count)
        {
            float bound = ((candidates.Threshold - _error) / _most) - greatest;
            if (Vector256.GreaterThanOrEqualAny(Vector256.Create<float>(window.Slice(i, Vector256<float>.Count)), Vector256.Create(bound)))
            {
                TakeSome(start, window, i, Vector256<float>.Count, articles, candidates);
            }
        }

        TakeSome(start, window, i, window.Length - i, articles, candidates);
    }

    private void TakeSome(int start, Span<float> window, int first, int count, ReadOnlySpan<ushort> articles, CandidateList candidates)
    {
        for (int i = first; i < first + count; i++)
        {
            // A passage with none of the terms is none, however good its article.
            float sum = window[i] + _articles[articles[i]], upper = (sum * _most) + _error;
            if (window[i] > 0 && upper >= candidates.Threshold && _left?.Contains(articles[i]) != true)
            {
                candidates.Add(new Candidate(_index, start + i, (sum * _least) - _error, upper));
            }
        }
    }
}
