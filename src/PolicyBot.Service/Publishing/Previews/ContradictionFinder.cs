using System.Collections.Concurrent;
using PolicyBot.Articles;
using PolicyBot.Language;
using PolicyBot.Search;

namespace PolicyBot.Service.Publishing.Previews;

/// <summary>Finds what new articles contradict among all that would be live: few and likely rather than all.</summary>
/// <param name="generation">The index with the new articles.</param>
internal sealed class ContradictionFinder(Generation generation)
{
    /// <summary>How alike sentences must be that state the same thing.</summary>
    private const double Alike = 0.7;

    /// <summary>How many passages are found for a sentence, of which the articles are compared.</summary>
    private const int Passages = 10;

    /// <summary>How many of a sentence's terms, the rarest, are looked for: a sentence alike holds most of them, and common ones cost most.</summary>
    private const int RarestTerms = 12;

    private readonly ConcurrentDictionary<int, StatedSentence[]> _sentences = [];

    /// <summary>Finds contradictions, in the order of the articles.</summary>
    /// <param name="articles">The new articles.</param>
    /// <param name="cancellation">Ends the search.</param>
    public IReadOnlyList<Contradiction> Find(IReadOnlyList<Article> articles, CancellationToken cancellation)
    {
        Contradiction[][] found = new Contradiction[articles.Count][];
        Parallel.For(0, articles.Count, new ParallelOptions { CancellationToken = cancellation }, i => found[i] = [.. Find(articles[i], cancellation)]);
        // Two new articles that contradict each other find it twice.
        return [.. found.SelectMany(one => one)
            .DistinctBy(one => string.CompareOrdinal(one.Article.Id, one.OtherId) < 0 ? (one.Sentence, one.OtherSentence) : (one.OtherSentence, one.Sentence))];
    }

    private IEnumerable<Contradiction> Find(Article article, CancellationToken cancellation)
    {
        foreach (StatedSentence ours in StatedSentence.In(article.Text, article.Date?.Earliest, article.Region))
        {
            foreach (int number in generation.Search(TermsOf(ours), Passages, cancellation).Select(hit => hit.Article).Distinct())
            {
                IndexedArticle other = generation.Article(number);
                if (other.Id != article.Id && other.SupersededBy is null)
                {
                    foreach (Contradiction contradiction in Compare(article, ours, other, SentencesOf(number, other)))
                    {
                        yield return contradiction;
                    }
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

    private StatedSentence[] SentencesOf(int number, IndexedArticle article) => _sentences.GetOrAdd(number, _ =>
    {
        DateOnly? published = PublicationDate.TryParse(article.Date, isInferred: false, out PublicationDate? date) ? date?.Earliest : null;
        return [.. StatedSentence.In(article.Text, published, article.Region)];
    });

    private static IEnumerable<Contradiction> Compare(Article article, StatedSentence ours, IndexedArticle other, StatedSentence[] theirs) =>
        from their in theirs
        where ours.Figures.Count == their.Figures.Count && ours.LikenessTo(their) >= Alike && ours.SharesPlaceWith(their) && ours.SharesPeriodWith(their)
        // In sentences alike, figures of as many things stand in the same order.
        from pair in ours.Figures.Zip(their.Figures).Where(pair => pair.First.Excludes(pair.Second)).Take(1)
        select new Contradiction(article, ours.Text, pair.First.Words, other.Id, other.Title, their.Text, pair.Second.Words);
}
