using PolicyBot.Articles;

namespace PolicyBot.Service.Publishing.Previews;

/// <summary>A published article that a new one seems to take the place of: nearly the same title, the same publisher and place, an older date.</summary>
/// <param name="Article">The new article.</param>
/// <param name="OldId">The id of the old one.</param>
/// <param name="OldTitle">Its title.</param>
/// <param name="OldDate">Its date.</param>
internal sealed record Outdated(Article Article, string OldId, string OldTitle, string OldDate);
