using PolicyBot.Language;

namespace PolicyBot.Answers.Understanding;

/// <summary>
/// A question as it may have been meant: slips of typing are mended where a character is written for another that is read alike
/// (充电庄) or nearly so (加装电递), or two have changed places. A character is doubted only where no pair that it forms in the question
/// stands anywhere in the collection, and replaced only where three or four characters of the question then stand there side by side:
/// most pairs that a collection lacks are no slips. Words for a time (今年) and measure words behind a number are none, whatever stands beside
/// them, and what the dictionary knows is not taken for something read nearly alike (市长 for 市争). What it is mended to is a word of the dictionary (not
/// 一个月内多少 for 一个月给多少) or, where four characters of it stand there and no verb or the like was typed, a name that the dictionary may not know.
/// </summary>
/// <param name="Text">The question in normal form.</param>
/// <param name="Word">The word that was mended, with what stands before it; null where nothing was.</param>
internal sealed record Spelling(string Text, string? Word)
{
    private const int Most = 4;
    private const int WordLength = 3;
    private const int LongWordLength = 4;

    /// <summary>What stands more often than once in some 13,000 words is common: 领 is, 递 is not.</summary>
    private const float RarestSaidAlone = 9.5f;

    /// <summary>Characters that stand beside any other: a pair with one of them that the collection lacks is no sign of a slip.</summary>
    private const string Function = "的了吗呢着过在是有和与及或要会能可不没被把对为到从向于也都就还又再很太最请问我你您他她它们这那哪个些";

    /// <summary>The ways in which a question can be mended; the question itself where there is nothing to mend.</summary>
    /// <param name="question">The question in normal form.</param>
    /// <param name="isKnown">Whether a term stands anywhere in the collection or its synonyms.</param>
    /// <param name="stands">Whether words stand somewhere there as they are; asked only where their pairs do.</param>
    public static List<Spelling> Of(string question, Func<ulong, bool> isKnown, Func<string, bool> stands)
    {
        HashSet<int> pairs = [.. QuestionReader.Read(question).Terms.Where(term => TermKey.IsPair(term.Key) && term.Length == 2).Select(term => term.Start)];
        List<Word> words = Words.Of(question);
        HashSet<int> certain = [.. Certain(words)];
        HashSet<int> listed = [.. Places(words.Where(word => word.Length > 1))];
        HashSet<int> meant = [.. listed, .. Places(words.Where(IsSaidAlone))];
        bool Doubts(string text, int i) => !IsFunction(text[i]) && !certain.Contains(i) && (pairs.Contains(i - 1) || pairs.Contains(i))
            && !(pairs.Contains(i - 1) && IsKnown(text, i - 1, isKnown)) && !(pairs.Contains(i) && IsKnown(text, i, isKnown));
        bool Holds(string text, int i, int length) => Enumerable.Range(i - length + 1, length).Any(start =>
            Enumerable.Range(start, length - 1).All(pair => pairs.Contains(pair) && IsKnown(text, pair, isKnown)) && stands(text.Substring(start, length)));

        List<Spelling> spellings = [new(question, null)];
        for (int i = 0; i < question.Length; i++)
        {
            if (Doubts(question, i))
            {
                List<Spelling> mended = [.. spellings.Where(spelling => Doubts(spelling.Text, i)).SelectMany(spelling => Mend(spelling.Text, i, meant.Contains(i), listed.Contains(i) || listed.Contains(i + 1), Holds)).Take(Most)];
                spellings = mended.Count > 0 ? mended : spellings;
            }
        }

        return spellings;
    }

    /// <summary>The places of characters that are no slips whatever stands beside them: words for a time, and what is counted by (18家 in 18家家政公司).</summary>
    private static IEnumerable<int> Certain(List<Word> words) =>
        Places(words.Where((word, i) => (word.Class == WordClass.Time && word.Length > 1) || (i > 0 && word.Class == WordClass.Measure && words[i - 1].Class == WordClass.Number)));

    private static IEnumerable<int> Places(IEnumerable<Word> words) => words.SelectMany(word => Enumerable.Range(word.Start, word.Length));

    /// <summary>Whether a single character is often a word of its own (交, 给, 刚), which few things' names are.</summary>
    private static bool IsSaidAlone(Word word) => word.Rarity < RarestSaidAlone && word.Class is
        WordClass.Verb or WordClass.Preposition or WordClass.Adverb or WordClass.Adjective or WordClass.Pronoun or WordClass.Conjunction or WordClass.Particle;

    /// <summary>The first way of mending a character that gives words which stand in the collection; the less likely the slip, the longer they must be.</summary>
    private static Spelling[] Mend(string text, int i, bool isMeant, bool isInOrder, Func<string, int, int, bool> holds)
    {
        string[] exchanged = !isInOrder && i + 1 < text.Length ? [$"{text[i + 1]}{text[i]}"] : [];
        (IEnumerable<string> Characters, int Length, bool GivesNames)[] ways =
        [
            (exchanged, WordLength, false),
            (Characters(Homophones.Of(text[i])), WordLength, !isMeant),
            (isMeant ? [] : Characters(Homophones.NearTo(text[i])), LongWordLength, false),
        ];
        return ways.Select(way => way.Characters.Select(characters => With(text, i, characters)).Where(spelling =>
                (holds(spelling.Text, i, way.Length) && IsInWord(spelling.Text, i))
                || (way.GivesNames && holds(spelling.Text, i, LongWordLength) && !IsInWord(spelling.Text, i))).ToArray())
            .FirstOrDefault(mended => mended.Length > 0) ?? [];
    }

    /// <summary>Whether a character belongs to a word that the dictionary knows.</summary>
    private static bool IsInWord(string text, int i) => Words.Of(text).Exists(word => word.Length > 1 && word.Start <= i && i < word.End);

    private static IEnumerable<string> Characters(IEnumerable<char> read) => read.Where(character => !IsFunction(character)).Select(character => character.ToString());

    private static bool IsKnown(string text, int pair, Func<ulong, bool> isKnown) => isKnown(TermKey.OfPair(text[pair], text[pair + 1]));

    private static bool IsFunction(char character) => Function.Contains(character, StringComparison.Ordinal);

    private static Spelling With(string text, int at, string characters)
    {
        string mended = string.Concat(text.AsSpan(0, at), characters, text.AsSpan(at + characters.Length));
        int start = Math.Max(0, at - WordLength + 1);
        return new Spelling(mended, mended[start..(at + characters.Length)]);
    }
}
