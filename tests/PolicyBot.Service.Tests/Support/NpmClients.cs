using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PolicyBot.Service.Tests.Support;

/// <summary>The channels' own clients from npm, which <c>./test.sh</c> installs into tests/npm.</summary>
internal static class NpmClients
{
    /// <summary>A file of tests/npm; the test is skipped where the packages are not installed.</summary>
    public static string PathTo(string file)
    {
        string npm = Repository.PathTo("tests", "npm");
        Assert.SkipUnless(Directory.Exists(Path.Combine(npm, "node_modules")), "tests/npm/node_modules is missing; ./test.sh installs it");
        return Path.Combine(npm, file);
    }

    /// <summary>Runs a script of tests/npm.</summary>
    /// <returns>The lines of JSON that it prints.</returns>
    public static async Task<JsonObject[]> RunAsync(string script, params string[] arguments)
    {
        using Process process = Start(script, arguments);
        Outcome outcome = await PolicyBotProcess.FinishAsync(process);
        Assert.True(outcome.Status == 0, outcome.Output + outcome.Errors);
        return [.. outcome.Lines.Select(line => JsonNode.Parse(line)!.AsObject())];
    }

    /// <summary>Runs a script of tests/npm with a value on its standard input.</summary>
    /// <returns>The value that it prints.</returns>
    public static async Task<JsonNode> AskAsync(string script, object input)
    {
        using Process process = Start(script);
        await process.StandardInput.WriteAsync(JsonSerializer.Serialize(input));
        process.StandardInput.Close();
        Outcome outcome = await PolicyBotProcess.FinishAsync(process);
        Assert.True(outcome.Status == 0, outcome.Output + outcome.Errors);
        return JsonNode.Parse(outcome.Output)!;
    }

    /// <summary>Runs a command that a package brings.</summary>
    /// <returns>What it printed.</returns>
    public static async Task<string> RunCommandAsync(string command, params string[] arguments)
    {
        using Process process = Start(Path.Combine("node_modules", command), arguments);
        return (await PolicyBotProcess.FinishAsync(process)).Output;
    }

    private static Process Start(string script, params string[] arguments) => Process.Start(
        new ProcessStartInfo("node", ["--no-deprecation", PathTo(script), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        })!;
}
