using PolicyBot.Articles;

namespace PolicyBot.Service.Publishing.Drafts;

/// <summary>A change to one article that is not published yet: its next version, or its withdrawal.</summary>
/// <param name="Number">Its number, in addresses.</param>
/// <param name="Id">The article's identity; there is one draft of an article at most.</param>
/// <param name="Article">The next version; null for a withdrawal.</param>
/// <param name="Source">Where it came from: a file's name, 粘贴, 已发布的文章.</param>
/// <param name="ChangedBy">Who changed it last.</param>
/// <param name="ChangedAt">When.</param>
internal sealed record Draft(long Number, string Id, Article? Article, string Source, string ChangedBy, DateTimeOffset ChangedAt)
{
    /// <summary>The file's words before anything was cut, see <see cref="ReadResult.Original"/>; null in lists and where there was no file.</summary>
    public string? Original { get; init; }

    /// <summary>What was cut from the file; empty in lists.</summary>
    public IReadOnlyList<Cut> Cuts { get; init; } = [];

    /// <summary>What was repaired or inferred; empty in lists.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether it withdraws the article.</summary>
    public bool IsWithdrawal => Article is null;
}
