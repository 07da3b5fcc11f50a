using PolicyBot.Search.Segments;

namespace PolicyBot.Search.Scoring;

/// <summary>A list of a question's term in a segment, and what it can add to a hit's total.</summary>
/// <param name="Postings">The texts that hold the term.</param>
/// <param name="IsOfArticles">Whether the texts are articles, not passages.</param>
/// <param name="Weight">What it adds at full saturation, the articles' share included, in units of <see cref="Query.Unit"/>.</param>
/// <param name="Bound">The most it adds to any text, in the same units.</param>
internal readonly record struct TermList(PostingList Postings, bool IsOfArticles, float Weight, int Bound);
