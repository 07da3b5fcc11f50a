using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using PolicyBot.Recognition;
using PolicyBot.Recognition.Models;

namespace PolicyBot.Evaluation.Recognition;

/// <summary>Measures the first call of each model, each time in a process of its own.</summary>
internal static class FirstCalls
{
    private const int Processes = 11;
    private const string Everything = "everything";

    /// <summary>Prints the medians for each model.</summary>
    public static void Print()
    {
        foreach (string model in RecognitionModels.Names.Append(Everything))
        {
            double[][] runs = [.. Enumerable.Range(0, Processes).Select(_ => RunProcess(model))];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"first call of {model}: {Median(runs, 0):0.0} ms, {Median(runs, 1):0.0} ms of processor time, {Median(runs, 2):0} methods compiled in {Median(runs, 3):0.0} ms"));
        }
    }

    /// <summary>Makes one call, the first of this process, and prints its figures for <see cref="Print"/>.</summary>
    /// <param name="model">The model's name, or <c>everything</c>.</param>
    public static void Run(string model)
    {
        Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp());
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        TimeSpan compilation = JitInfo.GetCompilationTime();
        long methods = JitInfo.GetCompiledMethodCount();
        long start = Stopwatch.GetTimestamp();
        int found = model == Everything
            ? Recognizer.Recognize(Passages.All[0], RecognizerModels.All, new DateOnly(2025, 4, 22)).Count
            : RecognitionModels.Parse(model, Passages.All[0], new DateTime(2025, 4, 22)).Count;
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{time.TotalMilliseconds} {(Environment.CpuUsage.TotalTime - processor).TotalMilliseconds} {JitInfo.GetCompiledMethodCount() - methods} {(JitInfo.GetCompilationTime() - compilation).TotalMilliseconds} {found}"));
    }

    private static double[] RunProcess(string model)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [typeof(FirstCalls).Assembly.Location, "first-call", model]) { RedirectStandardOutput = true };
        if (!Path.GetFileNameWithoutExtension(start.FileName).Equals("dotnet", StringComparison.OrdinalIgnoreCase))
        {
            start.ArgumentList.RemoveAt(0);
        }

        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return [.. output.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
    }

    private static double Median(double[][] runs, int column) => runs.Select(run => run[column]).Order().ElementAt(Processes / 2);
}
