using System.Diagnostics;
using System.Globalization;
using PolicyBot.Articles;
using PolicyBot.Search;
using PolicyBot.Storage;

namespace PolicyBot.Evaluation.Search;

/// <summary>Kills a process that adds, replaces, withdraws and merges, at random moments, and looks for what it had acknowledged.</summary>
internal static class KillRounds
{
    private const int Ids = 200;
    private const int MostPublications = 8;
    private const int LongestWait = 250;

    /// <summary>Kills as often as is wanted.</summary>
    public static string Run(DataFolder folder, int rounds)
    {
        Dictionary<string, string?> acknowledged = [];
        int operations = 0;
        for (int round = 0; round < rounds; round++)
        {
            HashSet<string> unsure = [];
            operations += Live(folder, round, acknowledged, unsure);
            List<string> reports = [];
            using (var live = new LiveIndex(folder.IndexPath, TimeProvider.System, reports.Add))
            {
                FaultFoundException.Unless(live.TryOpen() || acknowledged.Count == 0, $"round {round}: no generation can be opened");
            }

            FaultFoundException.Unless(reports.Count == 0, $"round {round}: {string.Join(' ', reports)}");
            new Publisher(folder, TimeProvider.System).Repair(_ => { }, CancellationToken.None);
            Check(folder, round, acknowledged, unsure);
        }

        return $"{rounds} rounds, {operations} acknowledged publications, all there";
    }

    /// <summary>The process to be killed: says what it begins and what it has done.</summary>
    public static void Write(string path, int seed)
    {
        var folder = DataFolder.Open(path);
        var publisher = new Publisher(folder, TimeProvider.System);
        var random = new Random(seed);
        Console.WriteLine("ready");
        for (int i = 0; ; i++)
        {
            string[] ids = [.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => $"a{random.Next(Ids)}").Distinct()];
            string text = random.Next(4) == 0 ? "" : $"第{seed}轮第{i}次发布的内容，关于加装电梯补助。";
            Console.WriteLine($"begin\t{string.Join(',', ids)}\t{text}");
            if (text.Length == 0)
            {
                publisher.Withdraw(ids, _ => { }, CancellationToken.None);
            }
            else
            {
                publisher.Publish(ids.Select(id => new Article(id, "题" + id, id + text)), (_, _, _) => { }, _ => { }, CancellationToken.None);
            }

            Console.WriteLine("done");
        }
    }

    private static int Live(DataFolder folder, int round, Dictionary<string, string?> acknowledged, HashSet<string> unsure)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        string[] own = Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? [typeof(KillRounds).Assembly.Location] : [];
        Array.ForEach([.. own, "index-faults-writer", folder.Path, round.ToString(CultureInfo.InvariantCulture)], start.ArgumentList.Add);
        using Process writer = Process.Start(start)!;
        writer.StandardOutput.ReadLine();
        var random = new Random(round);
        int last = random.Next(MostPublications), operations = 0;
        Task? killing = null;
        string[]? begun = null;
        while (writer.StandardOutput.ReadLine() is { } line)
        {
            if (operations >= last)
            {
                killing ??= Task.Delay(random.Next(LongestWait)).ContinueWith(_ => writer.Kill(), TaskScheduler.Default);
            }

            if (line == "done" && begun is not null)
            {
                Array.ForEach(begun[1].Split(','), id => acknowledged[id] = begun[2].Length == 0 ? null : id + begun[2]);
                begun = null;
                operations++;
            }
            else
            {
                begun = line.Split('\t') is { Length: 3 } parts ? parts : begun;
            }
        }

        killing?.Wait();
        writer.WaitForExit();
        unsure.UnionWith(begun?[1].Split(',') ?? []);
        return operations;
    }

    private static void Check(DataFolder folder, int round, Dictionary<string, string?> acknowledged, HashSet<string> unsure)
    {
        using var live = new LiveIndex(folder.IndexPath, TimeProvider.System);
        if (acknowledged.Count == 0)
        {
            return;
        }

        using GenerationLease lease = live.Lease();
        foreach (string id in acknowledged.Keys.ToArray())
        {
            int number = lease.Generation.Find(id);
            string? text = number < 0 ? null : lease.Generation.Article(number).Text;
            FaultFoundException.Unless(unsure.Contains(id) || text == acknowledged[id], $"round {round}: {id} is {text ?? "missing"}, not {acknowledged[id] ?? "withdrawn"}");
            acknowledged[id] = text;
        }
    }
}
