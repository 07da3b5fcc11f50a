using PolicyBot.Answers;
using PolicyBot.Service.Knowledge;

namespace PolicyBot.Service.GivenAnswers;

/// <summary>An answer that was given, with all that it takes to account for it.</summary>
/// <param name="Channel">Where: "directline", "wechat", "api", "page".</param>
/// <param name="Question">What was asked, without personal data.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Basis">What it depends on.</param>
/// <param name="Latency">How long it took.</param>
internal sealed record GivenAnswer(string Channel, Question Question, Answer Answer, AnswerBasis Basis, TimeSpan Latency)
{
    /// <summary>The conversation, or null where there is none.</summary>
    public string? Conversation { get; init; }

    /// <summary>The turn of the conversation, or null where there is none.</summary>
    public string? Turn { get; init; }
}
