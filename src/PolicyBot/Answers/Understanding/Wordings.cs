using PolicyBot.Language;

namespace PolicyBot.Answers.Understanding;

/// <summary>
/// The ways in which a question can be worded with the synonyms that its collection uses. Each article is then read against the
/// wording that suits it: one says 电瓶车, the next 电动自行车.
/// </summary>
internal static class Wordings
{
    private const int MostWordings = 6;
    private const int MostAlternatives = 3;

    /// <summary>The wordings; at least one.</summary>
    /// <param name="question">The question in normal form.</param>
    /// <param name="synonyms">Words that mean the same.</param>
    /// <param name="isKnown">Whether any passage of the collection holds a term.</param>
    public static List<string> Of(string question, Synonyms synonyms, Func<ulong, bool> isKnown)
    {
        List<string> wordings = [""];
        int end = 0;
        foreach (SynonymMatch match in synonyms.Find(question))
        {
            string before = question[end..match.Start], own = question.Substring(match.Start, match.Length);
            string[] known = [.. match.Alternatives.Prepend(own).Where(word => IsKnown(word, isKnown)).Take(MostAlternatives)];
            string[] choices = known.Length == 0 ? [own] : known;
            wordings = [.. choices.SelectMany(_ => wordings, (word, head) => head + before + word).Take(MostWordings)];
            end = match.Start + match.Length;
        }

        return [.. wordings.Select(head => head + question[end..])];
    }

    private static bool IsKnown(string word, Func<ulong, bool> isKnown) => Terms.Of(word).TrueForAll(term => isKnown(term.Key));
}
