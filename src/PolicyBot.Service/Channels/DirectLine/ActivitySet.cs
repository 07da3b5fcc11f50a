using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace PolicyBot.Service.Channels.DirectLine;

/// <summary>Activities of a conversation, as clients poll for them and as the stream sends them.</summary>
/// <param name="Activities">The activities, each in JSON.</param>
/// <param name="Watermark">The number of the last, or where there is none the one that was asked for.</param>
internal sealed record ActivitySet(IReadOnlyList<string> Activities, long Watermark)
{
    /// <summary>The set as <c>{"activities": […], "watermark": "…"}</c> in UTF-8.</summary>
    public ReadOnlyMemory<byte> ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("activities"u8);
            foreach (string activity in Activities)
            {
                writer.WriteRawValue(activity, skipInputValidation: true);
            }

            writer.WriteEndArray();
            writer.WriteString("watermark"u8, Watermark.ToString(CultureInfo.InvariantCulture));
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
