using System.Security.Cryptography;
using System.Text;

namespace PolicyBot.Service.Channels.WeChat;

/// <summary>
/// The signature of a call: SHA-1, in lower-case hexadecimal, of the token and the signed values, sorted by code unit and joined.
/// SHA-1 is what the platform prescribes.
/// </summary>
internal static class WeChatSignature
{
    /// <summary>Signs values with the account's token.</summary>
    public static string Sign(string token, params ReadOnlySpan<string> values)
    {
        string[] parts = [token, .. values];
        Array.Sort(parts, StringComparer.Ordinal);
#pragma warning disable CA5350 // The protocol knows no other.
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Concat(parts))));
#pragma warning restore CA5350
    }

    /// <summary>Whether a signature is the right one, in time that does not depend on where they differ.</summary>
    public static bool Matches(string? signature, string token, params ReadOnlySpan<string> values) =>
        signature is { Length: SHA1.HashSizeInBytes * 2 }
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(Sign(token, values)));
}
