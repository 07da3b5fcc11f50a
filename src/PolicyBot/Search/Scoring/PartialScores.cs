using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using PolicyBot.Search.Segments;

namespace PolicyBot.Search.Scoring;

/// <summary>A passage of which some lists were added up.</summary>
/// <param name="Passage">Its number in the segment.</param>
/// <param name="Article">That of its article.</param>
/// <param name="Own">The sum of the passage's own lists.</param>
/// <param name="OfArticle">The sum of its article's, share included.</param>
internal record struct Partial(int Passage, int Article, int Own, int OfArticle)
{
    /// <summary>Both sums.</summary>
    public readonly int Sum => Own + OfArticle;
}

/// <summary>The sums of some lists for all passages and articles of a segment.</summary>
internal sealed class PartialScores : IDisposable
{
    /// <summary>Passages that are looked at together: those of a few articles.</summary>
    private const int Block = 32;

    /// <summary>So many passages are as well taken as chosen from.</summary>
    private const int Few = 256;

    /// <summary>The least of all bounds: a passage without any sum holds none of the lists' terms.</summary>
    private const int LeastBound = 1;

    private readonly Segment _segment;
    private readonly ArticleSet? _left;
    private readonly int[] _passages;
    private readonly int[] _articles;

    /// <param name="segment">The segment.</param>
    /// <param name="left">The articles to leave out; null for none.</param>
    public PartialScores(Segment segment, ArticleSet? left)
    {
        (_segment, _left) = (segment, left);
        _passages = Zeros(segment.Passages.Length);
        _articles = Zeros(segment.Articles.Length);
    }

    /// <summary>Adds a list.</summary>
    public void Add(TermList list, Statistics statistics) =>
        new ListSum(_segment, list, statistics).AddTo(list.IsOfArticles ? _articles : _passages);

    /// <summary>Takes passages whose sums reach a bound: all of them where they are few, else those with the greatest.</summary>
    /// <param name="bound">The bound.</param>
    /// <param name="count">How many of the greatest; some more where sums are equal.</param>
    /// <param name="isAll">Whether all were taken.</param>
    /// <returns>The passages in order. They are not given out again.</returns>
    public List<Partial> Take(int bound, int count, out bool isAll)
    {
        int most = Few + (4 * count);
        List<Partial> found = new(most + Block);
        isAll = true;
        bound = Math.Max(bound, LeastBound);
        ReadOnlySpan<ushort> articles = _segment.PassageArticles;
        for (int first = 0; first < articles.Length; first += Block)
        {
            AddReaching(bound, first, articles, found);
            if (found.Count > most)
            {
                bound = LeaveGreatest(found, count);
                // Where many sums are equal all of them are left; to choose from them block by block would take squared time.
                most = Math.Max(most, 2 * found.Count);
                isAll = false;
            }
        }

        if (!isAll)
        {
            LeaveGreatest(found, count);
        }

        foreach (Partial partial in found)
        {
            _passages[partial.Passage] = int.MinValue;
        }

        return found;
    }

    /// <summary>The passages whose sums reach a bound, in order.</summary>
    public List<Partial> Reaching(int bound)
    {
        List<Partial> found = [];
        bound = Math.Max(bound, LeastBound);
        ReadOnlySpan<ushort> articles = _segment.PassageArticles;
        for (int first = 0; first < articles.Length; first += Block)
        {
            AddReaching(bound, first, articles, found);
        }

        return found;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_passages);
        ArrayPool<int>.Shared.Return(_articles);
    }

    private static int[] Zeros(int count)
    {
        int[] zeros = ArrayPool<int>.Shared.Rent(count + Block);
        zeros.AsSpan(0, count + Block).Clear();
        return zeros;
    }

    /// <summary>Leaves those with the greatest sums.</summary>
    /// <returns>The least of them.</returns>
    private static int LeaveGreatest(List<Partial> partials, int count)
    {
        if (partials.Count <= count)
        {
            return int.MinValue;
        }

        var sums = new int[partials.Count];
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] = partials[i].Sum;
        }

        int least = Quickselect.Greatest(sums, count);
        partials.RemoveAll(partial => partial.Sum < least);
        return least;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddReaching(int bound, int first, ReadOnlySpan<ushort> articles, List<Partial> found)
    {
        int last = Math.Min(first + Block, articles.Length) - 1;
        Vector512<int> own = Vector512.Create(bound - GreatestArticle(articles[first], articles[last]));
        ref int sums = ref _passages[first];
        uint reaching = (uint)(Reaching(ref sums, 0, own) | (Reaching(ref sums, Vector512<int>.Count, own) << Vector512<int>.Count));
        for (; reaching != 0; reaching &= reaching - 1)
        {
            int passage = first + BitOperations.TrailingZeroCount(reaching);
            int sum = _passages[passage];
            if (passage <= last && sum >= 0 && sum + _articles[articles[passage]] >= bound && _left?.Contains(articles[passage]) != true)
            {
                found.Add(new Partial(passage, articles[passage], sum, _articles[articles[passage]]));
            }
        }
    }

    /// <summary>Which of sixteen sums reach a bound, a bit for each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Reaching(ref int sums, int first, Vector512<int> bound) =>
        Vector512.GreaterThanOrEqual(Vector512.LoadUnsafe(ref sums, (nuint)first), bound).ExtractMostSignificantBits();

    /// <summary>The greatest sum of some articles, and perhaps some more behind them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int GreatestArticle(int first, int last)
    {
        ref int sums = ref _articles[first];
        var greatest = Vector256.LoadUnsafe(ref sums);
        for (int i = Vector256<int>.Count; i <= last - first; i += Vector256<int>.Count)
        {
            greatest = Vector256.Max(greatest, Vector256.LoadUnsafe(ref sums, (nuint)i));
        }

        return Greatest(greatest);
    }

    private static int Greatest(Vector256<int> values)
    {
        Vector128<int> four = Vector128.Max(values.GetLower(), values.GetUpper());
        Vector128<int> two = Vector128.Max(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1)));
        return Math.Max(two[0], two[1]);
    }
}
