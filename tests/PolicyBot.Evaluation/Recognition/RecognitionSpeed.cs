using System.Diagnostics;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using PolicyBot.Recognition;

namespace PolicyBot.Evaluation.Recognition;

/// <summary>Prints the time of the first call, the percentiles of the next, and how they compare with Microsoft's JavaScript build.</summary>
internal static class RecognitionSpeed
{
    private const int WarmUp = 20_000;
    private const int Calls = 100_000;

    /// <summary>Runs all of it.</summary>
    /// <param name="compare">Whether to compare with the JavaScript build.</param>
    public static void Run(bool compare)
    {
        FirstCalls.Print();
        for (int i = 0; i < WarmUp; i++)
        {
            Recognize(i);
        }

        double[] times = new double[Calls];
        for (int i = 0; i < Calls; i++)
        {
            long start = Stopwatch.GetTimestamp();
            Recognize(i);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        Array.Sort(times);
        Console.WriteLine($"everything over {Passages.All.Average(passage => passage.Length):0} characters: median {times[Calls / 2]:0.0} µs, p99 {times[Calls * 99 / 100]:0.0} µs");
        if (compare)
        {
            Job job = Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance);
            BenchmarkRunner.Run<RecognitionBenchmark>(DefaultConfig.Instance.AddJob(job).WithArtifactsPath(Path.Combine(Path.GetTempPath(), "recognition-benchmark")));
        }
    }

    private static int Recognize(int i) =>
        Recognizer.Recognize(Passages.All[i % Passages.All.Length], RecognizerModels.All, new DateOnly(2025, 4, 22)).Count;
}
