using System.Text.Json;
using System.Text.Json.Serialization;
using PolicyBot.Articles;

namespace PolicyBot.Storage;

/// <summary>The JSON in which articles are stored.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Article))]
internal sealed partial class ArticleJson : JsonSerializerContext
{
    /// <summary>The article of a stored content; null for none or the content that a withdrawal leaves.</summary>
    public static Article? Read(string? content) => content is null ? null : JsonSerializer.Deserialize(content, Default.Article);
}
