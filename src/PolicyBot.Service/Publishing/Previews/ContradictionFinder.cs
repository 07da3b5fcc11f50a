using PolicyBot.Articles;
using PolicyBot.Language;
using PolicyBot.Search;

namespace PolicyBot.Service.Publishing.Previews;

/// <summary>Finds what new articles contradict among all that would be live: few and likely rather than all. For one thread.</summary>
/// <param name="generation">The index with the new articles.</param>
internal sealed class ContradictionFinder(Generation generation)
{
    /// <summary>How many passages are found for a sentence, of which the articles are compared.</summary>
    private const int Passages = 10;

    /// <summary>How many of a sentence's terms, the rarest, are looked for: a sentence alike holds most of them, and common ones cost most.</summary>
    private const int RarestTerms = 12;

    private readonly Dictionary<int, ComparedArticle> _others = [];
    private readonly List<Contradiction> _found = [];

    /// <summary>What was found so far, in the order of the articles; what two new articles contradict in each other is told once.</summary>
    public IReadOnlyList<Contradiction> Found =>
        [.. _found.DistinctBy(one => string.CompareOrdinal(one.Article.Id, one.OtherId) < 0 ? (one.Sentence, one.OtherSentence) : (one.OtherSentence, one.Sentence))];

    /// <summary>Compares a new article with all others.</summary>
    public void Add(Article article)
    {
        foreach (StatedSentence ours in StatedSentence.In(article.Text, article.Date?.Earliest, article.Region))
        {
            foreach (int number in generation.Search(TermsOf(ours), Passages).Select(hit => hit.Article).Distinct())
            {
                ComparedArticle other = Other(number);
                if (other.Source.Id != article.Id && other.Source.SupersededBy is null)
                {
                    _found.AddRange(Compare(article, ours, other));
                }
            }
        }
    }

    private QueryTerm[] TermsOf(StatedSentence sentence) =>
        [.. Terms.Of(sentence.Words).Select(term => term.Key).Distinct()
            .Select(key => (Key: key, Frequency: generation.DocumentFrequency(key)))
            .Where(term => term.Frequency > 0)
            .OrderBy(term => term.Frequency)
            .Take(RarestTerms)
            .Select(term => new QueryTerm(term.Key, 1))];

    private ComparedArticle Other(int number)
    {
        if (!_others.TryGetValue(number, out ComparedArticle? other))
        {
            _others.Add(number, other = new ComparedArticle(generation.Article(number)));
        }

        return other;
    }

    private static IEnumerable<Contradiction> Compare(Article article, StatedSentence ours, ComparedArticle other) =>
        from their in other.Alike(ours)
        where ours.Figures.Count == their.Figures.Count && ours.SharesPlaceWith(their) && ours.SharesPeriodWith(their)
        // In sentences alike, figures of as many things stand in the same order.
        from pair in ours.Figures.Zip(their.Figures).Where(pair => pair.First.Excludes(pair.Second)).Take(1)
        select new Contradiction(article, ours.Text, pair.First.Words, other.Source.Id, other.Source.Title, their.Text, pair.Second.Words);
}
