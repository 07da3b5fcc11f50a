using System.Buffers;
using PolicyBot.Answers.Understanding;
using PolicyBot.Language;
using PolicyBot.Recognition;

namespace PolicyBot.Answers.Ranking;

/// <summary>Ways of weighting a question's terms other than by rarity in the collection.</summary>
internal static class TermWeighting
{
    private const float HalfWay = 3;

    private static readonly SearchValues<char> Quotes = SearchValues.Create(QuotationMarks.Opening + QuotationMarks.Closing);

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
    /// <param name="question">The question.</param>
    /// <param name="all">All its words.</param>
    public static ContentWord[] ContentWords(UnderstoodQuestion question, List<Word> all)
    {
        string text = question.Form.Text;
        List<ContentWord> words = [];
        foreach (Word word in all)
        {
            int[] terms = IsContent(text, word) ? TermsOf(question, word) : [];
            if (terms.Length > 0)
            {
                words.Add(new ContentWord(word, terms, word.Rarity, IsName(word.Class) || IsQuoted(text, word)));
            }
        }

        float sum = words.Sum(word => word.Weight);
        return [.. words.Select(word => word with { Weight = word.Weight / sum })];
    }

    /// <summary>Where an article may apply is left out: it need not repeat that in its text.</summary>
    private static bool IsContent(string text, Word word) => word.Class is WordClass.Place
        ? Gazetteer.Match(text, word.Start, out _) == 0
        : word.Class >= WordClass.Verb && word.Class is not (WordClass.Position or WordClass.Measure);

    private static bool IsName(WordClass of) => of is WordClass.Name or WordClass.Person or WordClass.Place or WordClass.Organisation or WordClass.Latin;

    private static bool IsQuoted(string text, Word word)
    {
        int opening = text.AsSpan(0, word.Start).LastIndexOfAny(Quotes), closing = text.AsSpan(word.End).IndexOfAny(Quotes);
        return opening >= 0 && closing >= 0
            && QuotationMarks.Opening.Contains(text[opening], StringComparison.Ordinal) && QuotationMarks.Closing.Contains(text[word.End + closing], StringComparison.Ordinal);
    }

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

/// <summary>A word of a question that names a thing or a doing.</summary>
/// <param name="Word">Where it stands in the question.</param>
/// <param name="Terms">The numbers of the terms that spell it.</param>
/// <param name="Weight">Its share of the question's weight, by its rarity in the language at large.</param>
/// <param name="IsName">Whether it is a name of its own, which an article about it has no other word for.</param>
internal readonly record struct ContentWord(Word Word, int[] Terms, float Weight, bool IsName)
{
    /// <summary>Whether a text that holds some terms holds the word.</summary>
    public bool IsIn(TermSet has) => Array.TrueForAll(Terms, term => has[term]);
}
