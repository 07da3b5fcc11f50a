using PolicyBot.Answers.Ranking;
using PolicyBot.Answers.Understanding;
using PolicyBot.Articles;
using PolicyBot.Search;

namespace PolicyBot.Evaluation.Training;

/// <summary>A collection, or a part of one, indexed in a temporary folder.</summary>
internal sealed class CollectionIndex : IDisposable
{
    private const int ArticlesToLearnFrom = 12;

    private readonly string _folder = Directory.CreateTempSubdirectory("policybot-").FullName;
    private readonly LiveIndex _index;
    private readonly GenerationLease _lease;

    public CollectionIndex(IEnumerable<Article> articles)
    {
        new GenerationWriter(_folder, Console.Error.WriteLine).Write(1, _ => articles.Select(article => new ArticleChange(
            article.Id,
            new IndexedArticle(article.Id, article.Title, article.Text) { Region = article.Region },
            [.. PassageCutter.Cut(article).Select(passage => new IndexedPassage(passage.Start, passage.Length, passage.Heading))])), CancellationToken.None);
        _index = new LiveIndex(_folder, TimeProvider.System);
        _lease = _index.Lease();
    }

    public Generation Generation => _lease.Generation;

    public ReadingCache Readings { get; } = new();

    /// <summary>The articles of a collection's file.</summary>
    public static List<Article> ReadArticles(string path) => [.. ArticleReader.Read(path).Select(result => result.Article).OfType<Article>()];

    /// <summary>Reads questions against the collection.</summary>
    public List<TrainingCase> Ask(string set, IEnumerable<JudgedQuestion> questions, float weight) =>
        [.. questions.AsParallel().AsOrdered().Select(question =>
        {
            var profile = new QuestionProfile(QuestionReader.Read(question.Text), Generation);
            return new TrainingCase(set, question, profile, ArticleFinder.Find(Generation, Readings, [profile], DateOnly.MinValue, CancellationToken.None, ArticlesToLearnFrom), weight);
        })];

    public void Dispose()
    {
        _lease.Dispose();
        _index.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
