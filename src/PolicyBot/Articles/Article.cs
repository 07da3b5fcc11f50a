namespace PolicyBot.Articles;

/// <summary>One published article: its cleaned text and what is known about it.</summary>
/// <param name="Id">Identity across versions: the file's name without its ending, unless the file says otherwise.</param>
/// <param name="Title">The headline; never empty.</param>
/// <param name="Text">The cleaned text in the article's own characters, paragraphs separated by one line feed. Citations point into it.</param>
public sealed record Article(string Id, string Title, string Text)
{
    /// <summary>Who published it first (the source a portal names), if known.</summary>
    public string? Publisher { get; init; }

    /// <summary>Who wrote it, if known.</summary>
    public string? Author { get; init; }

    /// <summary>When it was published, as exactly as is known.</summary>
    public PublicationDate? Date { get; init; }

    /// <summary>The place it holds for, as its people call it (德州市, 成都市武侯区), if known.</summary>
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

    /// <summary>The section headings: stretches of <see cref="Text"/>, each a whole line, in text order.</summary>
    public IReadOnlyList<TextRange> Headings { get; init; } = [];
}
