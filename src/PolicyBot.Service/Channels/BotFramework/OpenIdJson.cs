using System.Text.Json.Serialization;

namespace PolicyBot.Service.Channels.BotFramework;

/// <summary>OpenID Connect Discovery 1.0, as far as it is used.</summary>
/// <param name="JwksUri">Where the keys are.</param>
internal sealed record OpenIdConfiguration([property: JsonPropertyName("jwks_uri")] Uri? JwksUri);

/// <summary>A set of keys (RFC 7517).</summary>
/// <param name="Keys">The keys.</param>
internal sealed record JsonWebKeySet([property: JsonPropertyName("keys")] IReadOnlyList<JsonWebKey?>? Keys);

/// <summary>A key (RFC 7517, RFC 7518), with the endorsements that Azure Bot Service adds.</summary>
/// <param name="Type">"RSA" for the keys that are used.</param>
/// <param name="Id">Its name, which tokens refer to.</param>
/// <param name="Use">"sig", or nothing.</param>
/// <param name="Modulus">Base64url.</param>
/// <param name="Exponent">Base64url.</param>
/// <param name="Endorsements">The channels that it may speak for.</param>
internal sealed record JsonWebKey(
    [property: JsonPropertyName("kty")] string? Type,
    [property: JsonPropertyName("kid")] string? Id,
    [property: JsonPropertyName("use")] string? Use,
    [property: JsonPropertyName("n")] string? Modulus,
    [property: JsonPropertyName("e")] string? Exponent,
    [property: JsonPropertyName("endorsements")] IReadOnlyList<string>? Endorsements);

/// <summary>An answer of a token endpoint (RFC 6749, section 5.1).</summary>
/// <param name="AccessToken">The token.</param>
/// <param name="ExpiresIn">Its lifetime in seconds.</param>
internal sealed record TokenResponse(
    [property: JsonPropertyName("access_token")] string? AccessToken,
    [property: JsonPropertyName("expires_in")] int ExpiresIn);

/// <summary>The JSON of signing in.</summary>
[JsonSourceGenerationOptions(MaxDepth = 16, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(OpenIdConfiguration))]
[JsonSerializable(typeof(JsonWebKeySet))]
[JsonSerializable(typeof(TokenResponse))]
internal sealed partial class OpenIdJson : JsonSerializerContext;
