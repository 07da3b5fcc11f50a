using Microsoft.AspNetCore.Mvc.RazorPages;
using PolicyBot.Search;
using PolicyBot.Service.Knowledge;

namespace PolicyBot.Service.Pages;

/// <summary>The page on which residents begin.</summary>
internal sealed class IndexModel(KnowledgeBase knowledge) : PageModel
{
    private const int NewestShown = 5;

    /// <summary>What there is to ask about: the newest articles.</summary>
    public IReadOnlyList<IndexedArticle> Newest { get; } = knowledge.Newest(NewestShown);
}
