using PolicyBot.Articles;

namespace PolicyBot.Answers.Ranking;

/// <summary>
/// Chooses the passages of an article that are worth citing: the stretches of whole sentences within 300 characters that promise
/// the most of the answer. The passages of the index are cut before any question is known; an answer that runs across such a cut
/// would be torn.
/// </summary>
internal static class PassageChooser
{
    /// <summary>Most characters of a passage, counted in the article as published.</summary>
    public const int Longest = 300;

    /// <summary>Chooses passages that do not overlap.</summary>
    /// <param name="article">The article; its sentences must have been judged.</param>
    /// <param name="count">Most passages wanted.</param>
    /// <returns>Best first.</returns>
    public static List<Candidate> Choose(ArticleMatch article, int count)
    {
        List<Candidate> chosen = [];
        var taken = new bool[article.Sentences.Length];
        while (chosen.Count < count && Best(article, taken) is (int first, int end, float mass))
        {
            taken.AsSpan(first, end - first).Fill(true);
            int start = article.Sentences[first].Range.Start;
            var range = new TextRange(start, article.Sentences[end - 1].Range.End - start);
            chosen.Add(new Candidate(article, range, new PassageMatch(article.Whole, range), chosen.Count, mass));
        }

        return chosen;
    }

    /// <summary>The stretch of sentences not yet taken with the greatest answer mass; null when all are taken.</summary>
    private static (int First, int End, float Mass)? Best(ArticleMatch article, bool[] taken)
    {
        (int First, int End, float Mass)? best = null;
        for (int first = 0; first < taken.Length; first++)
        {
            float mass = 0;
            int end = first;
            while (end < taken.Length && !taken[end] && LengthOf(article, first, end) <= Longest)
            {
                mass += article.Sentences[end++].AnswerMass;
            }

            if (end > first && (best is null || mass > best.Value.Mass))
            {
                best = (first, end, mass);
            }
        }

        return best;
    }

    private static int LengthOf(ArticleMatch article, int first, int last) =>
        article.Sentences[last].Reading.Published.End - article.Sentences[first].Reading.Published.Start;
}
