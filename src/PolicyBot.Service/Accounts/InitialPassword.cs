using System.Security.Cryptography;

namespace PolicyBot.Service.Accounts;

/// <summary>Passwords that are handed over and replaced at the first sign-in.</summary>
internal static class InitialPassword
{
    // Without what looks alike: 0 o, 1 l i.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>A new one, of some 99 random bits, in groups that can be read out.</summary>
    public static string Create() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 5)));
}
