using PolicyBot.Language;
using PolicyBot.Search;

namespace PolicyBot.Answers.Ranking;

/// <summary>Takes from the index the articles that may answer a question, and reads them against it.</summary>
internal static class ArticleFinder
{
    private const int Passages = 200;
    private const int Articles = 15;
    private const int FirstPassages = 10;

    /// <summary>The articles, most promising first.</summary>
    public static List<ArticleMatch> Find(Generation generation, ReadingCache readings, QuestionProfile profile, CancellationToken cancellation)
    {
        QueryTerm[] terms = [.. profile.Terms.Select(term => new QueryTerm(term.Key, term.Weight))];
        IReadOnlyList<SearchHit> hits = generation.Search(terms, Passages, cancellation);
        Dictionary<int, int> amongFirst = hits.Take(FirstPassages).CountBy(hit => hit.Article).ToDictionary();
        List<Term> scratch = [];
        List<ArticleMatch> articles = [];
        foreach (IGrouping<int, SearchHit> article in hits.GroupBy(hit => hit.Article).Take(Articles))
        {
            cancellation.ThrowIfCancellationRequested();
            articles.Add(new ArticleMatch(profile, article.Key, readings.Get(generation, article.Key), scratch)
            {
                ArticleScore = article.First().ArticleScore,
                BestPassageScore = article.Max(hit => hit.Score),
                AmongFirstTen = amongFirst.GetValueOrDefault(article.Key),
            });
        }

        return articles;
    }
}
