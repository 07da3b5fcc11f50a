using PolicyBot.Answers;
using PolicyBot.Articles;
using PolicyBot.Language;
using PolicyBot.Search;
using PolicyBot.Storage;

namespace PolicyBot.Tests.Answers;

/// <summary>Some articles in a store and an index of their own, ready to be asked.</summary>
public abstract class PublishedArticles : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly LiveIndex _index;

    protected PublishedArticles(IReadOnlyList<Article> articles, string synonyms = "")
    {
        DataFolder data = DataFolder.Open(Path.Combine(_folder.Root, "data"));
        new Publisher(data, TimeProvider.System).Publish(articles, (_, _, _) => { }, _ => { }, CancellationToken.None);
        _index = new LiveIndex(data.IndexPath, TimeProvider.System);
        Answerer = AnswererWith(synonyms, null);
        Texts = articles.ToDictionary(article => article.Id, article => article.Text);
    }

    public Answerer Answerer { get; }

    public Dictionary<string, string> Texts { get; }

    public Answerer AnswererWith(string synonyms, double? threshold) => new(_index, Synonyms.Parse(synonyms), threshold, TimeProvider.System);

    /// <summary>Asks on the first day of 2025.</summary>
    public Answer Ask(string question) =>
        Answerer.Answer(new Question(question) { Now = new DateOnly(2025, 1, 1) }, TestContext.Current.CancellationToken);

    public void Dispose()
    {
        _index.Dispose();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
