using System.Globalization;
using System.Text;
using PolicyBot.Answers;

namespace PolicyBot.Service.Conversations.Rendering;

/// <summary>Replies in Markdown, for Web Chat, Teams and their like.</summary>
internal static class MarkdownReply
{
    /// <summary>The longest answer, in characters, that is set bold.</summary>
    private const int Short = 40;

    /// <summary>
    /// Renders a reply. Citations stand as [1] in the text and are defined below it; without an address of our own they lead to
    /// the claims of the <see cref="Channels.Activities.CitationEntity"/> that goes with the message.
    /// </summary>
    public static string Render(Reply reply, Links links)
    {
        var text = new StringBuilder();
        string body = Markdown.Escape(reply.Text);
        bool isBold = reply.Citations.Count > 0 && reply.Text.Length <= Short && !reply.Text.Contains('\n', StringComparison.Ordinal);
        text.Append(isBold ? $"**{body}**" : body);
        for (int i = 1; i <= reply.Citations.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"[{i}]");
        }

        if (reply.Citations.Count > 0)
        {
            AppendSource(text, reply.Citations[0]);
        }

        foreach (string note in reply.Notes)
        {
            text.Append("\n\n注意：").Append(Markdown.Escape(note));
        }

        // Topics to begin with stand on their buttons; the choices of a question back are part of it.
        if (reply.Kind == ReplyKind.Clarify)
        {
            AppendOptions(text, reply.Options);
        }

        AppendNearest(text, reply.Nearest, links);
        AppendDefinitions(text, reply.Citations, links);
        return text.ToString();
    }

    private static void AppendSource(StringBuilder text, CitedPassage first)
    {
        if (Source.Sentence(first) is { } sentence)
        {
            text.Append("\n\n> ").Append(Markdown.Escape(sentence));
        }

        if (Source.Facts(first) is { Length: > 0 } facts)
        {
            text.Append("\n\n出自：").Append(Markdown.Escape(facts));
        }
    }

    private static void AppendOptions(StringBuilder text, IReadOnlyList<string> options)
    {
        for (int i = 0; i < options.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "\n\n" : "\n")}{i + 1}. {Markdown.Escape(options[i])}");
        }
    }

    private static void AppendNearest(StringBuilder text, IReadOnlyList<CitedPassage> nearest, Links links)
    {
        for (int i = 0; i < nearest.Count; i++)
        {
            string title = Markdown.Escape(nearest[i].Title);
            text.Append(i == 0 ? "\n\n- " : "\n- ").Append(links.To(nearest[i]) is { } address ? $"[{title}]({address})" : title);
            if (Source.Facts(nearest[i]) is { Length: > 0 } facts)
            {
                text.Append('（').Append(Markdown.Escape(facts)).Append('）');
            }
        }
    }

    private static void AppendDefinitions(StringBuilder text, IReadOnlyList<CitedPassage> citations, Links links)
    {
        for (int i = 0; i < citations.Count; i++)
        {
            string address = links.To(citations[i]) ?? string.Create(CultureInfo.InvariantCulture, $"cite:{i + 1}");
            text.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "\n\n" : "\n")}[{i + 1}]: {address} {Markdown.Title(Source.Title(citations[i]))}");
        }
    }
}
