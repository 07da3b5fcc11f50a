using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PolicyBot.Articles;
using PolicyBot.Service.Publishing.Golden;
using PolicyBot.Service.Publishing.Releases;

namespace PolicyBot.Service.Publishing;

/// <summary>The JSON in which articles, plans and golden questions are kept and audited.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Article))]
[JsonSerializable(typeof(IReadOnlyList<Cut>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(GoldenQuestion))]
[JsonSerializable(typeof(PublicationPlan))]
internal sealed partial class PublishingJson : JsonSerializerContext
{
    /// <summary>Chinese stays Chinese: a third of the size, and readable in the audit log.</summary>
    public static PublishingJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });
}
