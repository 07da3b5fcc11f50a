namespace PolicyBot.Service.Desk.Cases;

/// <summary>A case (工单): what a resident asked people to deal with. Times are Unix milliseconds.</summary>
internal sealed record Case
{
    /// <summary>Its number, counted from 1, which residents are told.</summary>
    public long Number { get; init; }

    /// <summary>Six digits by which the resident proves elsewhere that it is theirs.</summary>
    public string Code { get; init; } = "";

    /// <summary>The channel that the resident came by.</summary>
    public required string Channel { get; init; }

    /// <summary>The conversation, unique within the channel.</summary>
    public required string Conversation { get; init; }

    /// <summary>The resident, as the channel names them.</summary>
    public required string User { get; init; }

    /// <summary>What else the channel needs to reach the conversation, in its own words; see <see cref="Conversations.Turn.Address"/>.</summary>
    public string? Address { get; init; }

    /// <summary>Whether what was said in it, and who it was, is forgotten.</summary>
    public bool IsForgotten => User.Length == 0;

    /// <summary>How far it has come.</summary>
    public CaseState State { get; init; }

    /// <summary>Problem or need.</summary>
    public CaseKind Kind { get; init; }

    /// <summary>How soon it has to be answered.</summary>
    public Urgency Urgency { get; init; }

    /// <summary>The place it is about (成都市武侯区); empty where nobody said.</summary>
    public string Place { get; init; } = "";

    /// <summary>What it is about, one of <see cref="CaseRules.Topics"/>.</summary>
    public string Topic { get; init; } = "";

    /// <summary>Whether the staff said what it is; until then, and until somebody accepts it, the resident's words do.</summary>
    public bool Corrected { get; init; }

    /// <summary>What it is about in one line: the last question, or else the first words.</summary>
    public string Question { get; init; } = "";

    /// <summary>The rung of the ladder that has it, counted from 0; see <see cref="CaseOptions.Rungs"/>.</summary>
    public int Level { get; init; }

    /// <summary>The account that deals with it; null where nobody does.</summary>
    public string? Handler { get; init; }

    /// <summary>When it was opened.</summary>
    public long Opened { get; init; }

    /// <summary>When it last changed.</summary>
    public long Changed { get; init; }

    /// <summary>When it passes to the next rung unless it has been answered.</summary>
    public long Due { get; init; }

    /// <summary>By when the resident was first told to expect the answer: what statistics measure.</summary>
    public long Promised { get; init; }

    /// <summary>When the staff were reminded of <see cref="Due"/>; null where they were not yet.</summary>
    public long? Reminded { get; init; }

    /// <summary>When it was first answered; null before.</summary>
    public long? Answered { get; init; }

    /// <summary>When it was rated or closed; null before.</summary>
    public long? Ended { get; init; }

    /// <summary>The resident's rating, 1 (worst) to 5; null without.</summary>
    public int? Rating { get; init; }
}
