using System.Security.Cryptography;
using PolicyBot.Language;
using PolicyBot.Service.Background;
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
/// <param name="background">Does the work.</param>
/// <param name="time">The store's time.</param>
internal sealed class Previewer(
    DataFolder folder, KnowledgeBase knowledge, PublishedArticles published, GoldenStore golden, SynonymVersions synonyms, BackgroundWork background, TimeProvider time)
{
    /// <summary>Previews that are remembered; who decides later looks again.</summary>
    private const int Remembered = 8;

    private readonly Lock _remembering = new();
    private readonly List<PreviewRun> _runs = [];

    /// <summary>A preview as far as it is; null where it is forgotten.</summary>
    public Preview? Find(string? id)
    {
        lock (_remembering)
        {
            return _runs.Find(run => run.Preview.Id == id)?.Preview;
        }
    }

    /// <summary>Begins to build the next generation beside the live one and to compare.</summary>
    /// <param name="plan">The publication; not a roll-back.</param>
    /// <returns>The preview, of which nothing is known yet.</returns>
    public Preview Begin(PublicationPlan plan)
    {
        PlanBasis basis = new(knowledge.Revision, synonyms.LastNumber);
        Preview preview = new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), plan with { Basis = basis }, basis.Revision);
        PreviewRun run = new(preview, knowledge, published, () => knowledge.Preview(
            new Publisher(folder, time), plan.Articles, plan.Withdrawals, Synonyms.Parse(plan.Synonyms ?? synonyms.Live), CancellationToken.None));
        Remember(run);
        run.Begin(golden.All(), background);
        return run.Preview;
    }

    private void Remember(PreviewRun run)
    {
        lock (_remembering)
        {
            _runs.Add(run);
            _runs.RemoveRange(0, Math.Max(0, _runs.Count - Remembered));
        }
    }
}
