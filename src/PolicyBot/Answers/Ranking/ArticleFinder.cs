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
    /// <param name="generation">The index.</param>
    /// <param name="readings">Readings of articles.</param>
    /// <param name="wordings">The question in each of its wordings; at least one.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static List<ArticleMatch> Find(
        Generation generation, ReadingCache readings, IReadOnlyList<QuestionProfile> wordings, CancellationToken cancellation)
    {
        List<SearchHit> hits = Search(generation, wordings, cancellation);
        Dictionary<int, int> amongFirst = hits.Take(FirstPassages).CountBy(hit => hit.Article).ToDictionary();
        List<Term> scratch = [];
        List<ArticleMatch> articles = [];
        foreach (IGrouping<int, SearchHit> article in hits.GroupBy(hit => hit.Article).Take(Articles))
        {
            cancellation.ThrowIfCancellationRequested();
            ArticleReading reading = readings.Get(generation, article.Key);
            ArticleMatch Match(QuestionProfile wording) => new(wording, article.Key, reading, scratch)
            {
                ArticleScore = article.First().ArticleScore,
                BestPassageScore = article.Max(hit => hit.Score),
                AmongFirstTen = amongFirst.GetValueOrDefault(article.Key),
            };
            articles.Add(wordings.Select(Match).MaxBy(match => match.Whole.Coverage + match.Sentences.Max(sentence => (float?)sentence.Coverage))!);
        }

        return articles;
    }

    /// <summary>Whether words stand as they are in one of the articles that the index finds for them.</summary>
    /// <param name="generation">The index.</param>
    /// <param name="readings">Readings of articles.</param>
    /// <param name="words">The words in normal form.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static bool Stands(Generation generation, ReadingCache readings, string words, CancellationToken cancellation) =>
        generation.Search([.. Terms.Of(words).Select(term => new QueryTerm(term.Key, 1))], FirstPassages, cancellation)
            .Any(hit => readings.Get(generation, hit.Article).Form.Text.Contains(words, StringComparison.Ordinal));

    /// <summary>The best hits of all wordings together, each passage once.</summary>
    private static List<SearchHit> Search(Generation generation, IReadOnlyList<QuestionProfile> wordings, CancellationToken cancellation)
    {
        IEnumerable<SearchHit> hits = wordings.SelectMany(wording =>
            generation.Search([.. wording.Terms.Select(term => new QueryTerm(term.Key, term.Weight))], Passages, cancellation));
        return wordings.Count == 1
            ? [.. hits]
            : [.. hits.GroupBy(hit => hit.Passage).Select(passage => passage.MaxBy(hit => hit.Total)).OrderByDescending(hit => hit.Total).ThenBy(hit => hit.Passage).Take(Passages)];
    }
}
