using System.Collections.Concurrent;
using System.Diagnostics;

namespace PolicyBot.Evaluation.Load;

/// <summary>Holds many conversations at once with a running service, asks at a steady rate, and prints how long replies take.</summary>
internal static class LoadCommand
{
    /// <summary>The seconds whose figures are printed together: a machine that does other things now and then shows in some of them only.</summary>
    private const int Window = 10;

    private static readonly string[] Questions =
    [
        "加装电梯需要全体住户同意吗？", "德州市2025年要新增多少个充电端口？", "那换电柜呢？", "武侯区整治了多少条道路？", "夏港街修了几个口袋公园？",
        "海淀区老旧小区改造完成了多少？", "红色物业要做什么？", "施工许可证多久能办好？", "保障性租赁住房有多少套？", "谢谢",
    ];

    /// <param name="service">Where the service listens. Its DirectLine:MessagesPerMinute must allow what is asked.</param>
    /// <param name="conversations">How many conversations are open at once.</param>
    /// <param name="perSecond">How many questions are asked in a second, of all conversations together.</param>
    /// <param name="seconds">For how long.</param>
    /// <returns>0 where every question had its reply, otherwise 1.</returns>
    public static async Task<int> RunAsync(Uri service, int conversations, int perSecond, int seconds)
    {
        using HttpClient http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 256 }) { BaseAddress = service };
        var started = Stopwatch.StartNew();
        List<LoadConversation> open = [];
        foreach (int[] some in Enumerable.Range(0, conversations).Chunk(25))
        {
            open.AddRange(await Task.WhenAll(some.Select(_ => LoadConversation.StartAsync(http))));
        }

        Console.WriteLine($"{open.Count} conversations open after {started.Elapsed.TotalSeconds:F1} s");
        ConcurrentBag<(int Second, double Milliseconds)> times = [];
        ConcurrentBag<string> faults = [];
        await AskSteadilyAsync(open, perSecond, seconds, times, faults);
        foreach (LoadConversation conversation in open)
        {
            await conversation.DisposeAsync();
        }

        return Report(times, faults, perSecond, seconds);
    }

    /// <summary>Asks on the tick, whether the replies come or not: a slow service is not asked less.</summary>
    private static async Task AskSteadilyAsync(List<LoadConversation> open, int perSecond, int seconds, ConcurrentBag<(int Second, double Milliseconds)> times, ConcurrentBag<string> faults)
    {
        List<Task> asked = new(perSecond * seconds);
        var clock = Stopwatch.StartNew();
        for (int i = 0; i < perSecond * seconds; i++)
        {
            TimeSpan due = TimeSpan.FromSeconds((double)i / perSecond);
            if (due - clock.Elapsed is { Ticks: > 0 } early)
            {
                await Task.Delay(early);
            }

            LoadConversation conversation = open[i % open.Count];
            string question = Questions[i / open.Count % Questions.Length];
            asked.Add(Task.Run(async () =>
            {
                try
                {
                    times.Add(((int)due.TotalSeconds, (await conversation.AskAsync(question)).TotalMilliseconds));
                }
#pragma warning disable CA1031 // Whatever went wrong is counted and told.
                catch (Exception fault)
#pragma warning restore CA1031
                {
                    faults.Add(fault.Message);
                }
            }));
        }

        await Task.WhenAll(asked);
        Console.WriteLine($"asked for {clock.Elapsed.TotalSeconds:F1} s");
    }

    private static int Report(ConcurrentBag<(int Second, double Milliseconds)> times, ConcurrentBag<string> faults, int perSecond, int seconds)
    {
        foreach (IGrouping<int, double> window in times.GroupBy(time => time.Second / Window, time => time.Milliseconds).OrderBy(window => window.Key))
        {
            double[] some = [.. window.Order()];
            Console.WriteLine($"  from second {window.Key * Window}: median {some[some.Length / 2]:F1} ms, p99 {some[some.Length * 99 / 100]:F1} ms");
        }

        double[] sorted = [.. times.Select(time => time.Milliseconds).Order()];
        foreach (IGrouping<string, string> fault in faults.GroupBy(fault => fault).OrderByDescending(same => same.Count()).Take(5))
        {
            Console.WriteLine($"{fault.Count()} × {fault.Key}");
        }

        Console.WriteLine(
            sorted.Length == 0 ? "no reply at all"
            : $"{sorted.Length} of {perSecond * seconds} replies by WebSocket, {faults.Count} errors; "
                + $"median {sorted[sorted.Length / 2]:F1} ms, p95 {sorted[sorted.Length * 95 / 100]:F1} ms, p99 {sorted[sorted.Length * 99 / 100]:F1} ms, longest {sorted[^1]:F1} ms");
        return sorted.Length == perSecond * seconds ? 0 : 1;
    }
}
