using Microsoft.AspNetCore.Identity;

namespace PolicyBot.Service.Accounts;

/// <summary>Names and passwords checked. Thread-safe.</summary>
/// <param name="accounts">The accounts.</param>
/// <param name="attempts">Counts what fails.</param>
/// <param name="hasher">Verifies passwords.</param>
internal sealed class SignIn(AccountStore accounts, SignInAttempts attempts, IPasswordHasher<Account> hasher)
{
    // Names without an account take as long as wrong passwords.
    private readonly string _nobodys = hasher.HashPassword(null!, Guid.NewGuid().ToString());

    /// <summary>The account that a name and a password open, or null for whatever reason: only having to wait is told apart.</summary>
    /// <param name="name">The name as it was typed.</param>
    /// <param name="password">The password.</param>
    /// <param name="address">Where it was typed; empty for the machine itself.</param>
    /// <returns>The account, and else how long to wait; zero where nobody needs to.</returns>
    public async Task<(Account? Account, TimeSpan Wait)> TryAsync(string? name, string? password, string address)
    {
        string normal = AccountRules.Normalize(name);
        // What cannot be a name is counted together.
        string counted = AccountRules.NameComplaint(normal) is null ? normal : "";
        TimeSpan wait = await attempts.BeginAsync(counted, address);
        if (wait > TimeSpan.Zero)
        {
            return (null, wait);
        }

        Account? account = accounts.Find(normal);
        PasswordVerificationResult result = Verify(account?.Password ?? _nobodys, password ?? "");
        if (account is null || account.IsDisabled || result == PasswordVerificationResult.Failed)
        {
            return (null, TimeSpan.Zero);
        }

        await attempts.ClearAsync(normal, address);
        await accounts.KeepSignInAsync(normal, result == PasswordVerificationResult.SuccessRehashNeeded ? hasher.HashPassword(account, password!) : null);
        return (account, TimeSpan.Zero);
    }

    /// <summary>Whether the password, typed at an address, is the account's; counts as an attempt where it is not.</summary>
    public async Task<bool> ConfirmAsync(Account account, string? password, string address)
    {
        if (await attempts.BeginAsync(account.Name, address) > TimeSpan.Zero || Verify(account.Password, password ?? "") == PasswordVerificationResult.Failed)
        {
            return false;
        }

        await attempts.ClearAsync(account.Name, address);
        return true;
    }

    private PasswordVerificationResult Verify(string hash, string password) =>
        hasher.VerifyHashedPassword(null!, hash, password.Length > AccountRules.LongestPassword ? "" : password);
}
