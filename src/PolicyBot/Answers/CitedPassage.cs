using PolicyBot.Articles;

namespace PolicyBot.Answers;

/// <summary>A passage of an article, with what a reader needs to judge it.</summary>
/// <param name="ArticleId">The article's identity.</param>
/// <param name="Title">The article's title.</param>
/// <param name="Text">The article's own words: its cleaned text at <paramref name="Start"/>, <paramref name="Length"/>.</param>
/// <param name="Start">Where the passage begins in the article's cleaned text.</param>
/// <param name="Length">The passage's length, at most 300 characters.</param>
/// <param name="Score">How well it fits the question; comparable within one answer only.</param>
public sealed record CitedPassage(string ArticleId, string Title, string Text, int Start, int Length, double Score)
{
    /// <summary>Who published the article, if known.</summary>
    public string? Publisher { get; init; }

    /// <summary>When the article was published (2025-04-22, 2025-04, 2025), if known.</summary>
    public string? Date { get; init; }

    /// <summary>Whether the date was concluded from the text rather than stated.</summary>
    public bool DateInferred { get; init; }

    /// <summary>The place the article holds for, if known.</summary>
    public string? Region { get; init; }

    /// <summary>Why the article does not hold on the day of the question, as a label in Chinese (已于2024年12月31日失效); null where it holds.</summary>
    public string? NotInForce { get; init; }

    /// <summary>The id of the article that took its article's place, if one did.</summary>
    public string? SupersededBy { get; init; }

    /// <summary>Where the article was published, if known.</summary>
    public string? Url { get; init; }

    /// <summary>The section heading the passage stands under, if any.</summary>
    public string? Heading { get; init; }

    /// <summary>The words of the passage that are the direct answer, relative to <see cref="Text"/>; empty where the passage as a whole is.</summary>
    public IReadOnlyList<TextRange> Marks { get; init; } = [];
}
