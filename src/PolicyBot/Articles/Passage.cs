namespace PolicyBot.Articles;

/// <summary>A citable stretch of an article: whole sentences of one section, at most 300 characters.</summary>
/// <param name="Start">Where it begins in the article's text.</param>
/// <param name="Length">Its length in the article's text.</param>
/// <param name="Heading">The section heading it stands under, or null.</param>
public readonly record struct Passage(int Start, int Length, string? Heading);
