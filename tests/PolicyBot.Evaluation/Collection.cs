using System.Text.Json;

namespace PolicyBot.Evaluation;

/// <summary>A question with what is accepted as its answer.</summary>
/// <param name="Id">The question's identity.</param>
/// <param name="Text">The question.</param>
/// <param name="Article">The one right article; null where the collection answers nothing.</param>
/// <param name="Answers">Accepted answers, bare (<see cref="Likeness.Bare"/>).</param>
public sealed record JudgedQuestion(string Id, string Text, string? Article, IReadOnlyList<string> Answers)
{
    /// <summary>Reads a file of questions, one JSON object a line.</summary>
    public static List<JudgedQuestion> Read(string path) => [.. File.ReadLines(path).Select(line =>
    {
        JsonElement json = JsonDocument.Parse(line).RootElement;
        string[] answers = json.TryGetProperty("answers", out JsonElement list) || json.TryGetProperty("any", out list)
            ? [.. list.EnumerateArray().Select(answer => Likeness.Bare(answer.GetString()))]
            : [];
        return new JudgedQuestion(json.GetProperty("id").GetString()!, json.GetProperty("q").GetString()!,
            json.TryGetProperty("doc", out JsonElement article) ? article.GetString() : null, answers);
    })];
}
