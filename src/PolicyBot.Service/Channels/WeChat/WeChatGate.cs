using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace PolicyBot.Service.Channels.WeChat;

/// <summary>Lets in what the platform signed, just now, in the account's mode. Thread-safe.</summary>
/// <param name="options">The account.</param>
/// <param name="time">The clock that a call's timestamp is held against.</param>
internal sealed class WeChatGate(WeChatOptions options, TimeProvider time)
{
    /// <summary>How far a call's timestamp may be from our clock.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>The year 5138: anything above it counts in milliseconds, as programs for trying out a server do.</summary>
    private const long LatestSecond = 100_000_000_000;

    private readonly WeChatCrypto? _crypto = options.Mode == WeChatMode.Plain ? null : new(options.EncodingAESKey!, options.AppId!);

    /// <summary>
    /// The message that each signature came with. In plain mode the signature does not cover the body: who saw one address could
    /// send any body with it. So a signature serves one message only, which the platform repeats where it got no answer.
    /// </summary>
    private readonly Recent<string> _uses = new(2 * Window, time);

    /// <summary>Checks the call by which the platform asks whether this address belongs to the account.</summary>
    /// <param name="query">The address's parameters.</param>
    /// <param name="echo">What to answer.</param>
    /// <returns>Whether to answer, or why not.</returns>
    public Admission Echo(IQueryCollection query, out string echo)
    {
        (string timestamp, string nonce) = (Single(query, "timestamp"), Single(query, "nonce"));
        echo = Single(query, "echostr");
        return !IsRecent(timestamp) ? Admission.Stale
            : echo.Length > 0 && WeChatSignature.Matches(Single(query, "signature"), options.Token!, timestamp, nonce) ? Admission.Granted
            : Admission.Forged;
    }

    /// <summary>Opens a call.</summary>
    /// <param name="query">The address's parameters.</param>
    /// <param name="body">The body.</param>
    /// <param name="call">What it brings.</param>
    /// <returns>Whether to let it in, or why not.</returns>
    public Admission Open(IQueryCollection query, ReadOnlySpan<byte> body, out WeChatCall call)
    {
        call = default;
        (string timestamp, string nonce) = (Single(query, "timestamp"), Single(query, "nonce"));
        if (!IsRecent(timestamp))
        {
            return Admission.Stale;
        }

        bool isSealed = query.TryGetValue("encrypt_type", out StringValues encryption) ? encryption != "raw" : query.ContainsKey("msg_signature");
        string signature = Single(query, "signature");
        // Nothing of the body is looked at before the address is proved, except where the body is part of the proof.
        if (!isSealed && (options.Mode == WeChatMode.Safe || !WeChatSignature.Matches(signature, options.Token!, timestamp, nonce)))
        {
            return Admission.Forged;
        }

        if (!WeChatXml.TryRead(body, out IReadOnlyDictionary<string, string>? fields))
        {
            return Admission.Malformed;
        }

        if (isSealed)
        {
            Admission opened = Unseal(fields, Single(query, "msg_signature"), timestamp, nonce, out fields);
            if (opened != Admission.Granted)
            {
                return opened;
            }
        }

        if (!IncomingMessage.TryCreate(fields!, out IncomingMessage? message))
        {
            return Admission.Malformed;
        }

        call = new(message, isSealed);
        return isSealed || _uses.GetOrAdd(signature, () => message.Id) == message.Id ? Admission.Granted : Admission.Replayed;
    }

    /// <summary>A reply in the form in which its call came.</summary>
    public string Reply(WeChatCall call, string text)
    {
        DateTimeOffset now = time.GetUtcNow();
        string reply = WeChatReply.Text(call.Message, text, now);
        return call.IsSealed ? WeChatReply.Sealed(reply, _crypto!, options.Token!, Guid.NewGuid().ToString("N"), now) : reply;
    }

    private Admission Unseal(
        IReadOnlyDictionary<string, string> outer, string signature, string timestamp, string nonce, out IReadOnlyDictionary<string, string>? inner)
    {
        inner = null;
        if (_crypto is null)
        {
            return Admission.WrongMode;
        }

        if (!outer.TryGetValue("Encrypt", out string? encrypted)
            || !WeChatSignature.Matches(signature, options.Token!, timestamp, nonce, encrypted)
            || !_crypto.TryDecrypt(encrypted, out string? xml))
        {
            return Admission.Forged;
        }

        return WeChatXml.TryRead(xml, out inner) ? Admission.Granted : Admission.Malformed;
    }

    private bool IsRecent(string timestamp) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
        && Math.Abs(time.GetUtcNow().ToUnixTimeSeconds() - (seconds > LatestSecond ? seconds / 1000 : seconds)) <= (long)Window.TotalSeconds;

    private static string Single(IQueryCollection query, string name) =>
        query.TryGetValue(name, out StringValues values) && values.Count == 1 ? values[0] ?? "" : "";
}

/// <summary>A call that was let in.</summary>
/// <param name="Message">What it brings.</param>
/// <param name="IsSealed">Whether it came encrypted, and is answered so.</param>
internal readonly record struct WeChatCall(IncomingMessage Message, bool IsSealed);

/// <summary>Whether a call is let in.</summary>
internal enum Admission
{
    /// <summary>It is.</summary>
    Granted,

    /// <summary>Not signed with the account's token and key, or plain where the mode is safe.</summary>
    Forged,

    /// <summary>Its timestamp is missing or too far from our clock.</summary>
    Stale,

    /// <summary>Its signature already came with another message.</summary>
    Replayed,

    /// <summary>Encrypted, and the mode is plain.</summary>
    WrongMode,

    /// <summary>Signed, and not the XML of a message.</summary>
    Malformed,
}
