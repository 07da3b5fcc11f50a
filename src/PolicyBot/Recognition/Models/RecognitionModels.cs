namespace PolicyBot.Recognition.Models;

/// <summary>Microsoft's models for Chinese by name: same results for the same text.</summary>
public static class RecognitionModels
{
    private static readonly Dictionary<string, Func<ModelText, DateTime, List<ModelResult>>> ByName = new(StringComparer.Ordinal)
    {
        ["NumberModel"] = (text, _) => NumberModel.Parse(text),
        ["OrdinalModel"] = (text, _) => OrdinalModel.Parse(text),
        ["PercentModel"] = (text, _) => PercentageModel.Parse(text),
        ["NumberRangeModel"] = (text, _) => NumberRangeModel.Parse(text),
        ["AgeModel"] = (text, _) => UnitModels.ParseAge(text),
        ["CurrencyModel"] = (text, _) => UnitModels.ParseCurrency(text),
        ["DimensionModel"] = (text, _) => UnitModels.ParseDimension(text),
        ["TemperatureModel"] = (text, _) => UnitModels.ParseTemperature(text),
        ["DateTimeModel"] = DateTimeModel.Parse,
    };

    /// <summary>The models' names, such as <c>NumberModel</c>.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>Finds what a model knows in a text.</summary>
    /// <param name="model">One of <see cref="Names"/>.</param>
    /// <param name="text">Any text.</param>
    /// <param name="reference">The time that relative dates count from.</param>
    /// <returns>The results in text order, without overlaps.</returns>
    /// <exception cref="FormatException">There is no model of this name.</exception>
    public static IReadOnlyList<ModelResult> Parse(string model, string text, DateTime reference)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(text);
        return ByName.TryGetValue(model, out Func<ModelText, DateTime, List<ModelResult>>? parse)
            ? parse(new ModelText(text), reference)
            : throw new FormatException($"没有识别模型 {model}，可用的有 {string.Join("、", Names)}。");
    }
}
