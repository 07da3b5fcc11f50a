using System.Diagnostics;
using PolicyBot.Articles;
using PolicyBot.Search;
using PolicyBot.Service.Background;
using PolicyBot.Service.Knowledge;
using PolicyBot.Service.Publishing.Golden;
using PolicyBot.Storage;

namespace PolicyBot.Service.Publishing.Previews;

/// <summary>
/// A preview while it is made: first the golden questions, for which whoever asked waits, then what the articles do to others, while they read.
/// It ends early where a publication overtakes it.
/// </summary>
/// <param name="preview">The preview, of which nothing is known yet.</param>
/// <param name="knowledge">What is live.</param>
/// <param name="published">The published articles.</param>
/// <param name="build">Builds the next generation beside the live one.</param>
internal sealed class PreviewRun(Preview preview, KnowledgeBase knowledge, PublishedArticles published, Func<KnowledgePreview> build)
{
    /// <summary>Why a preview came to nothing that a publication overtook.</summary>
    public const string Overtaken = "预览以后又有新的发布，请重新预览。";
    private const string Broken = "预览时出了错，请再预览一次；还是不行的话，请技术人员查看日志。已发布的文章不受影响。";

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private volatile Preview _preview = preview;

    /// <summary>The preview as far as it is.</summary>
    public Preview Preview => _preview;

    private bool IsOvertaken => knowledge.Revision != _preview.Revision;

    /// <summary>Begins.</summary>
    /// <param name="questions">The golden questions.</param>
    /// <param name="background">Does it.</param>
    public void Begin(IReadOnlyList<GoldenQuestion> questions, BackgroundWork background)
    {
        _preview = _preview with { Questions = questions.Count };
        background.Add(WorkPriority.Awaited, AnswerGolden(questions, background), Fail);
    }

    private IEnumerable<Action> AnswerGolden(IReadOnlyList<GoldenQuestion> questions, BackgroundWork background)
    {
        KnowledgePreview? then = build();
        try
        {
            List<GoldenDifference> compared = [];
            foreach (GoldenQuestion question in questions)
            {
                if (IsOvertaken)
                {
                    _preview = _preview with { Problem = Overtaken };
                    yield break;
                }

                yield return () =>
                {
                    compared.Add(GoldenDifference.Of(question, knowledge, then));
                    _preview = _preview with { Answered = compared.Count };
                };
            }

            _preview = _preview with { Golden = GoldenComparison.Of(compared), GoldenTime = _watch.Elapsed };
            background.Add(WorkPriority.Following, CompareContents(then), Fail);
            then = null;
        }
        finally
        {
            then?.Dispose();
        }
    }

    private IEnumerable<Action> CompareContents(KnowledgePreview then)
    {
        using KnowledgePreview index = then;
        using GenerationLease lease = then.Index.Lease();
        IReadOnlyList<Article> articles = _preview.Plan.Articles;
        ContradictionFinder contradictions = new(lease.Generation);
        OutdatedFinder outdated = new(lease.Generation, articles);
        List<(string, string)> duplicates = [];
        foreach (Article article in articles)
        {
            if (IsOvertaken)
            {
                _preview = _preview with { Problem = Overtaken };
                yield break;
            }

            yield return () =>
            {
                contradictions.Add(article);
                outdated.Add(article);
                if (published.Find(article.Id) is null && published.FindSameText(article) is { } sameAs && !_preview.Plan.Withdrawals.Contains(sameAs))
                {
                    duplicates.Add((article.Title, sameAs));
                }

                _preview = _preview with { Compared = _preview.Compared + 1 };
            };
        }

        _preview = _preview with { Contents = new ContentComparison(contradictions.Found, outdated.Found, duplicates), WholeTime = _watch.Elapsed };
    }

    private void Fail(Exception fault) => _preview = _preview with { Problem = fault is StorageException problem ? problem.Message : Broken };
}
