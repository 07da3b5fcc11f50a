using PolicyBot.Articles;
using PolicyBot.Search;
using PolicyBot.Storage;

namespace PolicyBot.Evaluation.Search;

/// <summary>Flips bits of, and cuts off, the files of an index at random places, and looks whether it is found, told and made good.</summary>
internal static class DamageRounds
{
    /// <summary>Damages as often as is wanted, every file in turn.</summary>
    public static string Run(DataFolder folder, int rounds)
    {
        var publisher = new Publisher(folder, TimeProvider.System);
        for (int i = 0; i < 4; i++)
        {
            publisher.Publish(
                Enumerable.Range(0, 20).Select(n => new Article($"a{(i * 15) + n}", $"题{n}", $"第{i}次发布的第{n}篇，关于加装电梯补助{new string('修', n)}。")), (_, _, _) => { }, _ => { }, CancellationToken.None);
        }

        Dictionary<string, byte[]> sound = Directory.GetFiles(folder.IndexPath).Order(StringComparer.Ordinal).ToDictionary(file => file, File.ReadAllBytes);
        string[] files = [.. sound.Keys];
        var random = new Random(1);
        int fellBack = 0;
        for (int round = 0; round < rounds; round++)
        {
            string file = files[round % files.Length];
            Damage(file, sound[file], random);
            fellBack += Check(folder, publisher, file, round) ? 1 : 0;
            Array.ForEach(Directory.GetFiles(folder.IndexPath), File.Delete);
            foreach ((string path, byte[] bytes) in sound)
            {
                File.WriteAllBytes(path, bytes);
            }
        }

        return $"{rounds} rounds over {files.Length} files, every damage found; {fellBack} times an older generation answered meanwhile";
    }

    private static void Damage(string file, byte[] sound, Random random)
    {
        byte[] damaged = [.. sound];
        if (random.Next(3) == 0)
        {
            damaged = damaged[..random.Next(damaged.Length)];
        }
        else
        {
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
        }

        File.WriteAllBytes(file, damaged);
    }

    /// <returns>Whether an older generation answered.</returns>
    private static bool Check(DataFolder folder, Publisher publisher, string file, int round)
    {
        var index = new IndexFolder(folder.IndexPath);
        bool isFound = false;
        foreach (int generation in index.Generations)
        {
            try
            {
                index.Open(generation, null).Leave();
            }
            catch (Exception problem) when (problem is IOException or InvalidDataException)
            {
                isFound = problem.Message.Contains(Path.GetFileName(file), StringComparison.Ordinal) || isFound;
            }
        }

        FaultFoundException.Unless(isFound, $"round {round}: damage to {file} was not found on opening");
        List<string> reports = [];
        using var live = new LiveIndex(folder.IndexPath, TimeProvider.System, reports.Add);
        bool isOpen = live.TryOpen();
        publisher.Repair(_ => { }, CancellationToken.None);
        live.TryOpen();
        using GenerationLease lease = live.Lease();
        FaultFoundException.Unless(lease.Generation.ArticleCount == 65, $"round {round}: {lease.Generation.ArticleCount} articles after repairing {file}");
        return isOpen && reports.Count > 0;
    }
}
