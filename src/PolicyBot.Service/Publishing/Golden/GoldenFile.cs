using System.Text.Json;

namespace PolicyBot.Service.Publishing.Golden;

/// <summary>Golden questions as a file: <c>{"question", "article", "words"}</c>, an object a line.</summary>
internal static class GoldenFile
{
    /// <summary>Longest question, as for residents.</summary>
    private const int LongestQuestion = Api.QuestionRules.MaxLength;

    /// <summary>Reads a file's text.</summary>
    /// <exception cref="FormatException">A line cannot be read; the message names it, in Chinese.</exception>
    public static IReadOnlyList<GoldenQuestion> Parse(string text)
    {
        List<GoldenQuestion> questions = [];
        int number = 0;
        foreach (string line in text.Split('\n').Select(line => line.Trim()))
        {
            number++;
            if (line.Length == 0)
            {
                continue;
            }

            questions.Add(Read(line) is { Question.Length: > 0 and <= LongestQuestion } question
                ? question with { Number = 0 }
                : throw new FormatException($"第 {number} 行不对。每行应形如 {{\"question\": \"…\", \"article\": \"文章编号\", \"words\": [\"…\"]}}，问题不超过 {LongestQuestion} 字。"));
        }

        return questions;
    }

    /// <summary>Writes what <see cref="Parse"/> reads.</summary>
    public static string Write(IEnumerable<GoldenQuestion> questions) =>
        string.Concat(questions.Select(question => JsonSerializer.Serialize(question with { Number = 0 }, PublishingJson.Readable.GoldenQuestion) + "\n"));

    private static GoldenQuestion? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, PublishingJson.Readable.GoldenQuestion);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
