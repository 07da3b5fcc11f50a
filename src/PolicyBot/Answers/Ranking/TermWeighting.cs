using PolicyBot.Answers.Understanding;
using PolicyBot.Language;

namespace PolicyBot.Answers.Ranking;

/// <summary>Ways of weighting a question's terms other than by rarity in the collection.</summary>
internal static class TermWeighting
{
    private const float HalfWay = 3;

    /// <summary>How near a word stands to the question word, 1 directly beside it, half as much three characters away.</summary>
    public static float Nearness(UnderstoodQuestion question, int start, int length)
    {
        int distance = question.Slot.Length == 0
            ? question.Form.Text.Length - start - length
            : start >= question.Slot.End ? start - question.Slot.End : question.Slot.Start - start - length;
        return 1 / (1 + (Math.Max(0, distance) / HalfWay));
    }

    /// <summary>
    /// The words of a question that name things or doings, with the numbers of the terms that spell them and their weights, summing to 1: their rarity in the
    /// language at large. In a collection of twenty articles every term is rare, and rarity there says little.
    /// </summary>
    public static (int[] Terms, float Weight)[] ContentWords(UnderstoodQuestion question)
    {
        List<(int[] Terms, float Weight)> words = [];
        foreach (Word word in Words.Of(question.Form.Text))
        {
            int[] terms = IsContent(word.Class) ? TermsOf(question, word) : [];
            if (terms.Length > 0)
            {
                words.Add((terms, word.Rarity));
            }
        }

        float sum = words.Sum(word => word.Weight);
        return [.. words.Select(word => (word.Terms, word.Weight / sum))];
    }

    /// <summary>Places are left out: an article need not repeat in its text where it applies.</summary>
    private static bool IsContent(WordClass of) => of >= WordClass.Verb && of is not (WordClass.Place or WordClass.Position or WordClass.Measure);

    /// <summary>The terms within a word; single characters only where it is one.</summary>
    private static int[] TermsOf(UnderstoodQuestion question, Word word) =>
        [.. Enumerable.Range(0, question.Terms.Count).Where(i => question.Terms[i].Start >= word.Start
            && question.Terms[i].Start + question.Terms[i].Length <= word.End && (word.Length == 1 || !TermKey.IsCharacter(question.Terms[i].Key)))];

    /// <summary>The weights divided by their sum; all 0 where the sum is.</summary>
    public static float[] Normalised(float[] weights)
    {
        float sum = weights.Sum();
        return sum <= 0 ? weights : [.. weights.Select(weight => weight / sum)];
    }
}
