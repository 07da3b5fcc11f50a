using System.Text.Json;

namespace PolicyBot.Evaluation;

/// <summary>A question with what is accepted as its answer.</summary>
/// <param name="Id">The question's identity.</param>
/// <param name="Text">The question.</param>
/// <param name="Article">The one right article; null where nothing that is published answers the question.</param>
/// <param name="Answers">Accepted answers, bare (<see cref="Likeness.Bare"/>); empty where nothing answers it.</param>
/// <param name="WantsShort">Whether the direct answer must hold an accepted answer, instead of being like one.</param>
public sealed record JudgedQuestion(string Id, string Text, string? Article, IReadOnlyList<string> Answers, bool WantsShort = false)
{
    /// <summary>
    /// Reads a file of questions, one JSON object a line: <c>{"id", "q", "doc", "answers" or "any": […]}</c>, or
    /// <c>{"id", "q", "answerable": false}</c>.
    /// </summary>
    /// <exception cref="FormatException">A line is no such object; the message names the line.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static List<JudgedQuestion> Read(string path) => [.. File.ReadLines(path).Select((line, i) => Parse(line, $"{path} 第 {i + 1} 行"))];

    private static JudgedQuestion Parse(string line, string place)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement json = document.RootElement;
            bool wantsShort = json.TryGetProperty("any", out JsonElement accepted);
            bool isAnswerable = (wantsShort || json.TryGetProperty("answers", out accepted))
                && !(json.TryGetProperty("answerable", out JsonElement answerable) && answerable.ValueKind == JsonValueKind.False);
            return new JudgedQuestion(
                json.GetProperty("id").GetString() ?? "",
                json.GetProperty("q").GetString() ?? "",
                isAnswerable ? json.GetProperty("doc").GetString() : null,
                isAnswerable ? [.. accepted.EnumerateArray().Select(answer => Likeness.Bare(answer.GetString()))] : [],
                wantsShort);
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"{place}不是带答案的问题（应有 id、q，以及 doc 和 answers，或 \"answerable\": false）：{problem.Message}", problem);
        }
    }
}
