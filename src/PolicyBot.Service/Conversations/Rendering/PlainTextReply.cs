using System.Globalization;
using System.Text;
using PolicyBot.Answers;

namespace PolicyBot.Service.Conversations.Rendering;

/// <summary>Replies in plain text of limited length, for WeChat: links as HTML anchors, choices by number.</summary>
internal static class PlainTextReply
{
    private const string Cut = "……";

    /// <summary>Renders a reply in at most so many bytes of UTF-8, lines separated by line feeds.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="maxBytes">The limit; at least 600, so that the link, the source and the choices have room.</param>
    /// <param name="links">Where the whole answer and the articles are to be read.</param>
    public static string Render(Reply reply, int maxBytes, Links links)
    {
        string tail = Tail(reply, links);
        int room = maxBytes - Encoding.UTF8.GetByteCount(tail);
        // A link or a list of choices that leaves no room for the answer is worth less than the answer.
        return room >= maxBytes / 4 ? Shorten(Body(reply), room) + tail : Shorten(Body(reply), maxBytes);
    }

    /// <summary>The text where it fits, otherwise its beginning, cut between characters as people count them, and an ellipsis.</summary>
    public static string Shorten(string text, int maxBytes)
    {
        if (Encoding.UTF8.GetByteCount(text) <= maxBytes)
        {
            return text;
        }

        int room = maxBytes - Encoding.UTF8.GetByteCount(Cut), length = 0;
        while (length < text.Length)
        {
            int next = StringInfo.GetNextTextElementLength(text, length);
            room -= Encoding.UTF8.GetByteCount(text.AsSpan(length, next));
            if (room < 0)
            {
                break;
            }

            length += next;
        }

        return text[..length] + Cut;
    }

    private static string Body(Reply reply)
    {
        var text = new StringBuilder(Plain(reply.Text));
        if (reply.Citations.Count > 0)
        {
            CitedPassage first = reply.Citations[0];
            if (Source.Sentence(first) is { } sentence)
            {
                text.Append("\n\n“").Append(Plain(sentence)).Append('”');
            }

            text.Append("\n\n出自《").Append(Plain(first.Title)).Append('》');
            if (Source.Facts(first) is { Length: > 0 } facts)
            {
                text.Append('，').Append(Plain(facts));
            }
        }

        foreach (string note in reply.Notes)
        {
            text.Append("\n\n注意：").Append(Plain(note));
        }

        foreach (CitedPassage passage in reply.Nearest)
        {
            text.Append("\n· ").Append(Plain(Source.Title(passage)));
        }

        return text.ToString();
    }

    private static string Tail(Reply reply, Links links)
    {
        var text = new StringBuilder();
        for (int i = 0; i < reply.Options.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "\n\n" : "\n")}回复 {i + 1}：{Plain(reply.Options[i])}");
        }

        if (reply.Kind is ReplyKind.Answer or ReplyKind.NotFound && reply.Question is not null && links.ToAnswer(reply.Question) is { } address)
        {
            text.Append("\n\n<a href=\"").Append(address).Append("\">查看原文和完整回答</a>");
        }

        if (reply.Actions.Count > 0)
        {
            text.Append("\n\n可回复：").AppendJoin("、", reply.Actions);
        }

        return text.ToString();
    }

    // WeChat shows <a> as a link and everything else as it is: an article must not bring links of its own.
    private static string Plain(string text) => text.Replace('<', '＜').ReplaceLineEndings("\n");
}
