namespace PolicyBot.Service.Accounts;

/// <summary>What somebody who works here may do. Residents need no account.</summary>
internal enum Role
{
    /// <summary>Hotline staff: the desk.</summary>
    Staff,

    /// <summary>Administrators: the desk, publishing, accounts and the audit log.</summary>
    Administrator,
}

/// <summary>The roles' names.</summary>
internal static class RoleNames
{
    /// <summary>The role for readers.</summary>
    public static string InChinese(this Role role) => role == Role.Administrator ? "管理员" : "坐席";
}
