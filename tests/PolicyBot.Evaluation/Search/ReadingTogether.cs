using System.Diagnostics;
using PolicyBot.Articles;
using PolicyBot.Language;
using PolicyBot.Search;
using PolicyBot.Storage;

namespace PolicyBot.Evaluation.Search;

/// <summary>Lets eight readers ask while a publisher publishes: no question may fail, and none may see half a publication.</summary>
internal static class ReadingTogether
{
    private const int Readers = 8;
    private const int Articles = 30;

    /// <summary>Goes on for some time.</summary>
    public static string Run(DataFolder folder, TimeSpan time)
    {
        var publisher = new Publisher(folder, TimeProvider.System);
        int version = 0, questions = 0;
        void Publish() => publisher.Publish(
            Enumerable.Range(0, Articles).Select(n => new Article($"a{n}", "题", $"第{version}版，加装电梯补助的第{n}篇。")), (_, _, _) => { }, _ => { }, CancellationToken.None);
        Publish();
        using var live = new LiveIndex(folder.IndexPath, TimeProvider.System, problem => throw new FaultFoundException(problem));
        using var stop = new CancellationTokenSource();
        QueryTerm[] terms = [.. Terms.Of("加装电梯补助").Select(term => new QueryTerm(term.Key, 1)).DistinctBy(term => term.Key)];
        Task[] readers = [.. Enumerable.Range(0, Readers).Select(_ => Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                live.TryOpen();
                using GenerationLease lease = live.Lease();
                IReadOnlyList<SearchHit> hits = lease.Generation.Search(terms, Articles);
                string[] versions = [.. hits.Select(hit => lease.Generation.Article(hit.Article).Text.Split('，')[0]).Distinct()];
                FaultFoundException.Unless(hits.Count == Articles && versions.Length == 1, $"{hits.Count} hits of versions {string.Join(' ', versions)}");
                Interlocked.Increment(ref questions);
            }
        }))];
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < time && !readers.Any(reader => reader.IsFaulted))
        {
            version++;
            Publish();
        }

        stop.Cancel();
        try
        {
            Task.WaitAll(readers);
        }
        catch (AggregateException problems)
        {
            throw new FaultFoundException(problems.InnerExceptions[0].ToString());
        }

        return $"{questions} questions during {version} publications, none failed, none torn";
    }
}
