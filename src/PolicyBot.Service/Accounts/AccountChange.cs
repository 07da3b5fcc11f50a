namespace PolicyBot.Service.Accounts;

/// <summary>What became of a change to an account.</summary>
internal enum AccountChange
{
    /// <summary>It was made.</summary>
    Done,

    /// <summary>There is no such account.</summary>
    Unknown,

    /// <summary>It would have left nobody who can administer.</summary>
    LastAdministrator,
}
