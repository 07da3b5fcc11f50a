using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PolicyBot.Service.Tests.Support;

/// <summary>The channels' own clients, run by Node.js from tests/npm, where test.sh installs them.</summary>
internal static class NodeScript
{
    private static readonly string Folder = Path.Combine(Repository(), "tests", "npm");

    /// <summary>Runs a script with a value on its standard input.</summary>
    /// <returns>What it answers.</returns>
    public static async Task<JsonNode> RunAsync(string script, object input)
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Folder, "node_modules")), "The clients are not installed: run ./test.sh, or npm ci in tests/npm");
        using Process node = Process.Start(new ProcessStartInfo("node", ["--no-deprecation", script])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        })!;
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(input));
        node.StandardInput.Close();
        Outcome outcome = await PolicyBotProcess.FinishAsync(node);
        return outcome.Status == 0 ? JsonNode.Parse(outcome.Output)! : throw new InvalidOperationException(script + " failed: " + outcome.Errors + outcome.Output);
    }

    /// <summary>Runs a command that a package brings.</summary>
    /// <returns>What it printed.</returns>
    public static async Task<string> RunCommandAsync(string command, params string[] arguments)
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Folder, "node_modules")), "The clients are not installed: run ./test.sh, or npm ci in tests/npm");
        using Process node = Process.Start(new ProcessStartInfo("node", ["--no-deprecation", Path.Combine("node_modules", command), .. arguments])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        return (await PolicyBotProcess.FinishAsync(node)).Output;
    }

    private static string Repository()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PolicyBot.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run from within the repository.");
    }
}
