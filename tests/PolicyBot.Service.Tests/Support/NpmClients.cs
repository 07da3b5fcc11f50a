using System.Diagnostics;
using System.Text.Json.Nodes;

namespace PolicyBot.Service.Tests.Support;

/// <summary>Microsoft's own clients from npm, which <c>./test.sh</c> installs into tests/npm.</summary>
internal static class NpmClients
{
    /// <summary>A file of tests/npm; the test is skipped where the packages are not installed.</summary>
    public static string PathTo(string file)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PolicyBot.sln")))
        {
            folder = folder.Parent;
        }

        string npm = Path.Combine(folder?.FullName ?? "", "tests", "npm");
        Assert.SkipUnless(Directory.Exists(Path.Combine(npm, "node_modules")), "tests/npm/node_modules is missing; ./test.sh installs it");
        return Path.Combine(npm, file);
    }

    /// <summary>Runs a script of tests/npm.</summary>
    /// <returns>The lines of JSON that it prints.</returns>
    public static async Task<JsonObject[]> RunAsync(string script, params string[] arguments)
    {
        ProcessStartInfo start = new("node", [PathTo(script), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Outcome outcome = await PolicyBotProcess.FinishAsync(process);
        Assert.True(outcome.Status == 0, outcome.Output + outcome.Errors);
        return [.. outcome.Lines.Select(line => JsonNode.Parse(line)!.AsObject())];
    }
}
