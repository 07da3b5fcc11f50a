using PolicyBot.Articles;
using PolicyBot.Language;
using PolicyBot.Recognition;
using PolicyBot.Search;

namespace PolicyBot.Service.Publishing.Previews;

/// <summary>Finds what new articles seem to take the place of. For one thread.</summary>
/// <param name="generation">The index with the new articles.</param>
/// <param name="fresh">The new articles, which outdate none of each other.</param>
internal sealed class OutdatedFinder(Generation generation, IEnumerable<Article> fresh)
{
    private const int Passages = 30;
    private const double Alike = 0.8;

    private readonly HashSet<string> _fresh = [.. fresh.Select(article => article.Id)];
    private readonly List<Outdated> _found = [];

    /// <summary>What was found so far, each old article once.</summary>
    public IReadOnlyList<Outdated> Found => [.. _found.DistinctBy(outdated => outdated.OldId)];

    /// <summary>Looks for what a new article outdates.</summary>
    public void Add(Article article)
    {
        QueryTerm[] terms = QueryTerm.Of(article.Title);
        if (article.Date is null || terms.Length == 0)
        {
            return;
        }

        HashSet<(char, char)> title = PairsOf(article.Title);
        foreach (int number in generation.Search(terms, Passages).Select(hit => hit.Article).Distinct())
        {
            IndexedArticle other = generation.Article(number);
            bool isOlder = other.SupersededBy is null && PublicationDate.TryParse(other.Date, isInferred: false, out PublicationDate? date) && date!.Earliest < article.Date.Earliest;
            if (isOlder && !_fresh.Contains(other.Id) && other.Publisher == article.Publisher && other.Region == article.Region && CharacterPairs.Likeness(title, PairsOf(other.Title)) >= Alike)
            {
                _found.Add(new Outdated(article, other.Id, other.Title, other.Date!));
            }
        }
    }

    /// <summary>The character pairs of a title without its numbers and dates: those of a series differ in them alone.</summary>
    private static HashSet<(char, char)> PairsOf(string title)
    {
        string form = NormalForm.Of(title).Text;
        HashSet<int> left = [.. Recognizer.Recognize(form, RecognizerModels.Dates | RecognizerModels.Quantities, new DateOnly(2000, 1, 1)).SelectMany(entity => Enumerable.Range(entity.Start, entity.Length))];
        return CharacterPairs.Of(string.Concat(form.Where((c, i) => char.IsLetter(c) && !left.Contains(i))));
    }
}
