using PolicyBot.Service.Channels.WeChat;

namespace PolicyBot.Service.Tests.Channels.WeChat;

/// <summary>A call that the platform did not make.</summary>
internal sealed record ForgedCall(string Name, WeChatMode Mode, Func<DateTimeOffset, (Dictionary<string, string> Query, string Body)> Make);

/// <summary>What somebody tries who does not hold the account's token and key, or found an old call of the platform's.</summary>
internal static class ForgedCalls
{
    private static readonly string Plain = SomeAccount.Text("电梯");

    public static IReadOnlyList<ForgedCall> All { get; } =
    [
        PlainCall("no parameters", query => query.Clear()),
        PlainCall("no signature", query => query.Remove("signature")),
        PlainCall("an empty signature", query => query["signature"] = ""),
        PlainCall("no timestamp", query => query.Remove("timestamp")),
        PlainCall("no nonce", query => query.Remove("nonce")),
        PlainCall("another nonce", query => query["nonce"] += "1"),
        PlainCall("another timestamp", query => query["timestamp"] = SomeAccount.Seconds(DateTimeOffset.FromUnixTimeSeconds(long.Parse(query["timestamp"], System.Globalization.CultureInfo.InvariantCulture)).AddSeconds(1))),
        PlainCall("the signature in capitals", query => query["signature"] = query["signature"].ToUpperInvariant()),
        PlainCall("a signature cut short", query => query["signature"] = query["signature"][..39]),
        PlainCall("a signature with more behind it", query => query["signature"] += "0"),
        PlainCall("a negative timestamp", query => query["timestamp"] = "-" + query["timestamp"]),
        PlainCall("a timestamp in milliseconds", query => query["timestamp"] += "000"),
        new("another token", WeChatMode.Plain, now => (SomeAccount.PlainQuery(now, token: "anotherToken"), Plain)),
        new("an hour old", WeChatMode.Plain, now => (SomeAccount.PlainQuery(now.AddHours(-1)), Plain)),
        new("an hour ahead", WeChatMode.Plain, now => (SomeAccount.PlainQuery(now.AddHours(1)), Plain)),
        new("plain where the mode is safe", WeChatMode.Safe, now => (SomeAccount.PlainQuery(now), Plain)),
        SealedCall("no msg_signature", query => query.Remove("msg_signature")),
        SealedCall("the plain signature for msg_signature", query => query["msg_signature"] = query["signature"]),
        SealedCall("another msg_signature", query => query["msg_signature"] = new string('0', 40)),
        SealedCall("encrypted, with another nonce", query => query["nonce"] += "1"),
        SealedBody("another cipher text", body => body.Replace("<Encrypt><![CDATA[", "<Encrypt><![CDATA[AAAA", StringComparison.Ordinal)),
        SealedBody("no cipher text", _ => Plain),
        SealedBody("two cipher texts", body => body.Replace("</xml>", "<Encrypt>AAAA</Encrypt></xml>", StringComparison.Ordinal)),
        new("encrypted under another key", WeChatMode.Safe, now => SomeAccount.Sealed(Plain, now, new(new string('B', 42) + "A", SomeAccount.AppId))),
        new("encrypted for another app", WeChatMode.Safe, now => SomeAccount.Sealed(Plain, now, new(SomeAccount.Key, "wxffffffffffffffff"))),
        new("encrypted, signed with another token", WeChatMode.Safe, now => SomeAccount.Sealed(Plain, now, token: "anotherToken")),
        new("encrypted an hour ago", WeChatMode.Safe, now => SomeAccount.Sealed(Plain, now.AddHours(-1))),
        new("an encrypted document with entities", WeChatMode.Safe, now => SomeAccount.Sealed("<!DOCTYPE a [<!ENTITY b \"c\">]>" + Plain, now)),
        new("an encrypted message without a sender", WeChatMode.Safe, now => SomeAccount.Sealed("<xml><ToUserName>a</ToUserName></xml>", now)),
    ];

    private static ForgedCall PlainCall(string name, Action<Dictionary<string, string>> forge) => new(name, WeChatMode.Plain, now =>
    {
        Dictionary<string, string> query = SomeAccount.PlainQuery(now);
        forge(query);
        return (query, Plain);
    });

    private static ForgedCall SealedCall(string name, Action<Dictionary<string, string>> forge) => new(name, WeChatMode.Safe, now =>
    {
        (Dictionary<string, string> query, string body) = SomeAccount.Sealed(Plain, now);
        forge(query);
        return (query, body);
    });

    private static ForgedCall SealedBody(string name, Func<string, string> forge) => new(name, WeChatMode.Compatible, now =>
    {
        (Dictionary<string, string> query, string body) = SomeAccount.Sealed(Plain, now);
        return (query, forge(body));
    });
}
