using System.Diagnostics;
using Microsoft.Data.Sqlite;
using PolicyBot.Articles;
using PolicyBot.Service.Background;
using PolicyBot.Service.Knowledge;
using PolicyBot.Service.Publishing.Golden;
using PolicyBot.Service.Publishing.Previews;
using PolicyBot.Storage;

namespace PolicyBot.Service.Publishing.Releases;

/// <summary>Carries releases out, one at a time. Questions are answered meanwhile, and from the new articles as soon as they are live. Thread-safe.</summary>
/// <param name="folder">The data folder.</param>
/// <param name="knowledge">Answers from what is live.</param>
/// <param name="releases">The orders.</param>
/// <param name="synonyms">The synonyms.</param>
/// <param name="history">Knows what was made live since.</param>
/// <param name="background">Made to wait meanwhile.</param>
/// <param name="warmUp">Begun anew afterwards.</param>
/// <param name="time">For the versions' times.</param>
/// <param name="logger">Told what is published, and what could not be.</param>
internal sealed partial class ReleaseDesk(
    DataFolder folder,
    KnowledgeBase knowledge,
    ReleaseStore releases,
    SynonymVersions synonyms,
    ReleaseHistory history,
    BackgroundWork background,
    GoldenWarmUp warmUp,
    TimeProvider time,
    ILogger<ReleaseDesk> logger) : IDisposable
{
    private const string CutShort = "服务在发布时中断了，或者磁盘写满了，这次没有发布。请重新预览后再发布。";
    private const string Undecided = "上一次发布的内容已存好，但还没有生效。请检查磁盘空间，等它生效后再发布。";
    private const string ComesLater = "已存好的内容有了磁盘空间会自动生效。";
    private const string Unreadable = "要发布的内容在服务库里已损坏，没有发布，其他发布不受影响。请重新预览后再发布，并请技术人员检查磁盘。";
    private const string Broken = "发布时出了错，请技术人员查看日志。";

    private readonly SemaphoreSlim _one = new(1);

    /// <summary>The last publication and the merge behind it, which keeps nobody waiting.</summary>
    private Task _work = Task.CompletedTask;

    /// <summary>Ends that merge.</summary>
    private CancellationTokenSource? _merging;

    /// <summary>Orders a publication and carries it out.</summary>
    /// <param name="plan">What to publish.</param>
    /// <param name="actor">Who orders it.</param>
    /// <returns>What came of it, in Chinese, and whether it is live. Smaller parts of the index are merged behind that.</returns>
    public async Task<(bool IsLive, string Result)> PublishAsync(PublicationPlan plan, string actor)
    {
        using IDisposable pause = background.Pause(), processor = knowledge.ReserveProcessor();
        await _one.WaitAsync();
        try
        {
            return !await SettleAsync() ? (false, Undecided)
                : IsOvertaken(plan) ? (false, PreviewRun.Overtaken)
                : await CarryOutAsync(await releases.OrderAsync(plan with { Basis = history.Basis }, null, actor));
        }
        catch (SqliteException problem)
        {
            LogFailed(logger, problem, plan.Label);
            return (false, Unwritten(problem));
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Settles what was left undecided, then carries out what is due.</summary>
    /// <param name="cancellation">Ends it between two releases.</param>
    /// <exception cref="SqliteException">What becomes of a release cannot be noted; it stays as it is.</exception>
    public async Task CarryOutDueAsync(CancellationToken cancellation)
    {
        if (releases.UnderWay().Count + releases.Due().Count == 0)
        {
            return;
        }

        using IDisposable pause = background.Pause(), processor = knowledge.ReserveProcessor();
        await _one.WaitAsync(cancellation);
        try
        {
            bool isSettled = await SettleAsync();
            foreach (Release release in isSettled ? releases.Due() : [])
            {
                cancellation.ThrowIfCancellationRequested();
                await CarryOutDueAsync(release);
            }
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private async Task CarryOutDueAsync(Release release)
    {
        if (release.Plan.IsEmpty)
        {
            await releases.FailAsync(release, Unreadable);
        }
        else if (history.HasChangedSince(release.Plan))
        {
            await releases.FailAsync(release, PreviewRun.Overtaken);
        }
        else if (await releases.BeginAsync(release, history.Basis) is { } begun)
        {
            await CarryOutAsync(begun);
        }
    }

    /// <summary>
    /// Settles what the end of the program or a full disk left undecided. What reached the store goes live. Of what did not, whoever ordered it was told that it
    /// failed, or nothing at all: it is not published any more, unless it was promised for a time.
    /// </summary>
    /// <returns>Whether nothing is undecided any more.</returns>
    private async Task<bool> SettleAsync()
    {
        bool isSettled = true;
        foreach (Release release in releases.UnderWay())
        {
            if (history.HasReachedStore(release.Plan))
            {
                isSettled &= (await CarryOutAsync(release, isStored: true)).IsLive;
            }
            else if (release.State == ReleaseState.Begun)
            {
                await releases.WaitAgainAsync(release);
            }
            else
            {
                await releases.FailAsync(release, release.Plan.IsEmpty ? Unreadable : CutShort);
            }
        }

        return isSettled;
    }

    private async Task<(bool IsLive, string Result)> CarryOutAsync(Release release, bool isStored = false)
    {
        long began = Stopwatch.GetTimestamp(), before = knowledge.Revision;
        OutcomeCount outcomes = new();
        try
        {
            await MakeLiveAsync((publisher, merging) => Publish(publisher, release.Plan, isStored, outcomes, merging));
            if (release.Plan.Synonyms is { } text)
            {
                await synonyms.PublishAsync(text, release.By);
            }
        }
#pragma warning disable CA1031 // Whatever it is, it is noted, and nothing stays half done that could be tried again and again.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            LogFailed(logger, problem, release.Plan.Label);
            return (false, await FailAsync(release, problem));
        }

        TimeSpan elapsed = Stopwatch.GetElapsedTime(began);
        LogPublished(logger, release.Plan.Label, knowledge.Revision, elapsed);
        warmUp.Begin();
        string result = outcomes.ToString();
        await TryNoteAsync(release, () => releases.FinishAsync(release, before, knowledge.Revision, result));
        return (true, result);
    }

    /// <returns>What is said of it, in Chinese.</returns>
    private async Task<string> FailAsync(Release release, Exception problem)
    {
        string? said = problem switch
        {
            StorageException => problem.Message,
            SqliteException => Unwritten(problem),
            _ => null,
        };
        if (said is not null && history.HasReachedStore(release.Plan))
        {
            return said + ComesLater;
        }

        await TryNoteAsync(release, () => releases.FailAsync(release, said ?? Broken));
        return said ?? Broken;
    }

    /// <summary>Notes what became of a release. Where that cannot be written, it is settled at the next look.</summary>
    private async Task TryNoteAsync(Release release, Func<Task> note)
    {
        try
        {
            await note();
        }
        catch (SqliteException problem)
        {
            LogUnnoted(logger, problem, release.Plan.Label);
        }
    }

    /// <summary>Does what makes a publication live, and goes on to merge behind it.</summary>
    private async Task MakeLiveAsync(Action<Publisher, CancellationToken> publish)
    {
        // A merge can be made up for by the next one; whoever ordered this waits.
        _merging?.Cancel();
        await _work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        TaskCompletionSource live = new(TaskCreationOptions.RunContinuationsAsynchronously);
        CancellationTokenSource merging = new();
        Publisher publisher = new(folder, time, () =>
        {
            knowledge.Refresh();
            live.SetResult();
        });
        _merging = merging;
        _work = Task.Run(() => publish(publisher, merging.Token));
        await await Task.WhenAny(live.Task, _work);
    }

    /// <summary>Whether anything was published since a plan was previewed.</summary>
    private bool IsOvertaken(PublicationPlan plan) =>
        plan.Basis is { } basis && (basis.Revision != knowledge.Revision || (plan.Synonyms is not null && basis.Synonyms != synonyms.LastNumber));

    /// <param name="publisher">The way to a live index.</param>
    /// <param name="plan">What to publish.</param>
    /// <param name="isStored">Whether its articles are stored, and only the index lacks them.</param>
    /// <param name="outcomes">Told what became of the articles.</param>
    /// <param name="merging">Ends the merge; not to be used before the publication is live.</param>
    private void Publish(Publisher publisher, PublicationPlan plan, bool isStored, OutcomeCount outcomes, CancellationToken merging)
    {
        if (isStored)
        {
            publisher.Repair(Progress, merging);
        }
        else if (plan.RollBackTo is { } revision)
        {
            publisher.RollBack(plan.Label, revision, Progress, merging);
        }
        else if (plan.Articles.Count + plan.Withdrawals.Count > 0)
        {
            publisher.Publish(plan.Label, plan.Articles, plan.Withdrawals, outcomes.Add, Progress, merging);
        }
    }

    private static string Unwritten(Exception problem) => $"无法写入服务库（{problem.Message}）。请检查磁盘空间；已发布的内容不受影响。";

    private void Progress(string message) => LogProgress(logger, message);

    [LoggerMessage(Level = LogLevel.Information, Message = "Published: {Label}, revision {Revision}, live after {Elapsed}")]
    private static partial void LogPublished(ILogger logger, string label, long revision, TimeSpan elapsed);

    [LoggerMessage(Level = LogLevel.Error, Message = "Could not publish: {Label}")]
    private static partial void LogFailed(ILogger logger, Exception fault, string label);

    [LoggerMessage(Level = LogLevel.Error, Message = "Could not note what became of: {Label}")]
    private static partial void LogUnnoted(ILogger logger, Exception fault, string label);

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
