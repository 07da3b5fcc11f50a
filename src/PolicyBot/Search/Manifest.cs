using System.Globalization;
using System.Text;
using System.Text.Json;
using PolicyBot.Search.Segments;

namespace PolicyBot.Search;

/// <summary>Says what a generation consists of: a line of JSON, then the CRC-32C of its bytes as eight hexadecimal digits.</summary>
/// <remarks>Read value by value: for a serializer some 170 methods would be compiled on first use, which takes as long as verifying 400 MB.</remarks>
/// <param name="Revision">The revision of the store that the generation was built from.</param>
/// <param name="Segments">Its segments, in the order in which its articles are numbered.</param>
internal sealed record Manifest(long Revision, IReadOnlyList<SegmentEntry> Segments)
{
    private const int ChecksumLength = 8;

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or cut off.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Manifest Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        ReadOnlyMemory<byte> json = bytes.AsMemory(0, Math.Max(bytes.Length - ChecksumLength, 0));
        if (!bytes.AsSpan(json.Length).SequenceEqual(Checksum(json.Span)))
        {
            throw new InvalidDataException($"索引清单 {path} 已损坏（校验和不符）。");
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            return new Manifest(
                document.RootElement.GetProperty("revision").GetInt64(),
                [.. document.RootElement.GetProperty("segments").EnumerateArray().Select(SegmentEntry.Read)]);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new InvalidDataException($"索引清单 {path} 已损坏（{problem.Message}）。", problem);
        }
    }

    /// <summary>Writes the manifest beside its place, flushes it to the disk and renames it, so that it is there whole or not at all.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Write(string path)
    {
        byte[] json = ToJson();
        string temporary = path + ".new";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            stream.Write(json);
            stream.Write(Checksum(json));
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    private byte[] ToJson()
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteNumber("revision", Revision);
            json.WriteStartArray("segments");
            foreach (SegmentEntry segment in Segments)
            {
                segment.Write(json);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        line.WriteByte((byte)'\n');
        return line.ToArray();
    }

    private static byte[] Checksum(ReadOnlySpan<byte> json) => Encoding.ASCII.GetBytes(Crc32C.Of(json).ToString("x8", CultureInfo.InvariantCulture));
}

/// <summary>A segment of a generation.</summary>
/// <param name="File">Its file's name.</param>
/// <param name="Length">Its file's length in bytes.</param>
/// <param name="Checksum">Its file's checksum, see <see cref="SegmentHeader.HeaderChecksum"/>.</param>
/// <param name="Withdrawn">The articles that were withdrawn or replaced since it was written, see <see cref="ArticleSet"/>; null for none.</param>
internal sealed record SegmentEntry(string File, int Length, uint Checksum, byte[]? Withdrawn)
{
    public static SegmentEntry Read(JsonElement json) => new(
        json.GetProperty("file").GetString() ?? throw new JsonException("file: null"),
        json.GetProperty("length").GetInt32(),
        json.GetProperty("checksum").GetUInt32(),
        json.TryGetProperty("withdrawn", out JsonElement withdrawn) ? withdrawn.GetBytesFromBase64() : null);

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("file", File);
        json.WriteNumber("length", Length);
        json.WriteNumber("checksum", Checksum);
        if (Withdrawn is not null)
        {
            json.WriteBase64String("withdrawn", Withdrawn);
        }

        json.WriteEndObject();
    }
}
