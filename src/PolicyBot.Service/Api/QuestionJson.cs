using System.Buffers;
using System.Text;
using System.Text.Json;
using PolicyBot.Answers;

namespace PolicyBot.Service.Api;

/// <summary>A question as it comes in JSON.</summary>
/// <param name="Id">The asker's identity for it, of any JSON type; given back unchanged.</param>
/// <param name="Q">The question.</param>
/// <param name="Now">The day on which it is asked; null means today.</param>
/// <param name="History">Earlier questions of the conversation, oldest first.</param>
internal sealed record QuestionJson(JsonElement? Id, string? Q, DateOnly? Now, IReadOnlyList<string?>? History)
{
    /// <summary>Reads and checks a question that is the whole of a text.</summary>
    /// <exception cref="JsonException">It is not a question that can be answered; the message tells the asker why.</exception>
    public static QuestionJson Parse(string json) => Parse(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(json)));

    /// <inheritdoc cref="Parse(string)"/>
    public static QuestionJson Parse(ReadOnlySequence<byte> json)
    {
        QuestionJson? question;
        try
        {
            question = json.ReadJson(ServiceJson.Readable.QuestionJson);
        }
        catch (JsonException fault)
        {
            throw new JsonException(Explain(fault.Path), fault);
        }

        return Complaint(question) is { } complaint ? throw new JsonException(complaint) : question!;
    }

    /// <summary>The question for the library.</summary>
    public Question ToQuestion() => new(Q!)
    {
        Now = Now,
        History = [.. (History ?? []).OfType<string>()],
    };

    private static string? Complaint(QuestionJson? question) =>
        question is null ? "应是一个 JSON 对象，形如 {\"id\": \"1\", \"q\": \"问题\"}。"
        : question.History?.Count > QuestionRules.MaxHistory ? $"history 最多 {QuestionRules.MaxHistory} 条。"
        : question.History?.Any(earlier => earlier?.Length > QuestionRules.MaxLength) == true ? $"history 的每一条最多 {QuestionRules.MaxLength} 字。"
        : QuestionRules.Complaint(question.Q);

    private static string Explain(string? path) => path switch
    {
        "$.now" => "now 应是形如 2025-05-01 的日期。",
        "$.q" => "q 应是一段文字。",
        not null when path.StartsWith("$.history", StringComparison.Ordinal) => "history 应是一列文字。",
        _ => "不是有效的 JSON 问题，应形如 {\"id\": \"1\", \"q\": \"问题\"}。",
    };
}
