using System.Diagnostics;
using System.Text;

namespace PolicyBot.Service.Tests.Support;

/// <summary>The program as its users run it: a process of its own.</summary>
internal static class PolicyBotProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static Process Start(params string[] arguments) => Start(arguments, redirectInput: false);

    private static Process Start(string[] arguments, bool redirectInput)
    {
        ProcessStartInfo start = new("env")
        {
            RedirectStandardInput = redirectInput,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        // A limit on what files may hold stands for a full disk in tests; the signal that comes with it would end the program.
        string[] program = ["--ignore-signal=XFSZ", "dotnet", Path.Combine(AppContext.BaseDirectory, "PolicyBot.Service.dll")];
        foreach (string argument in program.Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    public static async Task<Outcome> RunAsync(params string[] arguments)
    {
        using Process process = Start(arguments);
        return await FinishAsync(process);
    }

    /// <summary>Runs a command with a text on its standard input.</summary>
    public static async Task<Outcome> RunWithInputAsync(string input, params string[] arguments)
    {
        using Process process = Start(arguments, redirectInput: true);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        return await FinishAsync(process);
    }

    /// <summary>Runs a command whose standard output goes to a file.</summary>
    public static async Task<Outcome> RunIntoAsync(string file, params string[] arguments)
    {
        ProcessStartInfo start = new("sh") { RedirectStandardOutput = true, RedirectStandardError = true, StandardErrorEncoding = Encoding.UTF8 };
        foreach (string argument in (string[])["-c", "file=$1; shift; exec dotnet \"$@\" > \"$file\"", "sh", file, Path.Combine(AppContext.BaseDirectory, "PolicyBot.Service.dll"), .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        return await FinishAsync(process);
    }

    public static async Task<Outcome> FinishAsync(Process process)
    {
        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Patience);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(deadline.Token);
            Task<string> errors = process.StandardError.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            return new(process.ExitCode, await output, await errors);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Reads standard output until a line holds some words.</summary>
    /// <returns>That line.</returns>
    public static async Task<string> WaitForAsync(Process process, string words)
    {
        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Patience);
        while (await process.StandardOutput.ReadLineAsync(deadline.Token) is { } line)
        {
            if (line.Contains(words, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"The process ended without saying {words}: {await process.StandardError.ReadToEndAsync(deadline.Token)}");
    }

    /// <summary>Waits until a service has started.</summary>
    /// <returns>Where it listens.</returns>
    public static async Task<Uri> ServiceAddressAsync(Process service)
    {
        string line = await WaitForAsync(service, "已启动");
        int start = line.IndexOf("http", StringComparison.Ordinal);
        return new(line[start..line.IndexOf('（', StringComparison.Ordinal)]);
    }
}

/// <summary>How a process ended and what it said.</summary>
internal sealed record Outcome(int Status, string Output, string Errors)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
