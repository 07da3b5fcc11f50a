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

    /// <summary>The account that a name and a password open, or null for whatever reason: none is told apart.</summary>
    public async Task<Account?> TryAsync(string? name, string? password)
    {
        string normal = AccountRules.Normalize(name);
        // What cannot be a name is counted together.
        string counted = AccountRules.NameComplaint(normal) is null ? normal : "";
        if (!await attempts.TryBeginAsync(counted))
        {
            return null;
        }

        Account? account = accounts.Find(normal);
        PasswordVerificationResult result = Verify(account?.Password ?? _nobodys, password ?? "");
        if (account is null || account.IsDisabled || result == PasswordVerificationResult.Failed)
        {
            return null;
        }

        await attempts.ClearAsync(normal);
        await accounts.KeepSignInAsync(normal, result == PasswordVerificationResult.SuccessRehashNeeded ? hasher.HashPassword(account, password!) : null);
        return account;
    }

    /// <summary>Whether the password is the account's; counts as an attempt where it is not.</summary>
    public async Task<bool> ConfirmAsync(Account account, string? password)
    {
        if (!await attempts.TryBeginAsync(account.Name) || Verify(account.Password, password ?? "") == PasswordVerificationResult.Failed)
        {
            return false;
        }

        await attempts.ClearAsync(account.Name);
        return true;
    }

    private PasswordVerificationResult Verify(string hash, string password) =>
        hasher.VerifyHashedPassword(null!, hash, password.Length > AccountRules.LongestPassword ? "" : password);
}
