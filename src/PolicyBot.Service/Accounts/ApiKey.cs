namespace PolicyBot.Service.Accounts;

/// <summary>The key of a script, without its secret.</summary>
internal sealed record ApiKey
{
    /// <summary>Its number, which stands in the key.</summary>
    public long Number { get; init; }

    /// <summary>What it is for.</summary>
    public required string Name { get; init; }

    /// <summary>What it may do.</summary>
    public required Role Role { get; init; }

    /// <summary>SHA-256 of the key.</summary>
    public required byte[] Digest { get; init; }

    /// <summary>Who made it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When it was made, in Unix milliseconds.</summary>
    public long CreatedAt { get; init; }

    /// <summary>When it was last used, to the hour, in Unix milliseconds; null where never.</summary>
    public long? UsedAt { get; init; }

    /// <summary>When it was revoked, in Unix milliseconds; null while it is good.</summary>
    public long? RevokedAt { get; init; }
}
