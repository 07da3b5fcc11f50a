using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PolicyBot.Service.Api;

/// <summary>Bodies of requests in UTF-8.</summary>
internal static class Utf8Body
{
    /// <summary>
    /// Reads the one JSON value that a body is. Some clients begin it with a byte order mark; JSON has none (RFC 8259), but may be read with one.
    /// </summary>
    /// <exception cref="JsonException">It is no such value, or more follows it.</exception>
    public static T? ReadJson<T>(this ReadOnlySequence<byte> body, JsonTypeInfo<T> type)
        where T : class
    {
        SequenceReader<byte> bytes = new(body);
        bytes.IsNext("\uFEFF"u8, advancePast: true);
        Utf8JsonReader reader = new(bytes.UnreadSequence, new JsonReaderOptions { MaxDepth = type.Options.MaxDepth });
        T? value = JsonSerializer.Deserialize(ref reader, type);
        return reader.Read() ? throw new JsonException() : value;
    }
}
