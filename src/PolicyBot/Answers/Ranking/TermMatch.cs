namespace PolicyBot.Answers.Ranking;

/// <summary>A place where a text holds a term of the question.</summary>
/// <param name="Term">Number of the term in the <see cref="QuestionProfile"/>.</param>
/// <param name="Start">Where it stands in the text's normal form.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="IsNear">Whether the text has another word there that may be said for the question's, see <see cref="Understanding.NearWords"/>.</param>
internal readonly record struct TermMatch(int Term, int Start, int Length, bool IsNear = false);
