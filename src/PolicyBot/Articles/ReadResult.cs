namespace PolicyBot.Articles;

/// <summary>Something of a file that is not part of its article and was left out.</summary>
/// <param name="Reason">What kind of thing it was, in Chinese: 网站导航, 版权声明.</param>
/// <param name="Text">The words that were left out.</param>
public sealed record Cut(string Reason, string Text);

/// <summary>What a file, or a line of a collection, became.</summary>
/// <param name="Source">The file, with the line number for a line of a collection.</param>
public sealed record ReadResult(string Source)
{
    /// <summary>The article; null when there is a <see cref="Problem"/>.</summary>
    public Article? Article { get; init; }

    /// <summary>Why there is no article and what can be done about it, in Chinese; null when there is one.</summary>
    public string? Problem { get; init; }

    /// <summary>The file's words as its format gave them, a line each, before anything was cut or repaired; null where they are the article's own.</summary>
    public string? Original { get; init; }

    /// <summary>What was cut away as not part of the article.</summary>
    public IReadOnlyList<Cut> Cuts { get; init; } = [];

    /// <summary>What was repaired or inferred, in Chinese.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>A file cannot become an article. The message is for the administrator: what is wrong and the way out, in Chinese.</summary>
internal sealed class UnreadableArticleException(string message, Exception? inner = null) : Exception(message, inner);
