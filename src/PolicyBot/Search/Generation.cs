using PolicyBot.Search.Scoring;
using PolicyBot.Search.Segments;

namespace PolicyBot.Search;

/// <summary>All articles as of one publication: some segments, less the articles withdrawn or replaced since they were written.</summary>
/// <remarks>
/// Immutable and safe to share between threads. Passages and articles are numbered through all segments; numbers of withdrawn ones are
/// not given out again. It stays open until as many readers as took it have given it back, see <see cref="LiveIndex"/>.
/// </remarks>
public sealed class Generation
{
    /// <summary>Where some terms only put in order, a quarter more are found as are wanted: some from behind rise among the best.</summary>
    private const int MoreToOrder = 4;

    private readonly Segment[] _segments;
    private readonly ArticleSet?[] _withdrawn;
    private readonly int[] _firstPassages;
    private readonly int[] _firstArticles;
    private readonly Statistics _statistics;
    private int _readers = 1;

    /// <param name="manifest">What it consists of.</param>
    /// <param name="segments">The segments of the manifest, in its order; the generation owns them now.</param>
    internal Generation(Manifest manifest, Segment[] segments)
    {
        Manifest = manifest;
        _segments = segments;
        _withdrawn = [.. manifest.Segments.Select(segment => segment.Withdrawn is null ? null : new ArticleSet(segment.Withdrawn))];
        _statistics = new Statistics(segments);
        _firstPassages = new int[segments.Length];
        _firstArticles = new int[segments.Length];
        for (int i = 1; i < segments.Length; i++)
        {
            _firstPassages[i] = _firstPassages[i - 1] + segments[i - 1].Passages.Length;
            _firstArticles[i] = _firstArticles[i - 1] + segments[i - 1].Articles.Length;
        }

        ArticleCount = _statistics.ArticleCount - _withdrawn.Sum(set => set?.Count ?? 0);
    }

    /// <summary>The revision of the store that it was built from.</summary>
    public long Revision => Manifest.Revision;

    /// <summary>How many articles it holds.</summary>
    public int ArticleCount { get; }

    /// <summary>How many passages it holds, those of withdrawn articles included until they are merged away.</summary>
    public int PassageCount => _statistics.PassageCount;

    /// <summary>The numbers of its articles, ascending.</summary>
    public IEnumerable<int> ArticleNumbers =>
        from segment in Enumerable.Range(0, _segments.Length)
        from article in LiveArticles(segment)
        select _firstArticles[segment] + article;

    internal Manifest Manifest { get; }

    internal IReadOnlyList<Segment> Segments => _segments;

    /// <summary>An article by its number.</summary>
    public IndexedArticle Article(int number)
    {
        (int segment, int article) = Locate(_firstArticles, number);
        return _segments[segment].Article(article);
    }

    /// <summary>The number of an article; -1 where there is none of that id.</summary>
    public int Find(string id)
    {
        for (int segment = _segments.Length - 1; segment >= 0; segment--)
        {
            foreach (int article in _segments[segment].Find(id))
            {
                if (_withdrawn[segment]?.Contains(article) != true)
                {
                    return _firstArticles[segment] + article;
                }
            }
        }

        return -1;
    }

    /// <summary>The passages of an article, in order.</summary>
    public IReadOnlyList<IndexedPassage> PassagesOf(int article)
    {
        (int segment, int number) = Locate(_firstArticles, article);
        return _segments[segment].PassagesOf(number);
    }

    /// <summary>Whether a term stands in any passage, heading and title included.</summary>
    public bool Holds(ulong key) => Array.Exists(_statistics.RunsOf(key), run => run.Passages.Count > 0);

    /// <summary>In how many passages a term stands, heading and title included.</summary>
    public int DocumentFrequency(ulong key) => _statistics.DocumentFrequency(key);

    /// <summary>The best passages for some terms.</summary>
    /// <param name="terms">The terms, each once, with positive weights.</param>
    /// <param name="count">How many are wanted, at least 1.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>Best first; those of equal score in the order of their numbers. Passages without any of the terms are left out.</returns>
    public IReadOnlyList<SearchHit> Search(ReadOnlySpan<QueryTerm> terms, int count, CancellationToken cancellation = default) =>
        Search(terms, count, null, cancellation);

    /// <summary>The best passages of some articles.</summary>
    /// <param name="terms">The terms, each once, with positive weights.</param>
    /// <param name="count">How many are wanted, at least 1.</param>
    /// <param name="filter">Which articles; null for all.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>As without a filter; scores do not depend on it.</returns>
    public IReadOnlyList<SearchHit> Search(ReadOnlySpan<QueryTerm> terms, int count, SearchFilter? filter, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var query = new Query(terms, _statistics);
        int wanted = query.OrdersByMore ? count + (count / MoreToOrder) : count;
        CandidateList candidates = Candidates(query, wanted, filter, guess: true, cancellation);
        if (!candidates.IsCertain)
        {
            candidates = Candidates(query, wanted, filter, guess: false, cancellation);
        }

        Span<Candidate> best = candidates.Best();
        if (query.OrdersByMore)
        {
            OrderingTerms.AddTo(best, query, _statistics);
        }

        return Hits(best, count, query.Unit);
    }

    /// <summary>The newest articles, the newest first; those without a date come last.</summary>
    public IReadOnlyList<IndexedArticle> Newest(int count)
    {
        var newest = new PriorityQueue<(int Segment, int Article), (int Day, int Order)>();
        for (int segment = 0; segment < _segments.Length; segment++)
        {
            foreach (int article in LiveArticles(segment))
            {
                newest.Enqueue((segment, article), (_segments[segment].Articles[article].Earliest, -_firstArticles[segment] - article));
                if (newest.Count > count)
                {
                    newest.Dequeue();
                }
            }
        }

        var articles = new IndexedArticle[newest.Count];
        for (int i = articles.Length - 1; i >= 0; i--)
        {
            (int segment, int article) = newest.Dequeue();
            articles[i] = _segments[segment].Article(article);
        }

        return articles;
    }

    /// <summary>The articles of a segment that are not withdrawn.</summary>
    internal IEnumerable<int> LiveArticles(int segment) =>
        Enumerable.Range(0, _segments[segment].Articles.Length).Where(article => _withdrawn[segment]?.Contains(article) != true);

    /// <summary>Where an article is written: the same in all generations that share the segment.</summary>
    internal (Segment Segment, int Number) WrittenAt(int article)
    {
        (int segment, int number) = Locate(article);
        return (_segments[segment], number);
    }

    /// <summary>The segment of an article and its number there.</summary>
    internal (int Segment, int Article) Locate(int article) => Locate(_firstArticles, article);

    /// <summary>Counts one more reader.</summary>
    /// <returns>False when the last reader has left already.</returns>
    internal bool TryEnter()
    {
        int readers;
        do
        {
            readers = Volatile.Read(ref _readers);
            if (readers == 0)
            {
                return false;
            }
        }
        while (Interlocked.CompareExchange(ref _readers, readers + 1, readers) != readers);
        return true;
    }

    /// <summary>Counts one reader less; the last one gives the segments back.</summary>
    internal void Leave()
    {
        if (Interlocked.Decrement(ref _readers) == 0)
        {
            Array.ForEach(_segments, segment => segment.Release());
        }
    }

    private static (int Segment, int Number) Locate(int[] firsts, int number)
    {
        int segment = Array.FindLastIndex(firsts, first => first <= number);
        return (segment, number - firsts[segment]);
    }

    private CandidateList Candidates(Query query, int count, SearchFilter? filter, bool guess, CancellationToken cancellation)
    {
        var candidates = new CandidateList(count);
        for (int i = 0; i < _segments.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            ArticleSet? left = filter is null ? _withdrawn[i] : FilteredArticles.LeftOut(_segments[i], filter, _withdrawn[i]);
            using var scan = new SegmentScan(i, query, _statistics, left);
            scan.AddTo(candidates);
            if (guess)
            {
                candidates.Guess((float)(_firstPassages[i] + _segments[i].Passages.Length) / PassageCount);
            }
        }

        return candidates;
    }

    private List<SearchHit> Hits(ReadOnlySpan<Candidate> candidates, int count, float unit)
    {
        var hits = new List<SearchHit>(candidates.Length);
        foreach (Candidate candidate in candidates)
        {
            (int segment, int passage) = (candidate.Segment, candidate.Passage);
            int article = _firstArticles[segment] + _segments[segment].PassageArticles[passage];
            hits.Add(new SearchHit(_firstPassages[segment] + passage, article, candidate.Own * unit, candidate.OfArticle * unit / Bm25.ArticleShare));
        }

        hits.Sort((one, other) => other.Total != one.Total ? other.Total.CompareTo(one.Total) : one.Passage.CompareTo(other.Passage));
        hits.RemoveRange(Math.Min(count, hits.Count), Math.Max(hits.Count - count, 0));
        return hits;
    }
}
