namespace PolicyBot.Answers.Understanding;

/// <summary>How many different cue words of each kind of question stand in a text, up to 15 of each.</summary>
internal readonly struct CueCounts
{
    private const int Bits = 4;
    private const int Most = (1 << Bits) - 1;

    private readonly ulong _counts;

    /// <param name="counts">The counts by <see cref="AskedFor"/>; at most 16.</param>
    public CueCounts(ReadOnlySpan<int> counts)
    {
        for (int kind = 0; kind < counts.Length; kind++)
        {
            _counts |= (ulong)Math.Min(counts[kind], Most) << (kind * Bits);
        }
    }

    /// <summary>The count of one kind.</summary>
    public int Of(AskedFor asked) => (int)(_counts >> ((int)asked * Bits)) & Most;
}
