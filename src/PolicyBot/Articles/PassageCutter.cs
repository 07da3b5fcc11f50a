namespace PolicyBot.Articles;

/// <summary>
/// Cuts an article into the passages of the index: whole sentences of one section, at most 300 characters, without overlap; a
/// section that fits stays whole, and so does a list (一是…二是…三是…) that fits.
/// </summary>
public static class PassageCutter
{
    /// <summary>Most characters of a passage.</summary>
    public const int Longest = 300;

    private const string SentenceEnds = "。！？!?；;";
    private const string ClauseEnds = "，,、：: ";
    private const string Closing = "”’」』）)》\"'";

    /// <summary>The passages of an article, in order. All but white space and headings is in one.</summary>
    public static IReadOnlyList<Passage> Cut(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        List<Passage> passages = [];
        string? heading = null;
        int start = 0, next = 0;
        foreach (TextRange range in article.Headings.Append(new TextRange(article.Text.Length, 0)))
        {
            int before = passages.Count;
            CutSection(article.Text, start, range.Start, heading, passages);
            if (passages.Count == before && start > 0)
            {
                // A heading without text of its own is all there is to find of it.
                AddTrimmed(article.Text, article.Headings[next - 1].Start, article.Headings[next - 1].End, heading, passages);
            }

            start = range.End;
            heading = article.Text.Substring(range.Start, range.Length);
            next++;
        }

        return passages;
    }

    private static void CutSection(string text, int start, int end, string? heading, List<Passage> passages)
    {
        while (start < end)
        {
            while (start < end && char.IsWhiteSpace(text[start]))
            {
                start++;
            }

            int cut = end - start <= Longest ? end : BestCut(text, start, end);
            AddTrimmed(text, start, cut, heading, passages);
            start = cut;
        }
    }

    /// <summary>The last end of a paragraph in the second half of the room, else of a sentence outside a list, else of a sentence, else of a clause.</summary>
    private static int BestCut(string text, int start, int end)
    {
        int limit = Math.Min(start + Longest, end);
        int paragraph = 0, sentence = 0, clause = 0;
        for (int i = start; i < limit; i++)
        {
            int cut = i + 1;
            if (text[i] == '\n')
            {
                paragraph = cut;
            }
            else if (SentenceEnds.Contains(text[i], StringComparison.Ordinal))
            {
                while (cut < limit && Closing.Contains(text[cut], StringComparison.Ordinal))
                {
                    cut++;
                }

                sentence = cut;
            }
            else if (ClauseEnds.Contains(text[i], StringComparison.Ordinal))
            {
                clause = cut;
            }
        }

        int half = start + (Longest / 2);
        int best = paragraph > half ? paragraph : BeforeList(text, start, sentence) is var outside && outside > half ? outside : sentence > start ? sentence : clause > start ? clause : limit;
        return char.IsHighSurrogate(text[best - 1]) && best - 1 > start ? best - 1 : best;
    }

    /// <summary>Where a list that would be torn begins, so that it goes whole into the next passage; else the cut as it is.</summary>
    private static int BeforeList(string text, int start, int cut)
    {
        bool isTorn = cut < text.Length && ItemNumber(text, cut) > 1;
        if (!isTorn)
        {
            return cut;
        }

        for (int i = cut - 1; i > start; i--)
        {
            if (ItemNumber(text, i) == 1)
            {
                int sentence = text.LastIndexOfAny(['。', '！', '？', '\n'], i - 1, i - start);
                return sentence > start ? sentence + 1 : cut;
            }
        }

        return cut;
    }

    /// <summary>1 where 一是 begins, 2 where 二是 begins, and so on; else 0.</summary>
    private static int ItemNumber(string text, int i)
    {
        while (i < text.Length && char.IsWhiteSpace(text[i]))
        {
            i++;
        }

        return i + 1 < text.Length && text[i + 1] is '是' ? "一二三四五六七八九".IndexOf(text[i], StringComparison.Ordinal) + 1 : 0;
    }

    private static void AddTrimmed(string text, int start, int end, string? heading, List<Passage> passages)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        if (end > start)
        {
            passages.Add(new Passage(start, end - start, heading));
        }
    }
}
