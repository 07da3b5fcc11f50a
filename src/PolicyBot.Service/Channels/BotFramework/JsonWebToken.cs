using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace PolicyBot.Service.Channels.BotFramework;

/// <summary>
/// A signed JSON Web Token (RFC 7519, compact form of RFC 7515), taken apart and not yet believed. Only RSASSA-PKCS1-v1_5 with SHA-2
/// (RFC 7518, section 3.3) is known, so that no token can choose a weaker way of proof.
/// </summary>
internal sealed class JsonWebToken
{
    /// <summary>The longest token looked at; real ones have some 1,500 characters.</summary>
    private const int MaxLength = 8192;

    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    private readonly JsonElement _claims;
    private readonly HashAlgorithmName _hash;
    private readonly byte[] _signed;
    private readonly byte[] _signature;

    private JsonWebToken(string keyId, HashAlgorithmName hash, JsonElement claims, byte[] signed, byte[] signature)
    {
        KeyId = keyId;
        _hash = hash;
        _claims = claims;
        _signed = signed;
        _signature = signature;
    }

    /// <summary>Which key it says it is signed with (kid).</summary>
    public string KeyId { get; }

    /// <summary>Takes a token apart.</summary>
    /// <returns>False where it is none, is encrypted, or is signed in a way that is not accepted.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out JsonWebToken? token)
    {
        token = null;
        string[] parts = text.Length <= MaxLength ? text.Split('.') : [];
        if (parts.Length != 3 || !TryDecode(parts[0], out byte[]? header) || !TryDecode(parts[1], out byte[]? payload) || !TryDecode(parts[2], out byte[]? signature))
        {
            return false;
        }

        try
        {
            JsonElement head = Parse(header), claims = Parse(payload);
            // An extension that has to be understood ("crit") is not.
            if (HashOf(Text(head, "alg")) is not { } hash || Text(head, "kid") is not { Length: > 0 } keyId
                || claims.ValueKind != JsonValueKind.Object || head.TryGetProperty("crit", out _))
            {
                return false;
            }

            token = new(keyId, hash, claims, Encoding.ASCII.GetBytes(text[..text.LastIndexOf('.')]), signature);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Whether a key signed it.</summary>
    public bool IsSignedBy(RSA key) => key.VerifyData(_signed, _signature, _hash, RSASignaturePadding.Pkcs1);

    /// <summary>A claim that is text; null where there is none.</summary>
    public string? Claim(string name) => Text(_claims, name);

    /// <summary>A claim that is a time, in seconds since 1970; null where there is none.</summary>
    public double? Time(string name) =>
        _claims.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double seconds) ? seconds : null;

    /// <summary>Whether a claim is there, of whatever type.</summary>
    public bool Has(string name) => _claims.TryGetProperty(name, out _);

    private static HashAlgorithmName? HashOf(string? algorithm) => algorithm switch
    {
        "RS256" => HashAlgorithmName.SHA256,
        "RS384" => HashAlgorithmName.SHA384,
        "RS512" => HashAlgorithmName.SHA512,
        _ => null,
    };

    private static JsonElement Parse(byte[] utf8)
    {
        using JsonDocument document = JsonDocument.Parse(utf8, Json);
        return document.RootElement.Clone();
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool TryDecode(string part, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        // The decoder skips white space, which no token contains.
        if (part.Length == 0 || !part.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_'))
        {
            return false;
        }

        try
        {
            bytes = Base64Url.DecodeFromChars(part);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
