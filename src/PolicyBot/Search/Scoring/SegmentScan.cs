using System.Runtime.InteropServices;
using PolicyBot.Search.Segments;

namespace PolicyBot.Search.Scoring;

/// <summary>Finds a segment's candidates: adds lists up, list by list, until what is left over cannot make a candidate of most passages.</summary>
/// <remarks>
/// MaxScore (Turtle and Flood, Query Evaluation: Strategies and Optimizations, 1995), list by list: first the lists that raise the bound of
/// the rest least for the postings they have, single characters of every other passage, are left out; then the passages that can still
/// reach the threshold, some hundreds, are looked up in them. Where no threshold is known yet, the passages that are best by the rarest terms
/// give one.
/// </remarks>
internal sealed class SegmentScan : IDisposable
{
    /// <summary>How much of all bounds is left over when the first threshold is looked for.</summary>
    private const float FirstRest = 0.4f;

    /// <summary>How much of the threshold the lists left over may come to. (At 1 every passage with a rare term would be looked up.)</summary>
    private const float Rest = 0.65f;

    private readonly Segment _segment;
    private readonly int _index;
    private readonly Statistics _statistics;
    private readonly TermList[] _lists;
    private readonly PartialScores _scores;
    private int _next;
    private int _rest;

    /// <param name="index">The segment's place in the generation.</param>
    /// <param name="query">The question.</param>
    /// <param name="statistics">The generation.</param>
    /// <param name="left">The articles to leave out; null for none.</param>
    public SegmentScan(int index, Query query, Statistics statistics, ArticleSet? left)
    {
        (_segment, _index, _statistics) = (statistics.Segments[index], index, statistics);
        _lists = query.ListsIn(index, onlyOrders: false);
        Array.Sort(Array.ConvertAll(_lists, list => -(float)list.Bound / list.Postings.Count), _lists);
        _scores = new PartialScores(_segment, left);
        _rest = _lists.Sum(list => list.Bound);
    }

    /// <summary>Adds the candidates.</summary>
    public void AddTo(CandidateList candidates)
    {
        if (candidates.Threshold == 0)
        {
            ReadUntil(_rest * FirstRest);
            Complete(_scores.Take(0, candidates.Count, out _), candidates);
        }

        ReadUntil(candidates.Threshold * Rest);
        Complete(_scores.Take(Bound(candidates), candidates.Count, out bool isAll), candidates);
        if (!isAll)
        {
            Complete(_scores.Reaching(Bound(candidates)), candidates);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _scores.Dispose();

    /// <summary>What the sums of the lists read must come to for the rest to make a candidate.</summary>
    private int Bound(CandidateList candidates) => candidates.Threshold - _rest;

    /// <summary>Adds lists up until the rest comes to so much only.</summary>
    private void ReadUntil(float rest)
    {
        for (; _next < _lists.Length && _rest > rest; _next++)
        {
            _scores.Add(_lists[_next], _statistics);
            _rest -= _lists[_next].Bound;
        }
    }

    /// <summary>Looks passages up in the lists that are left over and adds them, but for those that fall behind.</summary>
    private void Complete(List<Partial> partials, CandidateList candidates)
    {
        TermList[] lists = _lists[_next..];
        Array.Sort(Array.ConvertAll(lists, list => -list.Bound), lists);
        Span<Partial> left = CollectionsMarshal.AsSpan(partials);
        int rest = lists.Sum(list => list.Bound);
        foreach (TermList list in lists)
        {
            rest -= list.Bound;
            left = left[..Complete(left, list, candidates.Threshold - rest)];
        }

        foreach (Partial partial in left)
        {
            // A passage with none of the terms is none, however good its article.
            if (partial.Own > 0)
            {
                candidates.Add(new Candidate(_index, partial.Passage, partial.Own, partial.OfArticle));
            }
        }

        candidates.Raise();
    }

    /// <returns>How many still reach the bound; they stand first.</returns>
    private int Complete(Span<Partial> partials, TermList list, int bound)
    {
        var sum = new ListSum(_segment, list, _statistics);
        int kept = 0;
        foreach (Partial partial in partials)
        {
            Partial next = partial;
            if (!list.IsOfArticles)
            {
                next.Own += sum.Of(next.Passage);
            }
            else
            {
                next.OfArticle += sum.Of(next.Article);
            }

            // No branch on the bound either: about as many passages reach it as fall behind.
            partials[kept] = next;
            kept += next.Own + next.OfArticle >= bound ? 1 : 0;
        }

        return kept;
    }
}
