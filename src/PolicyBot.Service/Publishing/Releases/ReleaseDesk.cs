using System.Diagnostics;
using PolicyBot.Articles;
using PolicyBot.Service.Background;
using PolicyBot.Service.Knowledge;
using PolicyBot.Service.Publishing.Golden;
using PolicyBot.Storage;

namespace PolicyBot.Service.Publishing.Releases;

/// <summary>Carries releases out, one at a time. Questions are answered meanwhile, and from the new articles as soon as they are live. Thread-safe.</summary>
/// <param name="folder">The data folder.</param>
/// <param name="knowledge">Answers from what is live.</param>
/// <param name="releases">The orders.</param>
/// <param name="synonyms">The synonyms.</param>
/// <param name="background">Made to wait meanwhile.</param>
/// <param name="warmUp">Begun anew afterwards.</param>
/// <param name="time">For the versions' times.</param>
/// <param name="logger">Told what is published, and what could not be.</param>
internal sealed partial class ReleaseDesk(
    DataFolder folder,
    KnowledgeBase knowledge,
    ReleaseStore releases,
    SynonymVersions synonyms,
    BackgroundWork background,
    GoldenWarmUp warmUp,
    TimeProvider time,
    ILogger<ReleaseDesk> logger) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Ends the merge behind the last publication, which is live by then; null where there is none.</summary>
    private CancellationTokenSource? _merging;

    /// <summary>Orders a publication and carries it out.</summary>
    /// <param name="plan">What to publish.</param>
    /// <param name="actor">Who orders it.</param>
    /// <returns>What came of it, in Chinese, and whether it is live. Smaller parts of the index are merged behind that.</returns>
    public async Task<(bool IsLive, string Result)> PublishAsync(PublicationPlan plan, string actor) =>
        await CarryOutAsync(await releases.OrderAsync(plan, null, actor));

    /// <summary>Carries out what the end of the program cut short: what was done of it changes nothing a second time.</summary>
    public async Task ResumeAsync(IEnumerable<Release> cutShort)
    {
        foreach (Release release in cutShort)
        {
            await CarryOutAsync(release);
        }
    }

    /// <summary>Carries out what is due.</summary>
    public async Task CarryOutDueAsync(CancellationToken cancellation)
    {
        foreach (Release release in releases.Due())
        {
            cancellation.ThrowIfCancellationRequested();
            if (await releases.BeginAsync(release))
            {
                await CarryOutAsync(release);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private async Task<(bool IsLive, string Result)> CarryOutAsync(Release release)
    {
        long ordered = Stopwatch.GetTimestamp();
        using IDisposable pause = background.Pause(), processor = knowledge.ReserveProcessor();
        // A merge can be made up for by the next one; whoever ordered this waits.
        Interlocked.Exchange(ref _merging, null)?.Cancel();
        await _one.WaitAsync();
        long before = knowledge.Revision;
        TaskCompletionSource live = new(TaskCreationOptions.RunContinuationsAsynchronously);
        CancellationTokenSource merging = new();
        OutcomeCount outcomes = new();
        Publisher publisher = new(folder, time, () =>
        {
            knowledge.Refresh();
            _merging = merging;
            live.SetResult();
        });
        // The merge behind the publication keeps the desk occupied, but not whoever waits for the publication.
        Task work = Task.Run(() => Publish(publisher, release.Plan, outcomes, merging.Token));
        _ = work.ContinueWith(
            _ =>
            {
                Interlocked.CompareExchange(ref _merging, null, merging);
                _one.Release();
            },
            TaskScheduler.Default);
        try
        {
            await await Task.WhenAny(live.Task, work);
            TimeSpan elapsed = Stopwatch.GetElapsedTime(ordered);
            if (release.Plan.Synonyms is { } text)
            {
                await synonyms.PublishAsync(text, release.By);
            }

            string result = outcomes.ToString();
            await releases.FinishAsync(release, before, knowledge.Revision, result);
            LogPublished(logger, release.Plan.Label, knowledge.Revision, elapsed);
            warmUp.Begin();
            return (true, result);
        }
        catch (StorageException problem)
        {
            LogFailed(logger, problem, release.Plan.Label);
            await releases.FailAsync(release, problem.Message);
            return (false, problem.Message);
        }
    }

    /// <param name="publisher">The way to a live index.</param>
    /// <param name="plan">What to publish.</param>
    /// <param name="outcomes">Told what became of the articles.</param>
    /// <param name="merging">Ends the merge; not to be used before the publication is live.</param>
    private void Publish(Publisher publisher, PublicationPlan plan, OutcomeCount outcomes, CancellationToken merging)
    {
        if (plan.RollBackTo is { } revision)
        {
            publisher.RollBack(plan.Label, revision, Progress, merging);
        }
        else if (plan.Articles.Count + plan.Withdrawals.Count > 0)
        {
            publisher.Publish(plan.Label, plan.Articles, plan.Withdrawals, outcomes.Add, Progress, merging);
        }
    }

    private void Progress(string message) => LogProgress(logger, message);

    [LoggerMessage(Level = LogLevel.Information, Message = "Published: {Label}, revision {Revision}, live after {Elapsed}")]
    private static partial void LogPublished(ILogger logger, string label, long revision, TimeSpan elapsed);

    [LoggerMessage(Level = LogLevel.Error, Message = "Could not publish: {Label}")]
    private static partial void LogFailed(ILogger logger, Exception fault, string label);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Message}")]
    private static partial void LogProgress(ILogger logger, string message);

    /// <summary>What became of the articles of a publication, in words.</summary>
    private sealed class OutcomeCount
    {
        private readonly List<(string Title, StoreOutcome Outcome, string? SameAs)> _outcomes = [];

        public void Add(Article article, StoreOutcome outcome, string? sameAs) => _outcomes.Add((article.Title, outcome, sameAs));

        public override string ToString() => string.Join("；",
        [
            "已生效",
            .. _outcomes.Where(outcome => outcome.Outcome == StoreOutcome.Duplicate)
                .Select(outcome => $"《{outcome.Title}》与已发布的 {outcome.SameAs} 内容相同，没有重复发布"),
        ]);
    }
}
