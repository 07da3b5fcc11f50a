using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using PolicyBot.Recognition;

namespace PolicyBot.Tests.Recognition;

public class RecognizerCasesTests
{
    [Theory]
    [InlineData("NumberModel", 1.0)]
    [InlineData("OrdinalModel", 1.0)]
    [InlineData("PercentModel", 1.0)]
    [InlineData("NumberRangeModel", 1.0)]
    [InlineData("AgeModel", 1.0)]
    [InlineData("CurrencyModel", 1.0)]
    [InlineData("DimensionModel", 1.0)]
    [InlineData("TemperatureModel", 1.0)]
    [InlineData("DateTimeModel", 1.0)]
    public void Microsofts_cases_are_answered_exactly(string model, double floor)
    {
        string file = Path.Combine(SharedFolder(), "recognizer-cases", model + ".jsonl");
        Assert.SkipUnless(File.Exists(file), "Microsoft's cases are not here: " + file);
        JsonNode[] cases = [.. File.ReadLines(file).Select(line => JsonNode.Parse(line)!).Where(test => !IsLeftOut(test))];
        string[] failing = [.. cases.Where(test => !IsAnswered(model, test)).Select(test => test["Input"]!.ToString())];

        double share = 1 - ((double)failing.Length / cases.Length);

        Assert.True(share >= floor, $"{share:0.000} of {cases.Length}; failing: {string.Join(" | ", failing)}");
    }

    private static bool IsAnswered(string model, JsonNode test)
    {
        test["model"] = model;
        JsonNode answer = JsonNode.Parse(RecognitionBatch.Answer(test.ToJsonString()))!;
        return JsonNode.DeepEquals(answer["Results"], test["Results"]);
    }

    private static bool IsLeftOut(JsonNode test) =>
        new[] { "NotSupported", "NotSupportedByDesign" }.Any(name => test[name]?.ToString().Contains("dotnet", StringComparison.OrdinalIgnoreCase) ?? false);

    /// <summary>The folder shared/ beside the repository.</summary>
    private static string SharedFolder([CallerFilePath] string thisFile = "")
    {
        DirectoryInfo? folder = new FileInfo(thisFile).Directory;
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PolicyBot.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.Parent?.FullName ?? "", "shared");
    }
}
