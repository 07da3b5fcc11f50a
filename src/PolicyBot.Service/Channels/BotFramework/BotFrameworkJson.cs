using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PolicyBot.Service.Channels.Activities;

namespace PolicyBot.Service.Channels.BotFramework;

/// <summary>Activities in JSON, with a limit to how deep they may be nested.</summary>
[JsonSerializable(typeof(IncomingActivity))]
[JsonSerializable(typeof(ExpectedReplies))]
internal sealed partial class BotFrameworkJson : JsonSerializerContext
{
    /// <summary>Chinese stays Chinese; what is null is left out; of a field that comes twice the last counts, as in JavaScript.</summary>
    public static BotFrameworkJson Limited { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        MaxDepth = 32,
        PropertyNameCaseInsensitive = false,
    });
}

/// <summary>The answer to an activity with the delivery mode "expectReplies".</summary>
/// <param name="Activities">The replies.</param>
internal sealed record ExpectedReplies(IReadOnlyList<Activity> Activities);
