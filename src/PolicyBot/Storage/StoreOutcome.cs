namespace PolicyBot.Storage;

/// <summary>What became of an article that was handed to the store.</summary>
public enum StoreOutcome
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It replaces an earlier version, which is kept.</summary>
    Updated,

    /// <summary>It is the same as what is stored.</summary>
    Unchanged,

    /// <summary>An article of another id has the same text, and none of its own was stored yet; it was not stored.</summary>
    Duplicate,
}
