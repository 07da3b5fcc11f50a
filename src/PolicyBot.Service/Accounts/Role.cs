namespace PolicyBot.Service.Accounts;

/// <summary>What somebody who works here may do. Residents need no account.</summary>
internal enum Role
{
    /// <summary>Hotline staff: the desk.</summary>
    Staff,

    /// <summary>Administrators: the desk, publishing, accounts and the audit log.</summary>
    Administrator,
}
