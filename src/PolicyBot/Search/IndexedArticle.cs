namespace PolicyBot.Search;

/// <summary>An article as the index keeps it.</summary>
/// <param name="Id">The article's identity.</param>
/// <param name="Title">The headline.</param>
/// <param name="Text">The cleaned text that passages and citations point into.</param>
public sealed record IndexedArticle(string Id, string Title, string Text)
{
    /// <summary>Who published it, if known.</summary>
    public string? Publisher { get; init; }

    /// <summary>When it was published (2025-04-22, 2025-04, 2025), if known.</summary>
    public string? Date { get; init; }

    /// <summary>Whether the date was concluded from the text.</summary>
    public bool DateInferred { get; init; }

    /// <summary>The place it holds for, if known.</summary>
    public string? Region { get; init; }

    /// <summary>What it is about, in the words of whoever sorts the articles, if known.</summary>
    public string? Topic { get; init; }

    /// <summary>The first day on which it holds; null where it holds from its publication on.</summary>
    public DateOnly? InForceFrom { get; init; }

    /// <summary>The last day on which it holds; null where no end is set.</summary>
    public DateOnly? InForceUntil { get; init; }

    /// <summary>The id of the article that took its place; null where it still stands.</summary>
    public string? SupersededBy { get; init; }

    /// <summary>Where it was published, if known.</summary>
    public string? Url { get; init; }
}

/// <summary>A passage of an article as the index keeps it.</summary>
/// <param name="Start">Where it begins in the article's text.</param>
/// <param name="Length">Its length in characters.</param>
/// <param name="Heading">The section heading it stands under, or null.</param>
public readonly record struct IndexedPassage(int Start, int Length, string? Heading);
