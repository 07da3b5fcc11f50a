namespace PolicyBot.Service.Accounts;

/// <summary>Somebody who works here.</summary>
internal sealed record Account
{
    /// <summary>What they sign in with; see <see cref="AccountRules"/>. Never changes and is never given to another.</summary>
    public required string Name { get; init; }

    /// <summary>What others see.</summary>
    public required string DisplayName { get; init; }

    /// <summary>What they may do.</summary>
    public required Role Role { get; init; }

    /// <summary>The password's hash, of ASP.NET Core's password hasher.</summary>
    public required string Password { get; init; }

    /// <summary>Changes with the password, the role and with disabling: a session of an earlier stamp is over.</summary>
    public required string Stamp { get; init; }

    /// <summary>Whether the password was set by somebody else and is to be replaced at the next sign-in.</summary>
    public bool MustChangePassword { get; init; }

    /// <summary>Whether it is shut. Accounts are never deleted: the audit log names them.</summary>
    public bool IsDisabled { get; init; }

    /// <summary>When it was added, in Unix milliseconds.</summary>
    public long CreatedAt { get; init; }

    /// <summary>When they last signed in, in Unix milliseconds; null where never.</summary>
    public long? SignedInAt { get; init; }
}
