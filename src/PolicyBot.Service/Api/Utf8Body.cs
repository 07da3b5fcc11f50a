using System.Buffers;

namespace PolicyBot.Service.Api;

/// <summary>Bodies of requests in UTF-8.</summary>
internal static class Utf8Body
{
    /// <summary>The text without the byte order mark that some clients begin it with; JSON has none (RFC 8259), but may be read with one.</summary>
    public static ReadOnlySequence<byte> WithoutMark(this ReadOnlySequence<byte> body)
    {
        SequenceReader<byte> reader = new(body);
        return reader.IsNext("\uFEFF"u8, advancePast: true) ? reader.UnreadSequence : body;
    }
}
