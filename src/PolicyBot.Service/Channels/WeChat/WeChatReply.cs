using System.Globalization;

namespace PolicyBot.Service.Channels.WeChat;

/// <summary>The XML that answers a call.</summary>
internal static class WeChatReply
{
    /// <summary>What tells the platform that the message arrived and nothing is said to it now.</summary>
    public const string Nothing = "success";

    /// <summary>A text to whoever sent the message.</summary>
    /// <param name="message">The message that is answered.</param>
    /// <param name="text">The text.</param>
    /// <param name="now">The time of the reply.</param>
    public static string Text(IncomingMessage message, string text, DateTimeOffset now) =>
        "<xml>"
        + $"<ToUserName>{WeChatXml.Data(message.User)}</ToUserName>"
        + $"<FromUserName>{WeChatXml.Data(message.Account)}</FromUserName>"
        + $"<CreateTime>{Seconds(now)}</CreateTime>"
        + "<MsgType><![CDATA[text]]></MsgType>"
        + $"<Content>{WeChatXml.Data(text)}</Content>"
        + "</xml>";

    /// <summary>A reply encrypted and signed.</summary>
    /// <param name="reply">The reply in the clear.</param>
    /// <param name="crypto">The account's encryption.</param>
    /// <param name="token">The account's token.</param>
    /// <param name="nonce">A random text.</param>
    /// <param name="now">The time of the reply.</param>
    public static string Sealed(string reply, WeChatCrypto crypto, string token, string nonce, DateTimeOffset now)
    {
        string encrypted = crypto.Encrypt(reply);
        string timestamp = Seconds(now);
        string signature = WeChatSignature.Sign(token, timestamp, nonce, encrypted);
        return $"<xml><Encrypt>{WeChatXml.Data(encrypted)}</Encrypt><MsgSignature>{WeChatXml.Data(signature)}</MsgSignature>"
            + $"<TimeStamp>{timestamp}</TimeStamp><Nonce>{WeChatXml.Data(nonce)}</Nonce></xml>";
    }

    private static string Seconds(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
