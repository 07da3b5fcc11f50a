namespace PolicyBot.Service.Publishing.Releases;

/// <summary>A publication on its way: due now or later, done, or come to nothing.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Due">When it is to go live.</param>
/// <param name="By">Who ordered it.</param>
/// <param name="State">How far it is.</param>
/// <param name="Plan">What it changes; empty where that cannot be read any more.</param>
/// <param name="Result">What came of it, in Chinese; null before that.</param>
internal sealed record Release(long Number, DateTimeOffset Due, string By, ReleaseState State, PublicationPlan Plan, string? Result);

/// <summary>How far a release is. Kept by these names.</summary>
internal enum ReleaseState
{
    /// <summary>Its time has not come.</summary>
    Waiting,

    /// <summary>It was ordered for now and is being published; where the program ended before it reached the store, it failed.</summary>
    Running,

    /// <summary>It was ordered for a time and is being published; where the program ended before it reached the store, it waits again.</summary>
    Begun,

    /// <summary>It is live.</summary>
    Done,

    /// <summary>It could not be published; what was live stays.</summary>
    Failed,

    /// <summary>It was called off, or it failed and somebody has seen that.</summary>
    Discarded,
}
