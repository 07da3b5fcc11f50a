namespace PolicyBot.Service.Desk.Cases;

/// <summary>Something said or done in a case, in the order of their numbers.</summary>
internal sealed record CaseEntry
{
    /// <summary>Its number among the entries of all cases.</summary>
    public long Number { get; init; }

    /// <summary>When, in Unix milliseconds.</summary>
    public long At { get; init; }

    /// <summary>Who says it.</summary>
    public CaseVoice Voice { get; init; }

    /// <summary>The account of a member of staff; empty for others.</summary>
    public string Author { get; init; } = "";

    /// <summary>The words, without personal data of the resident.</summary>
    public required string Text { get; init; }

    /// <summary>When it reached the resident's channel; null where it did not, or was not to.</summary>
    public long? Delivered { get; init; }

    /// <summary>Why it has not reached the resident yet; null where it has, or was not to.</summary>
    public string? Undelivered { get; init; }
}

/// <summary>Who says something in a case.</summary>
internal enum CaseVoice
{
    /// <summary>The resident.</summary>
    Resident,

    /// <summary>The program, before the case was opened.</summary>
    Bot,

    /// <summary>A member of staff, to the resident.</summary>
    Staff,

    /// <summary>The program, of what happened to the case: for the staff to read.</summary>
    Event,
}
