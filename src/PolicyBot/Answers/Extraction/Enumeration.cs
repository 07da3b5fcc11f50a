using PolicyBot.Articles;

namespace PolicyBot.Answers.Extraction;

/// <summary>
/// Follows the items of an enumeration (一是…二是…, 第一…第二…, (一)…(二)…, 1.…2.…) that an answer began: half of a list is not an answer.
/// </summary>
internal static class Enumeration
{
    /// <summary>An enumeration that runs on for longer is for reading in the article.</summary>
    private const int Longest = 600;

    private const int LongestMark = 4;

    private const string Numerals = "一二三四五六七八九十";
    private const string Marks = ",、.:)是";
    private const string Ends = "。;!?\n";

    /// <summary>The answer with the items that follow the last one in it, to the end of the last item's sentence, and with the mark of its first item.</summary>
    /// <param name="text">The article's normal form.</param>
    /// <param name="answer">The answer.</param>
    /// <returns>The same range where no enumeration begins in it or none goes on.</returns>
    public static TextRange Complete(string text, TextRange answer)
    {
        int start = WithMark(text, answer.Start);
        if (LastItem(text, new TextRange(start, answer.End - start)) is not { } item)
        {
            return answer;
        }

        int end = answer.End, limit = Math.Min(text.Length, start + Longest);
        for (int i = answer.End; i < limit; i++)
        {
            if (ReadItem(text, i) is { } next && next.Style == item.Style && next.Number == item.Number + 1)
            {
                int sentenceEnd = text.AsSpan(i, limit - i).IndexOfAny(Ends);
                if (sentenceEnd < 0)
                {
                    break; // The article tells the rest.
                }

                item = next;
                end = i + sentenceEnd + 1;
            }
        }

        return end > answer.End ? new TextRange(start, end - start) : answer;
    }

    /// <summary>Where the mark of the first item begins that stands directly before an answer (一是|免租); the answer's own beginning where none does.</summary>
    private static int WithMark(string text, int start)
    {
        bool isBehindMark = start > 0 && Marks.Contains(text[start - 1], StringComparison.Ordinal);
        for (int i = Math.Max(0, start - LongestMark); isBehindMark && i < start - 1; i++)
        {
            if (ReadItem(text, i) is { Number: 1 })
            {
                return i > 0 && text[i - 1] == '(' ? i - 1 : i;
            }
        }

        return start;
    }

    /// <summary>The last item of the enumeration whose first item stands in the answer.</summary>
    private static (char Style, int Number)? LastItem(string text, TextRange answer)
    {
        (char Style, int Number)? last = null;
        for (int i = answer.Start; i < answer.End; i++)
        {
            if (ReadItem(text, i) is { } item && (item.Number == 1 ? last is null : item == (last?.Style, last?.Number + 1)))
            {
                last = item;
            }
        }

        return last;
    }

    /// <summary>The mark of an item at the beginning of a clause: what stands around its number is its style.</summary>
    private static (char Style, int Number)? ReadItem(string text, int i)
    {
        if (i > 0 && char.IsLetterOrDigit(text[i - 1]))
        {
            return null;
        }

        char opener = text[i] is '(' or '第' ? text[i] : '\0';
        int start = opener == '\0' ? i : i + 1, end = start, number = 0;
        while (end < text.Length && end - start < 2 && Digit(text[end]) is { } digit)
        {
            // 十 adds ten, digits before it (二十) are not met in enumerations of answers.
            number = text[end] == '十' || number == 10 ? number + digit : (number * 10) + digit;
            end++;
        }

        bool isItem = end > start && end < text.Length && Marks.Contains(text[end], StringComparison.Ordinal)
            && !(text[end] == '.' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]));
        return isItem ? (opener == '\0' ? text[end] : opener, number) : null;
    }

    private static int? Digit(char c) => char.IsAsciiDigit(c) ? c - '0' : Numerals.IndexOf(c, StringComparison.Ordinal) is var place and >= 0 ? place + 1 : null;
}
