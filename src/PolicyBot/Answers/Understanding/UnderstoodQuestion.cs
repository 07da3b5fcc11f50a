using PolicyBot.Articles;
using PolicyBot.Language;

namespace PolicyBot.Answers.Understanding;

/// <summary>A question with what could be read from it.</summary>
/// <param name="Form">The question in normal form. All ranges below point into it.</param>
/// <param name="Asked">What kind of thing is asked for.</param>
/// <param name="Slot">The question word with the noun it asks by (多少台, 哪个部门); empty where there is none.</param>
/// <param name="Unit">What stands behind 多少 or 几, at most four characters, in which the unit asked for is the beginning; else empty.</param>
/// <param name="Terms">The terms that carry weight, each once, in text order.</param>
public sealed record UnderstoodQuestion(NormalText Form, AskedFor Asked, TextRange Slot, string Unit, IReadOnlyList<QuestionTerm> Terms)
{
    /// <summary>Whether several things or whole clauses are asked for.</summary>
    internal bool WantsClauses => Asked is AskedFor.List or AskedFor.Rule or AskedFor.Way or AskedFor.Reason;
}

/// <summary>A term of a question and how much it counts.</summary>
/// <param name="Key">The term, see <see cref="TermKey"/>.</param>
/// <param name="Start">Where it begins first in the question's normal form.</param>
/// <param name="Length">Its length.</param>
/// <param name="Weight">Its weight by kind, before rarity: 1 for pairs, words and numbers, less for single characters.</param>
public readonly record struct QuestionTerm(ulong Key, int Start, int Length, float Weight);
