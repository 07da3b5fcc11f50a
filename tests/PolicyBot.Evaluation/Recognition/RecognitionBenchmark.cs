using BenchmarkDotNet.Attributes;
using PolicyBot.Recognition;
using PolicyBot.Recognition.Models;

namespace PolicyBot.Evaluation.Recognition;

/// <summary>Measures the recogniser beside Microsoft's JavaScript build, which runs in a process of its own and answers by line.</summary>
[MemoryDiagnoser]
public class RecognitionBenchmark : IDisposable
{
    private static readonly DateTime Reference = new(2025, 4, 22);
    private JavaScriptRecognizer? _javaScript;

    /// <summary>Which passage.</summary>
    [Params(0, 1, 2, 3)]
    public int Passage { get; set; }

    /// <summary>Which model.</summary>
    [Params("DateTimeModel", "CurrencyModel", "DimensionModel")]
    public string Model { get; set; } = "";

    /// <summary>Starts the other process.</summary>
    [GlobalSetup]
    public void Start() => _javaScript = new JavaScriptRecognizer();

    /// <summary>Ends it.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _javaScript?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Microsoft's JavaScript build.</summary>
    [Benchmark(Baseline = true)]
    public int JavaScript() => _javaScript!.Recognize(Model, Passages.All[Passage]);

    /// <summary>The model here.</summary>
    [Benchmark]
    public int Here() => RecognitionModels.Parse(Model, Passages.All[Passage], Reference).Count;

    /// <summary>Everything in one pass.</summary>
    [Benchmark]
    public int EverythingHere() => Recognizer.Recognize(Passages.All[Passage], RecognizerModels.All, new DateOnly(2025, 4, 22)).Count;
}
