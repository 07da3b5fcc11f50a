using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PolicyBot.Evaluation.Search;

/// <summary>Runs Java Lucene 8.7 and PolicyBot in turn over the same passages and questions and prints them side by side.</summary>
internal static class IndexSpeed
{
    private const string Jars = "/usr/share/java";
    private static readonly string[] Peers = ["smartcn", "bigram", "unibigram"];

    /// <param name="articles">A collection, one JSON object a line.</param>
    /// <param name="questions">Questions, one JSON object a line.</param>
    /// <param name="folder">Working space; what a run before left there is deleted.</param>
    /// <param name="passages">How many passages.</param>
    /// <param name="peers">Whether the peer is run too.</param>
    /// <returns>Exit status.</returns>
    public static int Run(string articles, string questions, string folder, int passages, bool peers)
    {
        if (peers && !Directory.EnumerateFiles(Jars, "lucene-core-8.*.jar").Any())
        {
            Console.Error.WriteLine($"{Jars} has no Lucene 8: apt-get install liblucene8-java, or leave the peer out with --own.");
            return 1;
        }

        SpeedCollection.Write(articles, questions, folder, passages);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{passages:N0} passages; with the ratio to PolicyBot in brackets, above 1 where PolicyBot does better"));
        Console.WriteLine("| | questions/s, one thread | two threads | p50 ms | p99 ms | processor ms | indexing s | MB on disk | of it texts | MB resident | opening ms |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        Row own = Measure("PolicyBot", folder, phase => Own(phase, folder));
        Console.WriteLine(own.Print(own));
        foreach (string peer in peers ? Peers : [])
        {
            Console.WriteLine(Measure(peer, folder, phase => Java(phase, folder, peer)).Print(own));
        }

        return 0;
    }

    /// <summary>Runs PolicyBot over more and more passages, the way to an answer and the adding of an article included.</summary>
    /// <param name="articles">A collection, one JSON object a line.</param>
    /// <param name="questions">Questions, one JSON object a line.</param>
    /// <param name="folder">Working space; what a run before left there is deleted.</param>
    /// <param name="sizes">How many passages, of each run.</param>
    public static void Grow(string articles, string questions, string folder, IEnumerable<int> sizes)
    {
        Console.WriteLine("| passages | questions/s, one thread | two threads | p50 ms | p99 ms | answer p50 ms | p99 ms | adding an article ms | indexing s | MB on disk | MB resident | opening ms |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (int size in sizes)
        {
            SpeedCollection.Write(articles, questions, folder, size);
            Row row = Measure("PolicyBot", folder, phase => Own(phase, folder));
            AnswerMeasures answers = Read(Own("answer", folder), MeasuresJson.Default.AnswerMeasures);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {size:N0} | {row.Search.OneThread:F0} | {row.Search.TwoThreads:F0} | {row.Search.P50:F2} | {row.Search.P99:F2} | {answers.P50:F1} | {answers.P99:F1} | {answers.Adding:F0} | {row.Indexing.Indexing:F1} | {row.Indexing.Bytes >> 20} | {row.Search.Resident >> 20} | {row.Search.Opening:F0} |"));
        }
    }

    private static Row Measure(string name, string folder, Func<string, Process> start)
    {
        string index = Path.Combine(folder, name == "PolicyBot" ? "policybot" : "lucene-" + name);
        if (Directory.Exists(index))
        {
            Directory.Delete(index, recursive: true);
        }

        return new Row(name, Read(start("index"), MeasuresJson.Default.IndexingMeasures), Read(start("search"), MeasuresJson.Default.SearchMeasures));
    }

    private static Process Own(string phase, string folder) => Start(Environment.ProcessPath!, ["index-speed-own", phase, folder]);

    private static Process Java(string phase, string folder, string peer)
    {
        string jars = string.Join(':', new[] { "core", "analyzers-common", "analyzers-smartcn" }.Select(part => Directory.GetFiles(Jars, $"lucene-{part}-8.*.jar")[0]));
        return Start("java", ["-Xmx8g", "-cp", jars, Path.Combine(AppContext.BaseDirectory, "Search", "LucenePeer.java"), phase, folder, peer]);
    }

    private static Process Start(string program, string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;

    private static T Read<T>(Process process, JsonTypeInfo<T> type)
    {
        using (process)
        {
            string line = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? JsonSerializer.Deserialize(line, type)!
                : throw new InvalidOperationException($"{process.StartInfo.FileName} ended with {process.ExitCode}: {line}");
        }
    }

    private sealed record Row(string Name, IndexingMeasures Indexing, SearchMeasures Search)
    {
        private const double Mega = 1 << 20;

        public string Print(Row own)
        {
            string More(Func<Row, double> of, string format) => Cell(of(this), of(own) / of(this), format, own);
            string Less(Func<Row, double> of, string format) => Cell(of(this), of(this) / of(own), format, own);
            return "| " + string.Join(" | ",
                Name,
                More(row => row.Search.OneThread, "F0"),
                More(row => row.Search.TwoThreads, "F0"),
                Less(row => row.Search.P50, "F2"),
                Less(row => row.Search.P99, "F2"),
                Less(row => row.Search.Processor, "F3"),
                Less(row => row.Indexing.Indexing, "F1"),
                Less(row => row.Indexing.Bytes / Mega, "F0"),
                (Indexing.TextBytes / Mega).ToString("F0", CultureInfo.InvariantCulture),
                Less(row => row.Search.Resident / Mega, "F0"),
                Less(row => row.Search.Opening, "F0")) + " |";
        }

        private string Cell(double value, double ratio, string format, Row own) => value.ToString(format, CultureInfo.InvariantCulture)
            + (this == own ? "" : string.Create(CultureInfo.InvariantCulture, $" ({ratio:F2})"));
    }
}
