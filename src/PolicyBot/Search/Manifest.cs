using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using PolicyBot.Search.Segments;

namespace PolicyBot.Search;

/// <summary>Says what a generation consists of: a line of JSON, then the CRC-32C of its bytes as eight hexadecimal digits.</summary>
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
        ReadOnlySpan<byte> json = bytes.AsSpan(0, Math.Max(bytes.Length - ChecksumLength, 0));
        try
        {
            return bytes.AsSpan(json.Length).SequenceEqual(Checksum(json)) && JsonSerializer.Deserialize(json, ManifestJson.Default.Manifest) is { } manifest
                ? manifest
                : throw new InvalidDataException($"索引清单 {path} 已损坏（校验和不符）。");
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"索引清单 {path} 已损坏（{problem.Message}）。", problem);
        }
    }

    /// <summary>Writes the manifest beside its place, flushes it to the disk and renames it, so that it is there whole or not at all.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Write(string path)
    {
        byte[] json = [.. JsonSerializer.SerializeToUtf8Bytes(this, ManifestJson.Default.Manifest), (byte)'\n'];
        string temporary = path + ".new";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            stream.Write(json);
            stream.Write(Checksum(json));
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    private static byte[] Checksum(ReadOnlySpan<byte> json) => Encoding.ASCII.GetBytes(Crc32C.Of(json).ToString("x8", CultureInfo.InvariantCulture));
}

/// <summary>A segment of a generation.</summary>
/// <param name="File">Its file's name.</param>
/// <param name="Length">Its file's length in bytes.</param>
/// <param name="Checksum">Its file's checksum, see <see cref="SegmentHeader.HeaderChecksum"/>.</param>
/// <param name="Withdrawn">The articles that were withdrawn or replaced since it was written, see <see cref="ArticleSet"/>; null for none.</param>
internal sealed record SegmentEntry(string File, int Length, uint Checksum, byte[]? Withdrawn);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Manifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
