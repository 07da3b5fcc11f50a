using System.Buffers;
using PolicyBot.Articles;
using PolicyBot.Language;

namespace PolicyBot.Answers.Extraction;

/// <summary>Completes a list of names (甲、乙和丙) of which an answer gives several: some of them are not an answer.</summary>
internal static class WholeLists
{
    private const int LongestItem = 20;

    /// <summary>What a clause ends in.</summary>
    private const string Ends = ",。;:!?\n()";

    /// <summary>What a list begins behind.</summary>
    private static readonly SearchValues<char> Introducing = SearchValues.Create("有是为括含在由");

    /// <summary>By what a question asks for one of several.</summary>
    private static readonly SearchValues<string> OfOne = SearchValues.Create(["哪一", "哪个", "哪种", "以及", "除", "还有"], StringComparison.Ordinal);

    /// <summary>An answer that holds several items, or half of one, with those that stand before and behind it; as it is where the question asks for one of them.</summary>
    /// <param name="question">The question in normal form.</param>
    /// <param name="text">The article's normal form.</param>
    /// <param name="answer">Where the answer stands in it.</param>
    /// <param name="passage">What it may not grow out of.</param>
    public static TextRange In(string question, string text, TextRange answer, TextRange passage)
    {
        bool holdsSeveral = text.AsSpan(answer.Start, answer.Length).IndexOfAny("、和") > 0;
        int start = answer.Start, end = holdsSeveral ? answer.End : EndOfFirst(text, answer);
        if (question.AsSpan().ContainsAny(OfOne) || (!holdsSeveral && end == answer.End))
        {
            return answer;
        }

        while (start > passage.Start && text[start - 1] == '、' && ItemBefore(text, start - 1) is var before && before < start - 1 && before >= passage.Start)
        {
            start = before;
        }

        while (end < passage.End && text[end] == '、' && ItemBehind(text, end + 1) is var behind && behind > end + 1 && behind <= passage.End)
        {
            end = behind;
        }

        return new TextRange(start, end - start);
    }

    /// <summary>Where the item of a list ends that an answer begins and does not end (企业文化 of 企业文化公园、儿童公园…); else where the answer does.</summary>
    private static int EndOfFirst(string text, TextRange answer)
    {
        bool begins = answer.Start > 0 && (text[answer.Start - 1] == '、' || Introducing.Contains(text[answer.Start - 1]));
        int end = begins && answer.End < text.Length && NormalForm.IsHan(text[answer.End]) ? ItemBehind(text, answer.End) : answer.End;
        return end < text.Length && text[end] == '、' ? end : answer.End;
    }

    /// <summary>Where the item begins that ends at a place.</summary>
    private static int ItemBefore(string text, int end)
    {
        int start = end;
        while (start > 0 && end - start <= LongestItem && text[start - 1] != '、' && !Ends.Contains(text[start - 1], StringComparison.Ordinal))
        {
            start--;
        }

        bool isFirst = start == 0 || text[start - 1] != '、';
        int verb = isFirst ? text.AsSpan(start, end - start).LastIndexOfAny(Introducing) : -1;
        return end - start > LongestItem ? end : start + verb + 1;
    }

    /// <summary>Where the item ends that begins at a place.</summary>
    private static int ItemBehind(string text, int start)
    {
        int end = start;
        while (end < text.Length && end - start <= LongestItem && text[end] != '、' && !Ends.Contains(text[end], StringComparison.Ordinal))
        {
            end++;
        }

        return end - start > LongestItem ? start : end;
    }
}
