using PolicyBot.Service.Conversations;
using PolicyBot.Service.Conversations.Rendering;

namespace PolicyBot.Service.Channels.Activities;

/// <summary>Replies as message activities.</summary>
internal static class ReplyActivity
{
    private const string Language = "zh-CN";

    /// <summary>The message of a reply: its words, citations and buttons. The channel adds who speaks to whom.</summary>
    public static Activity From(Reply reply, Links links) => new()
    {
        Type = "message",
        Text = MarkdownReply.Render(reply, links),
        TextFormat = "markdown",
        Locale = Language,
        InputHint = reply.Options.Count > 0 ? "expectingInput" : "acceptingInput",
        SuggestedActions = reply.Options.Concat(reply.Actions).ToArray() is { Length: > 0 } words
            ? new SuggestedActions([.. words.Select(word => new CardAction("imBack", word, word))])
            : null,
        Entities = CitationEntity.For(reply.Citations, links) is { } citations ? [citations] : null,
    };
}
