using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PolicyBot.Service.Conversations;

/// <summary>Replies as they are stored.</summary>
[JsonSerializable(typeof(Reply))]
internal sealed partial class ReplyJson : JsonSerializerContext
{
    /// <summary>Chinese stays Chinese: a third of the size, and readable for whoever looks into the database.</summary>
    public static ReplyJson Readable { get; } = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter<ReplyKind>() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });
}
