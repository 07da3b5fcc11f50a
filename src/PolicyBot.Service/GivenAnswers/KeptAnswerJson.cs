using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PolicyBot.Service.GivenAnswers;

/// <summary>The lists in rows of kept answers.</summary>
[JsonSerializable(typeof(IReadOnlyList<KeptPassage>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class KeptAnswerJson : JsonSerializerContext
{
    /// <summary>Chinese stays Chinese.</summary>
    public static KeptAnswerJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
