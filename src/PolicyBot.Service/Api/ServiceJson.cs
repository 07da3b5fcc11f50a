using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PolicyBot.Answers;

namespace PolicyBot.Service.Api;

/// <summary>The JSON of the command line and the API.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, Converters = [typeof(KindConverter)])]
[JsonSerializable(typeof(QuestionJson))]
[JsonSerializable(typeof(AnswerJson))]
internal sealed partial class ServiceJson : JsonSerializerContext
{
    /// <summary>
    /// Chinese stays Chinese. The encoder leaves <c>&lt;</c> and <c>&amp;</c> alone too, which is safe in what is declared as
    /// JSON and never sniffed; no page embeds it.
    /// </summary>
    public static ServiceJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new KindConverter() },
    });

    /// <summary>"answer", "clarify", "notFound", "smallTalk".</summary>
    internal sealed class KindConverter() : JsonStringEnumConverter<AnswerKind>(JsonNamingPolicy.CamelCase);
}
