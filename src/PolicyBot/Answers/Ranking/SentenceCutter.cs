using PolicyBot.Articles;
using PolicyBot.Language;

namespace PolicyBot.Answers.Ranking;

/// <summary>
/// Cuts a text in normal form into the sentences that passages and answers are made of: at 。！？； and line breaks, at the white
/// space that stands between paragraphs in collections without line breaks, and at commas where a sentence is overlong.
/// </summary>
internal static class SentenceCutter
{
    /// <summary>No sentence is longer than this, so that a passage of 300 characters always holds several.</summary>
    public const int Longest = 120;

    private const string Closing = "”\"』」)》】'";

    /// <summary>The sentences of a text, in order, without the white space between them.</summary>
    public static List<TextRange> Cut(NormalText form)
    {
        ReadOnlySpan<char> text = form.Text;
        List<TextRange> sentences = [];
        int start = 0, gap = form.NextGap(0);
        for (int i = 0; i < text.Length; i++)
        {
            gap = gap < i ? form.NextGap(i) : gap;
            if (IsEnd(text[i]) || i == gap)
            {
                int end = i + 1;
                while (end < text.Length && Closing.Contains(text[end], StringComparison.Ordinal))
                {
                    end++;
                }

                Add(sentences, text, start, end);
                start = end;
                i = end - 1;
            }
        }

        Add(sentences, text, start, text.Length);
        return sentences;
    }

    /// <summary>Whether a sentence ends with a character.</summary>
    public static bool IsEnd(char c) => c is '。' or '!' or '?' or ';' or '\n';

    private static void Add(List<TextRange> sentences, ReadOnlySpan<char> text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        while (end - start > Longest)
        {
            ReadOnlySpan<char> head = text.Slice(start, Longest);
            int cut = head.LastIndexOfAny(",、:") + 1;
            cut = cut > Longest / 3 ? cut : char.IsHighSurrogate(head[^1]) ? Longest - 1 : Longest;
            sentences.Add(new TextRange(start, cut));
            start += cut;
        }

        if (end > start)
        {
            sentences.Add(new TextRange(start, end - start));
        }
    }
}
