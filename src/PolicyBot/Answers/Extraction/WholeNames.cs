using PolicyBot.Articles;
using PolicyBot.Language;

namespace PolicyBot.Answers.Extraction;

/// <summary>Completes names of which the dictionary knows only a part: 松山区 where it knows 山区.</summary>
internal static class WholeNames
{
    private const int FewestTimes = 2;
    private const int MostAdded = 3;

    /// <summary>Characters that stand before any name, or behind any, and belong to none.</summary>
    private const string Outside = "的了着过在是有和与及或由向为到从于对把被将据经等以至往给叫称名其各每该这那本入出年月日后前则而并也都曾又";

    /// <summary>A name with the characters that stand before its first two, and behind its last two, wherever these stand in the text, if that is several times.</summary>
    /// <param name="text">The article's normal form.</param>
    /// <param name="name">Where the words stand in it that may lack some of their characters.</param>
    /// <param name="passage">What they may not grow out of.</param>
    public static TextRange In(string text, TextRange name, TextRange passage)
    {
        int start = name.Start, end = name.End;
        while (name.Start - start < MostAdded && start > passage.Start && !IsVerb(text, start - 2) && Always(text, new TextRange(start, 2), -1))
        {
            start--;
        }

        while (end - name.End < MostAdded && end < passage.End && end - start >= 2 && !IsVerb(text, end) && Always(text, new TextRange(end - 2, 2), 2))
        {
            end++;
        }

        return new TextRange(start, end - start);
    }

    /// <summary>What somebody does is no part of a name (斯特劳|表示), however often the same is said.</summary>
    private static bool IsVerb(string text, int start) =>
        start >= 0 && start + 2 <= text.Length && Words.Of(text.AsSpan(start, 2)) is [{ Class: WordClass.Verb }];

    /// <summary>Whether two characters have the same one beside them everywhere.</summary>
    /// <param name="text">The text.</param>
    /// <param name="pair">Where the two stand.</param>
    /// <param name="beside">How far behind their first the other stands; -1 before it.</param>
    private static bool Always(string text, TextRange pair, int beside)
    {
        char other = text[pair.Start + beside];
        if (pair.End > text.Length || !NormalForm.IsHan(text[pair.Start]) || !NormalForm.IsHan(text[pair.End - 1]) || !NormalForm.IsHan(other) || Outside.Contains(other, StringComparison.Ordinal))
        {
            return false;
        }

        int times = 0;
        ReadOnlySpan<char> characters = text.AsSpan(pair.Start, pair.Length);
        for (int at = text.AsSpan().IndexOf(characters), next; at >= 0; at = next < 0 ? -1 : at + 1 + next)
        {
            if (at + beside < 0 || at + beside >= text.Length || text[at + beside] != other)
            {
                return false;
            }

            times++;
            next = text.AsSpan(at + 1).IndexOf(characters);
        }

        return times >= FewestTimes;
    }
}
