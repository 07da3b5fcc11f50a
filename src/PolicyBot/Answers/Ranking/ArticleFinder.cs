using PolicyBot.Language;
using PolicyBot.Search;

namespace PolicyBot.Answers.Ranking;

/// <summary>Takes from the index the articles that may answer a question, and reads them against it.</summary>
internal static class ArticleFinder
{
    private const int Passages = 100;

    /// <summary>How many articles are read for an answer; those behind them all but never come first.</summary>
    private const int Articles = 10;

    private const int FirstPassages = 10;

    /// <summary>Where a question has so many pairs, passages are looked for by them alone: single characters stand in every other passage and take a sixth of an answer's time.</summary>
    private const int EnoughPairs = 10;

    /// <summary>In so large a collection passages are not put in order either by characters that are less rare than this, those in more than a third of them.</summary>
    private const int ManyPassages = 100_000;

    /// <inheritdoc cref="ManyPassages"/>
    private const float LeastRarity = 1;

    /// <summary>The articles, most promising first.</summary>
    /// <param name="generation">The index.</param>
    /// <param name="readings">Readings of articles.</param>
    /// <param name="wordings">The question in each of its wordings; at least one.</param>
    /// <param name="today">The day on which it is asked.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <param name="most">How many articles; learning wants more of them, to see what does not answer.</param>
    /// <returns>Articles that no longer hold are among them, and those that took their places.</returns>
    public static List<ArticleMatch> Find(
        Generation generation, ReadingCache readings, IReadOnlyList<QuestionProfile> wordings, DateOnly today, CancellationToken cancellation, int most = Articles)
    {
        List<SearchHit> hits = Search(generation, wordings, cancellation);
        Dictionary<int, int> amongFirst = hits.Take(FirstPassages).CountBy(hit => hit.Article).ToDictionary();
        List<(int Number, SearchHit[] Hits)> found = [.. hits.GroupBy(hit => hit.Article).Take(most).Select(article => (article.Key, article.ToArray()))];
        List<ArticleMatch> articles = [];
        for (int i = 0; i < found.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            (int number, SearchHit[] of) = found[i];
            ArticleReading reading = readings.Get(generation, number, cancellation);
            ArticleMatch Match(QuestionProfile wording) => new(wording, number, reading)
            {
                NotInForce = Validity.NotInForce(reading.Source, today),
                ArticleScore = of[0].ArticleScore,
                BestPassageScore = of.Max(hit => hit.Score),
                AmongFirstTen = amongFirst.GetValueOrDefault(number),
            };
            ArticleMatch best = wordings.Select(Match).MaxBy(match => match.Fit)!;
            SentenceFeatures.Fill(best);
            articles.Add(best);
            if (Successor(generation, reading.Source) is { } successor && found.Count < 2 * most && !found.Exists(other => other.Number == successor))
            {
                // What the index did not propose takes the place that its predecessor had there.
                SearchHit[] own = [.. hits.Where(hit => hit.Article == successor)];
                found.Add((successor, own.Length > 0 ? own : of));
            }
        }

        return articles;
    }

    private static int? Successor(Generation generation, IndexedArticle article) =>
        article.SupersededBy is { } id && generation.Find(id) is >= 0 and var number ? number : null;

    /// <summary>Whether words stand as they are in one of the articles that the index finds for them.</summary>
    /// <param name="generation">The index.</param>
    /// <param name="readings">Readings of articles.</param>
    /// <param name="words">The words in normal form.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static bool Stands(Generation generation, ReadingCache readings, string words, CancellationToken cancellation) =>
        generation.Search([.. Terms.Of(words).Where(term => TermKey.IsPair(term.Key)).DistinctBy(term => term.Key).Select(term => new QueryTerm(term.Key, 1))], FirstPassages, cancellation)
            .Any(hit => readings.FormOf(generation, hit.Article).Text.Contains(words, StringComparison.Ordinal));

    /// <summary>The best hits of all wordings together, each passage once.</summary>
    private static List<SearchHit> Search(Generation generation, IReadOnlyList<QuestionProfile> wordings, CancellationToken cancellation)
    {
        IEnumerable<SearchHit> hits = wordings.SelectMany(wording =>
            generation.Search(QueryOf(wording), Passages, cancellation));
        return wordings.Count == 1
            ? [.. hits]
            : [.. hits.GroupBy(hit => hit.Passage).Select(passage => passage.MaxBy(hit => hit.Total)).OrderByDescending(hit => hit.Total).ThenBy(hit => hit.Passage).Take(Passages)];
    }

    private static QueryTerm[] QueryOf(QuestionProfile wording)
    {
        bool findsByPairs = wording.Terms.Count(term => !TermKey.IsCharacter(term.Key)) >= EnoughPairs;
        List<QueryTerm> terms = [];
        for (int i = 0; i < wording.Terms.Length; i++)
        {
            bool onlyOrders = findsByPairs && TermKey.IsCharacter(wording.Terms[i].Key);
            if (!onlyOrders || wording.PassageCount < ManyPassages || wording.Rarities[i] >= LeastRarity)
            {
                terms.Add(new QueryTerm(wording.Terms[i].Key, wording.Terms[i].Weight) { OnlyOrders = onlyOrders });
            }
        }

        return [.. terms];
    }
}
