using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using PolicyBot.Service.Channels.WeChat;

namespace PolicyBot.Service.Tests.Channels.WeChat;

/// <summary>An account of nobody's, and calls as the platform makes them.</summary>
internal static class SomeAccount
{
    public const string Token = "qinghe2025";
    public const string AppId = "wx0123456789abcdef";
    public const string Key = "qinghePolicyBotTestKey0123456789ABCDEFGHIJA";
    public const string Name = "gh_qinghe";
    public const string Resident = "oResident_0001";

    public static WeChatOptions Options(WeChatMode mode) => new() { Token = Token, AppId = AppId, EncodingAESKey = Key, Mode = mode };

    public static WeChatCrypto Crypto { get; } = new(Key, AppId);

    public static string Message(string fields, string user = Resident, long createdAt = 1_748_700_000) => $"""
        <xml><ToUserName><![CDATA[{Name}]]></ToUserName><FromUserName><![CDATA[{user}]]></FromUserName><CreateTime>{createdAt.ToString(CultureInfo.InvariantCulture)}</CreateTime>{fields}</xml>
        """;

    public static string Text(string content, long id = 1, string user = Resident) => Message(
        $"<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[{content}]]></Content><MsgId>{id.ToString(CultureInfo.InvariantCulture)}</MsgId>", user);

    public static string Event(string name, string key = "") => Message(
        $"<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[{name}]]></Event><EventKey><![CDATA[{key}]]></EventKey>");

    /// <summary>The parameters of a plain call.</summary>
    public static Dictionary<string, string> PlainQuery(DateTimeOffset at, string nonce = "1372623149", string token = Token)
    {
        string timestamp = Seconds(at);
        return new() { ["signature"] = WeChatSignature.Sign(token, timestamp, nonce), ["timestamp"] = timestamp, ["nonce"] = nonce };
    }

    /// <summary>The parameters and the body of an encrypted call.</summary>
    public static (Dictionary<string, string> Query, string Body) Sealed(string message, DateTimeOffset at, WeChatCrypto? crypto = null, string token = Token)
    {
        string encrypted = (crypto ?? Crypto).Encrypt(message);
        Dictionary<string, string> query = PlainQuery(at, token: token);
        query["encrypt_type"] = "aes";
        query["msg_signature"] = WeChatSignature.Sign(token, query["timestamp"], query["nonce"], encrypted);
        return (query, $"<xml><ToUserName><![CDATA[{Name}]]></ToUserName><Encrypt><![CDATA[{encrypted}]]></Encrypt></xml>");
    }

    public static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    public static IQueryCollection Collection(this Dictionary<string, string> query) =>
        new QueryCollection(query.ToDictionary(pair => pair.Key, pair => new StringValues(pair.Value)));

    public static string Address(this Dictionary<string, string> query) =>
        "/wechat?" + string.Join('&', query.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
}
