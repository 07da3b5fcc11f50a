using PolicyBot.Articles;

namespace PolicyBot.Answers.Extraction;

/// <summary>Words of an article that may be the answer.</summary>
/// <param name="Range">Where they stand in the article's normal form.</param>
/// <param name="FirstClause">The first clause they touch, see <see cref="Clauses"/>.</param>
/// <param name="LastClause">The last clause they touch.</param>
/// <param name="IsWhole">Whether it begins where its first clause does and ends where its last one does.</param>
internal readonly record struct AnswerSpan(TextRange Range, int FirstClause, int LastClause, bool IsWhole);
