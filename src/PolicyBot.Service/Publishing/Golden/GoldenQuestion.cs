using System.Text.Json.Serialization;

namespace PolicyBot.Service.Publishing.Golden;

/// <summary>A question with the article that is to answer it, by which a publication is checked before it is live.</summary>
/// <param name="Question">The question as a resident would ask it.</param>
/// <param name="Article">The id of the article that is to answer it; null where the question is to be declined.</param>
internal sealed record GoldenQuestion(string Question, string? Article)
{
    /// <summary>Its number, in addresses; 0 in files, which leave it out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Number { get; init; }

    /// <summary>Words that the answer or the passage it cites is to hold; null for none.</summary>
    public IReadOnlyList<string>? Words { get; init; }
}
