using System.Text.Json;
using System.Text.Json.Serialization;
using PolicyBot.Answers;

namespace PolicyBot.Service.Api;

/// <summary>An answer as it goes out in JSON.</summary>
internal sealed record AnswerJson
{
    /// <summary>The asker's identity of the question, as it came.</summary>
    public required JsonElement? Id { get; init; }

    /// <summary>Whether the question was answered: true for kind "answer" alone.</summary>
    public required bool Answered { get; init; }

    /// <summary>"answer", "clarify", "notFound" or "smallTalk".</summary>
    public required AnswerKind Kind { get; init; }

    /// <summary>What a person would reply, as short as the question allows.</summary>
    public required string Answer { get; init; }

    /// <summary>The estimated probability, 0 to 1, that the first citation answers the question.</summary>
    public required double Confidence { get; init; }

    /// <summary>The passages the answer rests on, best first; empty unless answered.</summary>
    public required IReadOnlyList<PassageJson> Citations { get; init; }

    /// <summary>The best passages, best first, also when not answered.</summary>
    public required IReadOnlyList<PassageJson> Passages { get; init; }

    /// <summary>The choices of a question asked back; absent otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Options { get; init; }

    /// <summary>What is wrong with the line of a batch that asked, and what to do; absent otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Error { get; init; }

    /// <summary>What stands in a batch's output for a line that could not be processed: whoever reads answers finds one in every line.</summary>
    public static AnswerJson Unprocessed(JsonElement? id, string error) =>
        From(new Answer(AnswerKind.NotFound, error), id) with { Error = error };

    /// <summary>Gives the library's answer its JSON shape.</summary>
    public static AnswerJson From(Answer answer, JsonElement? id) => new()
    {
        Id = id,
        Answered = answer.Answered,
        Kind = answer.Kind,
        Answer = answer.Text,
        Confidence = answer.Confidence,
        Citations = [.. answer.Citations.Select(PassageJson.From)],
        Passages = [.. answer.Passages.Select(PassageJson.From)],
        Options = answer.Kind == AnswerKind.Clarify ? answer.Options : null,
    };
}
