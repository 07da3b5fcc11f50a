using System.Text.Json.Serialization;
using PolicyBot.Answers;

namespace PolicyBot.Service.Api;

/// <summary>A passage as it goes out in JSON.</summary>
/// <param name="ArticleId">The article's identity.</param>
/// <param name="Title">The article's title.</param>
/// <param name="Publisher">Who published it, or null.</param>
/// <param name="Date">2025-04-22, 2025-04 or 2025, or null.</param>
/// <param name="Region">The place it holds for, or null.</param>
/// <param name="Url">Where it was published, or null.</param>
/// <param name="Text">The article's own words: its cleaned text at <paramref name="Start"/>, <paramref name="Length"/>.</param>
/// <param name="Start">Where the passage begins, in UTF-16 characters.</param>
/// <param name="Length">Its length, at most 300 characters.</param>
/// <param name="Score">How well it fits the question; comparable within one answer only.</param>
internal sealed record PassageJson(
    string ArticleId,
    string Title,
    string? Publisher,
    string? Date,
    string? Region,
    string? Url,
    string Text,
    int Start,
    int Length,
    double Score)
{
    /// <summary>Why the article does not hold on the day of the question, in Chinese; left out where it holds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? NotInForce { get; init; }

    /// <summary>Gives the library's passage its JSON shape.</summary>
    public static PassageJson From(CitedPassage passage) => new(
        passage.ArticleId,
        passage.Title,
        passage.Publisher,
        passage.Date,
        passage.Region,
        passage.Url,
        passage.Text,
        passage.Start,
        passage.Length,
        passage.Score)
    {
        NotInForce = passage.NotInForce,
    };
}
