using System.Text.Json;
using System.Text.Json.Serialization;

namespace PolicyBot.Search;

/// <summary>Names the files of the live generation and the one before it, and is replaced by one atomic rename.</summary>
/// <param name="Live">File name of the live generation.</param>
/// <param name="Previous">File name of the generation before it, to fall back to; null for the first.</param>
internal sealed record Manifest(string Live, string? Previous)
{
    public const string FileName = "live.json";

    /// <summary>The manifest of a folder; null where there is none that can be read.</summary>
    public static Manifest? Read(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(folder, FileName)), ManifestJson.Default.Manifest);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Makes a manifest the folder's one.</summary>
    /// <exception cref="IOException">It cannot be written; the old one holds.</exception>
    public void Write(string folder)
    {
        string temporary = Path.Combine(folder, FileName + ".new");
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(stream, this, ManifestJson.Default.Manifest);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, Path.Combine(folder, FileName), overwrite: true);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Manifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
