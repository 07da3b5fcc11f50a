using PolicyBot.Articles;
using PolicyBot.Language;
using PolicyBot.Recognition;
using PolicyBot.Search;

namespace PolicyBot.Service.Publishing.Previews;

/// <summary>A published article that a new one seems to take the place of: nearly the same title, the same publisher and place, an older date.</summary>
/// <param name="Article">The new article.</param>
/// <param name="OldId">The id of the old one.</param>
/// <param name="OldTitle">Its title.</param>
/// <param name="OldDate">Its date.</param>
internal sealed record Outdated(Article Article, string OldId, string OldTitle, string OldDate)
{
    private const int Passages = 30;
    private const double Alike = 0.8;

    /// <summary>Finds what new articles seem to outdate.</summary>
    /// <param name="articles">The articles to be published.</param>
    /// <param name="generation">The index with them.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static IReadOnlyList<Outdated> Find(IReadOnlyList<Article> articles, Generation generation, CancellationToken cancellation)
    {
        HashSet<string> fresh = [.. articles.Select(article => article.Id)];
        return [.. articles.SelectMany(article => Find(article, generation, cancellation)).Where(outdated => !fresh.Contains(outdated.OldId)).DistinctBy(outdated => outdated.OldId)];
    }

    private static IEnumerable<Outdated> Find(Article article, Generation generation, CancellationToken cancellation)
    {
        QueryTerm[] terms = [.. Terms.Of(NormalForm.Of(article.Title).Text).Select(term => term.Key).Distinct().Select(key => new QueryTerm(key, 1))];
        if (article.Date is null || terms.Length == 0)
        {
            yield break;
        }

        HashSet<(char, char)> title = PairsOf(article.Title);
        foreach (int number in generation.Search(terms, Passages, cancellation).Select(hit => hit.Article).Distinct())
        {
            IndexedArticle other = generation.Article(number);
            bool isOlder = other.SupersededBy is null && PublicationDate.TryParse(other.Date, isInferred: false, out PublicationDate? date) && date!.Earliest < article.Date.Earliest;
            if (isOlder && other.Id != article.Id && other.Publisher == article.Publisher && other.Region == article.Region && Likeness(title, PairsOf(other.Title)) >= Alike)
            {
                yield return new Outdated(article, other.Id, other.Title, other.Date!);
            }
        }
    }

    private static double Likeness(HashSet<(char, char)> one, HashSet<(char, char)> other) =>
        one.Count + other.Count == 0 ? 0 : 2.0 * one.Count(other.Contains) / (one.Count + other.Count);

    /// <summary>The character pairs of a title without its numbers and dates: those of a series differ in them alone.</summary>
    private static HashSet<(char, char)> PairsOf(string title)
    {
        string form = NormalForm.Of(title).Text;
        HashSet<int> left = [.. Recognizer.Recognize(form, RecognizerModels.Dates | RecognizerModels.Quantities, new DateOnly(2000, 1, 1)).SelectMany(entity => Enumerable.Range(entity.Start, entity.Length))];
        string words = string.Concat(form.Where((c, i) => char.IsLetter(c) && !left.Contains(i)));
        return [.. words.Zip(words.Skip(1))];
    }
}
