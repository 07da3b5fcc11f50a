namespace PolicyBot.Search.Scoring;

/// <summary>A passage that may be among the best.</summary>
/// <param name="Segment">Its segment's place in the generation.</param>
/// <param name="Passage">Its number there.</param>
/// <param name="Own">The sum of its own lists.</param>
/// <param name="OfArticle">The sum of its article's, share included.</param>
internal readonly record struct Candidate(int Segment, int Passage, int Own, int OfArticle)
{
    /// <summary>Both sums.</summary>
    public int Sum => Own + OfArticle;
}

/// <summary>
/// Keeps every passage that may be among the best: as many as are wanted reach <see cref="Threshold"/>, and whatever does not is let go.
/// </summary>
/// <param name="count">How many are wanted.</param>
internal sealed class CandidateList(int count)
{
    private const int Room = 64;

    /// <summary>Fewer than this would be too few to guess from.</summary>
    private const int LeastExpected = 8;

    private Candidate[] _candidates = new Candidate[(2 * count) + Room];
    private int[] _sums = new int[(2 * count) + Room];
    private int _length;

    private int _guess;

    /// <summary>How many are wanted.</summary>
    public int Count => count;

    /// <summary>
    /// A score that the passages wanted reach for certain, or a higher one that was guessed; 0 while neither is known.
    /// </summary>
    public int Threshold { get; private set; }

    /// <summary>Whether as many as are wanted reach what was guessed, so that nothing was let go wrongly. Asked when all were added.</summary>
    public bool IsCertain => _guess == 0 || CountReaching(_guess) >= count;

    /// <summary>Adds a passage that may reach the threshold.</summary>
    public void Add(Candidate candidate)
    {
        if (_length == _candidates.Length)
        {
            Raise();
            if (candidate.Sum < Threshold)
            {
                return;
            }
        }

        _candidates[_length++] = candidate;
    }

    /// <summary>The candidates that are left, in any order.</summary>
    public Span<Candidate> Best()
    {
        Raise();
        return _candidates.AsSpan(0, _length);
    }

    /// <summary>
    /// Guesses the threshold from the passages seen so far: of those that are among the best in the end, they hold twice their share and a
    /// few more at most, unless the matter asked for stands mainly in what was seen first.
    /// </summary>
    /// <param name="share">The passages seen, as a share of all.</param>
    public void Guess(float share)
    {
        float expected = count * share;
        int rank = (int)(2 * expected) + LeastExpected;
        if (expected < LeastExpected || rank >= Math.Min(count, _length))
        {
            return;
        }

        int guess = Quickselect.Greatest(Sums(), rank);
        if (guess > Threshold)
        {
            Threshold = _guess = guess;
        }
    }

    /// <summary>Raises the threshold to what is known by now.</summary>
    public void Raise()
    {
        if (_length < count)
        {
            return;
        }

        Threshold = Math.Max(Threshold, Quickselect.Greatest(Sums(), count));
        int kept = 0;
        for (int i = 0; i < _length; i++)
        {
            if (_candidates[i].Sum >= Threshold)
            {
                _candidates[kept++] = _candidates[i];
            }
        }

        _length = kept;
        if (_length > _candidates.Length * 3 / 4)
        {
            Array.Resize(ref _candidates, _candidates.Length * 2);
            Array.Resize(ref _sums, _sums.Length * 2);
        }
    }

    private Span<int> Sums()
    {
        Span<int> sums = _sums.AsSpan(0, _length);
        for (int i = 0; i < _length; i++)
        {
            sums[i] = _candidates[i].Sum;
        }

        return sums;
    }

    private int CountReaching(int score)
    {
        int reaching = 0;
        for (int i = 0; i < _length; i++)
        {
            reaching += _candidates[i].Sum >= score ? 1 : 0;
        }

        return reaching;
    }
}
