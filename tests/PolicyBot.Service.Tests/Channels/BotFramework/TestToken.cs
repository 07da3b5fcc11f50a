using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace PolicyBot.Service.Tests.Channels.BotFramework;

/// <summary>Tokens, right and wrong.</summary>
internal static class TestToken
{
    public const string ServiceUrl = "https://smba.trafficmanager.net/cn/";

    public static JsonObject Header(string algorithm = "RS256", string keyId = "main") => new() { ["typ"] = "JWT", ["alg"] = algorithm, ["kid"] = keyId };

    /// <summary>What a channel's token says.</summary>
    public static JsonObject Claims(DateTimeOffset now, string serviceUrl = ServiceUrl) => new()
    {
        ["iss"] = "https://api.botframework.com",
        ["aud"] = ChannelServer.AppId,
        ["serviceurl"] = serviceUrl,
        ["nbf"] = now.ToUnixTimeSeconds(),
        ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
    };

    /// <summary>What the Emulator's token says.</summary>
    public static JsonObject EmulatorClaims(DateTimeOffset now) => new()
    {
        ["iss"] = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/",
        ["aud"] = ChannelServer.AppId,
        ["ver"] = "1.0",
        ["appid"] = ChannelServer.AppId,
        ["nbf"] = now.ToUnixTimeSeconds(),
        ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
    };

    public static string Signed(JsonObject header, JsonObject claims, TestKey? key = null)
    {
        string signed = Unsigned(header, claims);
        HashAlgorithmName hash = (string?)header["alg"] switch { "RS384" => HashAlgorithmName.SHA384, "RS512" => HashAlgorithmName.SHA512, _ => HashAlgorithmName.SHA256 };
        return signed + "." + Base64Url.EncodeToString((key ?? TestKey.Main).Sign(signed, hash));
    }

    public static string Unsigned(JsonObject header, JsonObject claims) => Part(header) + "." + Part(claims);

    public static string Part(JsonObject json) => Part(json.ToJsonString());

    public static string Part(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
