using PolicyBot.Answers;
using PolicyBot.Search;
using PolicyBot.Service.Background;

namespace PolicyBot.Service.Knowledge;

/// <summary>
/// Asks about the newest articles as soon as the service has started: code is compiled when it first runs and articles are read when they are first found, and
/// the first resident should wait no longer than the hundredth.
/// </summary>
/// <param name="knowledge">Answers.</param>
/// <param name="background">Asks when nothing else is to be done.</param>
internal sealed class FirstQuestions(KnowledgeBase knowledge, BackgroundWork background) : IHostedService
{
    private const int Most = 32;
    private const int LongestTitle = 40;

    /// <summary>What is asked about an article in turn: each is answered in its own way.</summary>
    private static readonly string[] Endings = ["有多少？", "什么时候开始？", "在哪里办理？", "由谁负责？", "怎么申请？", "有哪些措施？", "为什么？"];

    /// <summary>The questions; none where nothing is published.</summary>
    public static IEnumerable<Question> About(KnowledgeBase knowledge)
    {
        IReadOnlyList<IndexedArticle> newest = knowledge.Newest(Most);
        return Enumerable.Range(0, newest.Count == 0 ? 0 : Most)
            .Select(i => TitleOf(newest[i % newest.Count]) + Endings[i % Endings.Length]).Distinct().Select(text => new Question(text));
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        background.Add(WorkPriority.Ahead, Steps());
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private IEnumerable<Action> Steps()
    {
        foreach (Question question in About(knowledge))
        {
            yield return () => knowledge.Answer(question, CancellationToken.None);
        }
    }

    private static string TitleOf(IndexedArticle article) => article.Title[..Math.Min(article.Title.Length, LongestTitle)];
}
