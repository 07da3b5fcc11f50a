using PolicyBot.Storage;

namespace PolicyBot.Evaluation.Search;

/// <summary>Does harm to data folders, at random but repeatably, and checks that nothing acknowledged is lost and no question fails.</summary>
internal static class FaultCommand
{
    /// <param name="kills">How often a writer is killed.</param>
    /// <param name="flips">How often a file is damaged.</param>
    /// <param name="reading">How long eight readers and a publisher work together.</param>
    /// <returns>Exit status: 0 where all was well.</returns>
    public static int Run(int kills, int flips, TimeSpan reading)
    {
        bool isWell = Round("kill -9 while publishing", folder => KillRounds.Run(folder, kills))
            & Round("flipped bits and cut-off files", folder => DamageRounds.Run(folder, flips))
            & Round("eight readers and a publisher", folder => ReadingTogether.Run(folder, reading));
        return isWell ? 0 : 1;
    }

    private static bool Round(string name, Func<DataFolder, string> work)
    {
        string folder = Directory.CreateTempSubdirectory("policybot-faults-").FullName;
        try
        {
            Console.WriteLine($"{name}: {work(DataFolder.Open(folder))}");
            return true;
        }
        catch (FaultFoundException problem)
        {
            Console.WriteLine($"{name}: FAILED: {problem.Message}");
            return false;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

/// <summary>Something that must not happen did.</summary>
internal sealed class FaultFoundException(string message) : Exception(message)
{
    /// <summary>Throws unless something holds.</summary>
    public static void Unless(bool holds, string message)
    {
        if (!holds)
        {
            throw new FaultFoundException(message);
        }
    }
}
