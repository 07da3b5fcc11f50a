using Microsoft.AspNetCore.Mvc.RazorPages;
using PolicyBot.Search;
using PolicyBot.Service.Knowledge;
using PolicyBot.Service.Pages.Chat;

namespace PolicyBot.Service.Pages;

/// <summary>The page on which residents begin: a conversation, or where Web Chat was not built in a question.</summary>
internal sealed class IndexModel(KnowledgeBase knowledge, WebChatScript webChat) : PageModel
{
    /// <summary>How many articles a page offers before anything was asked.</summary>
    public const int NewestShown = 5;

    /// <summary>What there is to ask about: the newest articles.</summary>
    public IReadOnlyList<IndexedArticle> Newest { get; } = knowledge.Newest(NewestShown);

    /// <summary>The address of Web Chat, or null where it was not built in or nothing is published.</summary>
    public string? WebChat { get; } = knowledge.IsEmpty ? null : webChat.Path;
}
