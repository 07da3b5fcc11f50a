using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PolicyBot.Service.Channels.DirectLine;

/// <summary>
/// Makes and checks tokens: JSON Web Tokens signed by HMAC-SHA-256, because DirectLineJS reads the user's id from the claim
/// <c>user</c>. Thread-safe.
/// </summary>
/// <param name="key">The key.</param>
/// <param name="time">Tells the time.</param>
internal sealed class Tokens(byte[] key, TimeProvider time)
{
    private const int Longest = 1024;

    // Only tokens with exactly this header are looked at: the algorithm is not the sender's to choose.
    private static readonly string Header = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8);

    /// <summary>A token for a purpose, conversation and user.</summary>
    public string Issue(TokenUse use, string conversation, string user, TimeSpan lifetime, bool isStarted = false)
    {
        TokenClaims claims = new(conversation, user, use, (time.GetUtcNow() + lifetime).ToUnixTimeSeconds(), isStarted);
        string signed = $"{Header}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims, TokenJson.Default.TokenClaims))}";
        return $"{signed}.{Base64Url.EncodeToString(Sign(signed))}";
    }

    /// <summary>Checks a token.</summary>
    /// <param name="token">What was sent.</param>
    /// <param name="use">What it must be for.</param>
    /// <param name="claims">What it says, where it is ours, also when it has expired.</param>
    public TokenState Check(string token, TokenUse use, out TokenClaims? claims)
    {
        claims = null;
        int end = token.LastIndexOf('.');
        if (token.Length > Longest || end < 0 || !token.StartsWith(Header + ".", StringComparison.Ordinal) || end <= Header.Length)
        {
            return TokenState.Forged;
        }

        Span<byte> signature = stackalloc byte[Longest];
        ReadOnlySpan<char> sent = token.AsSpan(end + 1);
        if (!Base64Url.IsValid(sent)
            || !Base64Url.TryDecodeFromChars(sent, signature, out int length)
            || !CryptographicOperations.FixedTimeEquals(signature[..length], Sign(token[..end])))
        {
            return TokenState.Forged;
        }

        claims = JsonSerializer.Deserialize(Base64Url.DecodeFromChars(token.AsSpan(Header.Length + 1, end - Header.Length - 1)), TokenJson.Default.TokenClaims)!;
        return claims.Use != use ? TokenState.Forged
            : claims.Exp <= time.GetUtcNow().ToUnixTimeSeconds() ? TokenState.Expired
            : TokenState.Valid;
    }

    private byte[] Sign(string text) => HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(text));
}

/// <summary>What a token is for.</summary>
internal enum TokenUse
{
    /// <summary>Calls.</summary>
    Call,

    /// <summary>Opening the WebSocket, in the address of which it stands; short-lived.</summary>
    Stream,
}

/// <summary>What became of checking a token.</summary>
internal enum TokenState
{
    /// <summary>It holds.</summary>
    Valid,

    /// <summary>It was ours and has expired.</summary>
    Expired,

    /// <summary>It is not ours, or for something else.</summary>
    Forged,
}

/// <summary>What a token says.</summary>
/// <param name="Conv">The one conversation it holds for.</param>
/// <param name="User">The user's id.</param>
/// <param name="Use">What it is for.</param>
/// <param name="Exp">When it expires, in seconds since 1970.</param>
/// <param name="Started">Whether the conversation had been started: only then has one that is not there been forgotten.</param>
internal sealed record TokenClaims(string Conv, string User, TokenUse Use, long Exp, bool Started);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(TokenClaims))]
internal sealed partial class TokenJson : JsonSerializerContext;
