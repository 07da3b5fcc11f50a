namespace PolicyBot.Search.Scoring;

/// <summary>A passage that may be among the best, with the bounds between which its score lies.</summary>
internal readonly record struct Candidate(int Segment, int Passage, float Lower, float Upper);

/// <summary>
/// Keeps every passage that may be among the best: as many as are wanted are certain to reach <see cref="Threshold"/>, and whatever cannot
/// reach it is let go.
/// </summary>
/// <param name="count">How many are wanted.</param>
internal sealed class CandidateList(int count)
{
    private const int Room = 64;

    private Candidate[] _candidates = new Candidate[(2 * count) + Room];
    private float[] _lowers = new float[(2 * count) + Room];
    private int _length;

    /// <summary>How many are wanted.</summary>
    public int Count => count;

    /// <summary>A score that the passages wanted reach for certain; negative infinity until as many were added.</summary>
    public float Threshold { get; private set; } = float.NegativeInfinity;

    /// <summary>Adds a passage that may reach the threshold.</summary>
    public void Add(Candidate candidate)
    {
        if (_length == _candidates.Length)
        {
            Raise();
            if (candidate.Upper < Threshold)
            {
                return;
            }
        }

        _candidates[_length++] = candidate;
    }

    /// <summary>The candidates that are left, in any order.</summary>
    public ReadOnlySpan<Candidate> Best()
    {
        Raise();
        return _candidates.AsSpan(0, _length);
    }

    /// <summary>Raises the threshold to a score that is known otherwise to be reached by as many passages as are wanted.</summary>
    public void RaiseTo(float threshold) => Threshold = Math.Max(Threshold, threshold);

    /// <summary>Raises the threshold to what is known by now.</summary>
    public void Raise()
    {
        if (_length < count)
        {
            return;
        }

        Span<float> lowers = _lowers.AsSpan(0, _length);
        for (int i = 0; i < _length; i++)
        {
            lowers[i] = _candidates[i].Lower;
        }

        RaiseTo(Quickselect.Greatest(lowers, count));
        int kept = 0;
        for (int i = 0; i < _length; i++)
        {
            if (_candidates[i].Upper >= Threshold)
            {
                _candidates[kept++] = _candidates[i];
            }
        }

        _length = kept;
        if (_length > _candidates.Length * 3 / 4)
        {
            Array.Resize(ref _candidates, _candidates.Length * 2);
            Array.Resize(ref _lowers, _lowers.Length * 2);
        }
    }
}
