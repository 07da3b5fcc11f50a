namespace PolicyBot.Articles.Formats;

/// <summary>A line of a file before cleaning.</summary>
/// <param name="Text">The line's words.</param>
/// <param name="IsHeading">Whether the format itself marks it as a heading.</param>
internal readonly record struct RawLine(string Text, bool IsHeading = false);

/// <summary>What a format gives: lines, and what it says about the article.</summary>
/// <param name="Lines">The lines, paragraphs whole.</param>
internal sealed record RawArticle(IReadOnlyList<RawLine> Lines)
{
    /// <summary>Fields the file states itself (front matter, meta elements), by their names in <see cref="Metadata"/>.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>What the format's own rules left out, such as navigation.</summary>
    public IReadOnlyList<Cut> Cuts { get; init; } = [];
}
