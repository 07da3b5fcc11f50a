using System.Text.Json.Serialization;

namespace PolicyBot.Evaluation.Search;

/// <summary>What indexing took.</summary>
/// <param name="Indexing">Seconds.</param>
/// <param name="Bytes">Bytes on disk.</param>
/// <param name="TextBytes">Of these, the texts and records to show passages from; 0 where they are not kept.</param>
internal sealed record IndexingMeasures(double Indexing, long Bytes, long TextBytes);

/// <summary>What searching took, in a process of its own.</summary>
/// <param name="Opening">Milliseconds until the index was open.</param>
/// <param name="OneThread">Questions a second, one thread.</param>
/// <param name="TwoThreads">Questions a second, two threads together.</param>
/// <param name="P50">Milliseconds a question took at the median, one thread.</param>
/// <param name="P99">The same at the 99th percentile.</param>
/// <param name="Processor">Milliseconds of processor time a question took, which other work on the machine changes less than the rest.</param>
/// <param name="Resident">Bytes of memory held, mapped files included.</param>
internal sealed record SearchMeasures(double Opening, double OneThread, double TwoThreads, double P50, double P99, double Processor, long Resident);

/// <summary>What the whole way to an answer took, and adding an article, in a process of its own.</summary>
/// <param name="P50">Milliseconds an answer took at the median, one thread, no article read before.</param>
/// <param name="P99">The same at the 99th percentile.</param>
/// <param name="Adding">Milliseconds until one more article was written and found.</param>
internal sealed record AnswerMeasures(double P50, double P99, double Adding);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IndexingMeasures))]
[JsonSerializable(typeof(SearchMeasures))]
[JsonSerializable(typeof(AnswerMeasures))]
internal sealed partial class MeasuresJson : JsonSerializerContext;
