using Microsoft.AspNetCore.Mvc.RazorPages;
using PolicyBot.Service.Knowledge;

namespace PolicyBot.Service.Pages;

/// <summary>The page on which residents begin.</summary>
internal sealed class IndexModel(KnowledgeBase knowledge) : PageModel
{
    private const int ExamplesShown = 5;

    /// <summary>What there is to ask about: the titles of the newest articles.</summary>
    public IReadOnlyList<string> Examples { get; } = knowledge.NewestTitles(ExamplesShown);
}
