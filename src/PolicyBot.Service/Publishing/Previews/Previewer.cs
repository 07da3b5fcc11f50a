using System.Diagnostics;
using System.Security.Cryptography;
using PolicyBot.Answers;
using PolicyBot.Articles;
using PolicyBot.Language;
using PolicyBot.Search;
using PolicyBot.Service.Knowledge;
using PolicyBot.Service.Publishing.Golden;
using PolicyBot.Service.Publishing.Releases;
using PolicyBot.Storage;

namespace PolicyBot.Service.Publishing.Previews;

/// <summary>Shows what a publication would change, and remembers it for whoever decides. Thread-safe.</summary>
/// <param name="folder">The data folder.</param>
/// <param name="knowledge">What is live.</param>
/// <param name="published">The published articles.</param>
/// <param name="golden">The golden questions.</param>
/// <param name="synonyms">The synonyms.</param>
/// <param name="time">The store's time.</param>
internal sealed class Previewer(
    DataFolder folder, KnowledgeBase knowledge, PublishedArticles published, GoldenStore golden, SynonymVersions synonyms, TimeProvider time)
{
    /// <summary>Previews that are remembered; who decides later looks again.</summary>
    private const int Remembered = 8;

    private readonly Lock _remembering = new();
    private Task _warming = Task.CompletedTask;
    private readonly List<PreviewReport> _reports = [];

    /// <summary>A preview; null where it is forgotten.</summary>
    public PreviewReport? Find(string? id)
    {
        lock (_remembering)
        {
            return _reports.Find(report => report.Id == id);
        }
    }

    /// <summary>Has the golden questions answered from what is live, behind the back of whoever is about to ask for a preview: it needs those answers too.</summary>
    public void WarmUp()
    {
        if (_warming.IsCompleted)
        {
            _warming = Task.Run(() =>
            {
                foreach (GoldenQuestion question in golden.All())
                {
                    knowledge.Answer(new Question(question.Question), CancellationToken.None);
                }
            });
        }
    }

    /// <summary>Builds the next generation beside the live one and compares.</summary>
    /// <param name="plan">The publication; not a roll-back.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="StorageException">The preview cannot be written.</exception>
    public Task<PreviewReport> PreviewAsync(PublicationPlan plan, CancellationToken cancellation) => Task.Run(() => Preview(plan, cancellation), cancellation);

    private PreviewReport Preview(PublicationPlan plan, CancellationToken cancellation)
    {
        Stopwatch watch = Stopwatch.StartNew();
        long revision = knowledge.Revision;
        using KnowledgePreview then = knowledge.Preview(
            new Publisher(folder, time), plan.Articles, plan.Withdrawals, Synonyms.Parse(plan.Synonyms ?? synonyms.Live), cancellation);
        GoldenComparison comparison = GoldenComparison.Make(golden.All(), knowledge, then, cancellation);
        TimeSpan goldenTime = watch.Elapsed;
        using GenerationLease lease = then.Index.Lease();
        PreviewReport report = new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), plan, revision, comparison)
        {
            Contradictions = new ContradictionFinder(lease.Generation).Find(plan.Articles, cancellation),
            Outdated = Outdated.Find(plan.Articles, lease.Generation, cancellation),
            Duplicates = [.. Duplicates(plan)],
            GoldenTime = goldenTime,
            WholeTime = watch.Elapsed,
        };
        Remember(report);
        return report;
    }

    private IEnumerable<(string Title, string SameAs)> Duplicates(PublicationPlan plan)
    {
        foreach (Article article in plan.Articles)
        {
            if (published.FindSameText(article) is { } sameAs && !plan.Withdrawals.Contains(sameAs))
            {
                yield return (article.Title, sameAs);
            }
        }
    }

    private void Remember(PreviewReport report)
    {
        lock (_remembering)
        {
            _reports.Add(report);
            _reports.RemoveRange(0, Math.Max(0, _reports.Count - Remembered));
        }
    }
}
