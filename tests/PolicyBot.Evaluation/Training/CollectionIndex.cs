using PolicyBot.Answers.Ranking;
using PolicyBot.Answers.Understanding;
using PolicyBot.Articles;
using PolicyBot.Search;

namespace PolicyBot.Evaluation.Training;

/// <summary>A collection, or a part of one, indexed in a temporary file.</summary>
internal sealed class CollectionIndex : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"policybot-{Guid.NewGuid():N}.index");

    public CollectionIndex(IEnumerable<Article> articles)
    {
        var writer = new GenerationWriter();
        foreach (Article article in articles)
        {
            writer.Add(
                new IndexedArticle(article.Id, article.Title, article.Text) { Region = article.Region },
                [.. PassageCutter.Cut(article).Select(passage => new IndexedPassage(passage.Start, passage.Length, passage.Heading))]);
        }

        writer.Write(_path, 1);
        Generation = Generation.Open(_path);
    }

    public Generation Generation { get; }

    public ReadingCache Readings { get; } = new();

    /// <summary>The articles of a collection's file.</summary>
    public static List<Article> ReadArticles(string path) => [.. ArticleReader.Read(path).Select(result => result.Article).OfType<Article>()];

    /// <summary>Reads questions against the collection.</summary>
    public List<TrainingCase> Ask(string set, IEnumerable<JudgedQuestion> questions, float weight) =>
        [.. questions.AsParallel().AsOrdered().Select(question =>
        {
            var profile = new QuestionProfile(QuestionReader.Read(question.Text), Generation);
            return new TrainingCase(set, question, profile, ArticleFinder.Find(Generation, Readings, [profile], CancellationToken.None), weight);
        })];

    public void Dispose()
    {
        Generation.Leave();
        File.Delete(_path);
    }
}
