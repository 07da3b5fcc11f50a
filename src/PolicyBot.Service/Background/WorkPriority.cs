namespace PolicyBot.Service.Background;

/// <summary>How urgent work in the background is; the more urgent goes first, also where the other has begun.</summary>
internal enum WorkPriority
{
    /// <summary>Somebody waits for it.</summary>
    Awaited,

    /// <summary>Somebody reads what came before it meanwhile.</summary>
    Following,

    /// <summary>It may be wanted later.</summary>
    Ahead,
}
