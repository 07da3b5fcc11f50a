using System.Text.Json;
using System.Text.Json.Nodes;
using PolicyBot.Recognition;

namespace PolicyBot.Evaluation.Recognition;

/// <summary>Counts how many of Microsoft's cases the models answer exactly, and prints those that they do not.</summary>
internal static class RecognitionCases
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Runs the cases of a folder of NAME.jsonl files.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="only">The one model to run; null for all.</param>
    /// <returns>The exit status: 0 where all cases are answered exactly, 1 otherwise.</returns>
    public static int Run(string folder, string? only)
    {
        bool allRight = true;
        foreach (string file in Directory.GetFiles(folder, "*.jsonl").Order(StringComparer.Ordinal))
        {
            string model = Path.GetFileNameWithoutExtension(file);
            if (only is null || only == model)
            {
                allRight &= Run(model, File.ReadAllLines(file));
            }
        }

        return allRight ? 0 : 1;
    }

    private static bool Run(string model, string[] lines)
    {
        int right = 0;
        int counted = 0;
        foreach (string line in lines)
        {
            JsonNode test = JsonNode.Parse(line)!;
            if (IsLeftOut(test))
            {
                continue;
            }

            test["model"] = model;
            counted++;
            JsonNode answer = JsonNode.Parse(RecognitionBatch.Answer(test.ToJsonString()))!["Results"]!;
            if (JsonNode.DeepEquals(answer, test["Results"]))
            {
                right++;
                continue;
            }

            Console.WriteLine($"  {test["Input"]}  {test["Context"]?["ReferenceDateTime"]}");
            Console.WriteLine("    wanted " + test["Results"]!.ToJsonString(Readable));
            Console.WriteLine("    found  " + answer.ToJsonString(Readable));
        }

        Console.WriteLine($"{model}: {right} of {counted}, {(double)right / counted:0.000}");
        return right == counted;
    }

    private static bool IsLeftOut(JsonNode test) =>
        new[] { "NotSupported", "NotSupportedByDesign" }.Any(name =>
            test[name]?.GetValue<string>().Contains("dotnet", StringComparison.OrdinalIgnoreCase) ?? false);
}
