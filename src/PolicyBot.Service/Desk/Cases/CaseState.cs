namespace PolicyBot.Service.Desk.Cases;

/// <summary>How far a case has come. See <see cref="CaseStates.Allow"/> for what may follow what.</summary>
internal enum CaseState
{
    /// <summary>It waits for somebody to accept it (待受理).</summary>
    Received,

    /// <summary>Somebody has looked at it and it is theirs to deal with (已受理).</summary>
    Accepted,

    /// <summary>Somebody works on it (办理中).</summary>
    Handling,

    /// <summary>The resident has been answered and may rate it or say that it is not settled (已答复).</summary>
    Answered,

    /// <summary>The resident has rated it (已评价).</summary>
    Rated,

    /// <summary>Nobody rated it for a time (已办结).</summary>
    Closed,

    /// <summary>The resident had all that they said deleted, so that nobody can answer it any more (已撤回).</summary>
    Withdrawn,
}

/// <summary>What may follow what.</summary>
internal static class CaseStates
{
    /// <summary>The states in which the staff owe the resident an answer, as SQL.</summary>
    public const string Owed = "('Received', 'Accepted', 'Handling')";

    /// <summary>Whether a case that is in one state may pass to another.</summary>
    public static bool Allow(CaseState from, CaseState to) => (from, to) switch
    {
        (CaseState.Received, CaseState.Accepted) => true,
        (CaseState.Accepted, CaseState.Handling) => true,
        // Escalated: the next rung has to accept it.
        (CaseState.Accepted or CaseState.Handling, CaseState.Received) => true,
        (CaseState.Handling, CaseState.Answered) => true,
        // The resident says that it is not settled.
        (CaseState.Answered, CaseState.Handling) => true,
        (CaseState.Answered, CaseState.Rated or CaseState.Closed) => true,
        (_, CaseState.Withdrawn) => from.IsOwed(),
        _ => false,
    };

    /// <summary>Whether the staff owe the resident an answer.</summary>
    public static bool IsOwed(this CaseState state) => state < CaseState.Answered;

    /// <summary>Whether nothing more happens to the case.</summary>
    public static bool IsOver(this CaseState state) => state > CaseState.Answered;
}
