using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using static PolicyBot.Service.Tests.Channels.BotFramework.TestToken;

namespace PolicyBot.Service.Tests.Channels.BotFramework;

/// <summary>An Authorization header that proves nothing.</summary>
internal sealed record ForgedToken(string Name, Func<DateTimeOffset, string?> Make);

/// <summary>What somebody tries who cannot sign with a published key, or holds a token that is not for this call.</summary>
internal static class ForgedTokens
{
    public static IReadOnlyList<ForgedToken> All { get; } =
    [
        new("no header", _ => null),
        new("an empty header", _ => ""),
        new("Basic", _ => "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes(ChannelServer.AppId + ":" + ChannelServer.Password))),
        new("Bearer and nothing", _ => "Bearer "),
        new("another scheme with a good token", now => "Token " + Signed(Header(), Claims(now))),
        new("words", _ => "Bearer let me in"),
        new("two dots", _ => "Bearer .."),
        new("one part", now => "Bearer " + Part(Header())),
        new("two parts", now => "Bearer " + Unsigned(Header(), Claims(now))),
        new("four parts", now => Bearer(Signed(Header(), Claims(now)) + ".AAAA")),
        new("five parts, as an encrypted token has", now => Bearer(Signed(Header("RSA-OAEP"), Claims(now)) + ".AAAA.AAAA")),
        new("an empty signature", now => Bearer(Unsigned(Header(), Claims(now)) + ".")),
        new("algorithm none", now => Bearer(Unsigned(Header("none"), Claims(now)) + ".")),
        new("algorithm none with a good signature", now => Bearer(Signed(Header("none"), Claims(now)))),
        new("algorithm nOnE", now => Bearer(Unsigned(Header("nOnE"), Claims(now)) + ".AAAA")),
        new("no algorithm", now => Bearer(Signed(Without(Header(), "alg"), Claims(now)))),
        new("HS256 with the public key as the secret", now => Hmac(now, TestKey.Main.PublicPem)),
        new("HS256 with nothing as the secret", now => Hmac(now, [])),
        new("PS256", now => Pss(now)),
        new("RS256 in small letters", now => Bearer(Signed(Header("rs256"), Claims(now)))),
        new("RS512 named, RS256 signed", now => Bearer(Unsigned(Header("RS512"), Claims(now)) + "." + Signed(Header(), Claims(now)).Split('.')[2])),
        new("another key under a published name", now => Bearer(Signed(Header(), Claims(now), TestKey.Strange))),
        new("an unknown key", now => Bearer(Signed(Header(keyId: "unknown"), Claims(now), TestKey.Strange))),
        new("no key's name", now => Bearer(Signed(Without(Header(), "kid"), Claims(now)))),
        new("a key's name that is a number", now => Bearer(Signed(With(Header(), "kid", 1), Claims(now)))),
        new("a header that asks for what is not understood", now => Bearer(Signed(With(Header(), "crit", new JsonArray("exp")), Claims(now)))),
        new("a key of the caller's own in the header", now => Bearer(Signed(With(Header(keyId: "own"), "jwk", JsonNode.Parse(TestKey.SetOf(TestKey.Strange))!["keys"]![0]!.DeepClone()), Claims(now), TestKey.Strange))),
        Claim("another audience", "aud", "99999999-2222-3333-4444-555555555555"),
        Claim("a list of audiences", "aud", new JsonArray(ChannelServer.AppId, "other")),
        Claim("no audience", "aud", null),
        Claim("another issuer", "iss", "https://evil.example"),
        Claim("the issuer with a slash", "iss", "https://api.botframework.com/"),
        Claim("no issuer", "iss", null),
        Claim("another service address", "serviceurl", "https://smba.trafficmanager.net/de/"),
        Claim("a service address that differs in case", "serviceurl", ServiceUrl.ToUpperInvariant()),
        Claim("no service address", "serviceurl", null),
        Claim("no expiry", "exp", null),
        Claim("an expiry that is text", "exp", "never"),
        new("expired six minutes ago", now => Bearer(Signed(Header(), Claims(now.AddMinutes(-66))))),
        new("expired an hour ago", now => Bearer(Signed(Header(), Claims(now.AddHours(-2))))),
        new("valid from an hour ahead", now => Bearer(Signed(Header(), Claims(now.AddHours(1))))),
        Claim("a beginning that is text", "nbf", "always"),
        new("claims changed after signing", now => Changed(now)),
        new("claims that are a list", now => Bearer(Part(Header()) + "." + Part("[]") + "." + Signed(Header(), Claims(now)).Split('.')[2])),
        new("claims that are no JSON", now => Bearer(Part(Header()) + "." + Part("{") + "." + Signed(Header(), Claims(now)).Split('.')[2])),
        new("an audience twice", now => Bearer(Part(Header()) + "." + Part("{\"aud\":\"x\"," + Claims(now).ToJsonString()[1..]) + ".AAAA")),
        new("a signature in ordinary Base64", now => Bearer(Unsigned(Header(), Claims(now)) + "." + Convert.ToBase64String(Encoding.ASCII.GetBytes("no")))),
        new("white space inside", now => Bearer(Signed(Header(), Claims(now)).Insert(20, " "))),
        new("a token of a hundred thousand characters", now => Bearer(Signed(Header(), With(Claims(now), "more", new string('a', 100_000))))),
        new("a skill's token", now => Bearer(Signed(Header(), With(EmulatorClaims(now), "appid", "99999999-2222-3333-4444-555555555555")))),
        new("the Emulator's token from a strange tenant", now => Bearer(Signed(Header(), With(EmulatorClaims(now), "iss", "https://sts.windows.net/99999999-2222-3333-4444-555555555555/")))),
        new("the Emulator's token of an unknown version", now => Bearer(Signed(Header(), With(EmulatorClaims(now), "ver", "3.0")))),
        new("the Emulator's token without the application", now => Bearer(Signed(Header(), Without(EmulatorClaims(now), "appid")))),
    ];

    private static string Bearer(string token) => "Bearer " + token;

    private static ForgedToken Claim(string name, string claim, JsonNode? value) => new(name, now =>
    {
        JsonObject claims = Claims(now);
        return Bearer(Signed(Header(), value is null ? Without(claims, claim) : With(claims, claim, value.DeepClone())));
    });

    private static JsonObject With(JsonObject json, string name, JsonNode value)
    {
        json[name] = value;
        return json;
    }

    private static JsonObject Without(JsonObject json, string name)
    {
        json.Remove(name);
        return json;
    }

    private static string Hmac(DateTimeOffset now, byte[] secret)
    {
        string signed = Unsigned(Header("HS256"), Claims(now));
        return Bearer(signed + "." + Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(signed))));
    }

    private static string Pss(DateTimeOffset now)
    {
        string signed = Unsigned(Header("PS256"), Claims(now));
        return Bearer(signed + "." + Base64Url.EncodeToString(TestKey.Main.SignPss(signed)));
    }

    private static string Changed(DateTimeOffset now)
    {
        string[] parts = Signed(Header(), Claims(now.AddHours(-9))).Split('.');
        return Bearer(parts[0] + "." + Part(Claims(now)) + "." + parts[2]);
    }
}
