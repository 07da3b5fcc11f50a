using PolicyBot.Recognition.Numbers;
using PolicyBot.Recognition.Units;

namespace PolicyBot.Recognition.Models;

/// <summary>The models of numbers with a unit: age, currency, dimension, temperature.</summary>
internal static class UnitModels
{
    /// <summary>Finds ages.</summary>
    public static List<ModelResult> ParseAge(ModelText text) => Parse(text, "age", UnitTables.Age);

    /// <summary>Finds lengths, areas, volumes, weights, speeds and amounts of data.</summary>
    public static List<ModelResult> ParseDimension(ModelText text) => Parse(text, "dimension", UnitTables.Dimension, aloneToo: true);

    /// <summary>Finds temperatures and their units alone.</summary>
    public static List<ModelResult> ParseTemperature(ModelText text)
    {
        List<ModelResult> results = [];
        ReadOnlySpan<char> folded = text.Folded;
        for (int i = 0; i < folded.Length;)
        {
            if (TemperatureScanner.TryScan(folded, i, out Measure measure))
            {
                results.Add(Of(text, "temperature", measure));
                i = measure.End;
            }
            else
            {
                i = SkipNumber(folded, i);
            }
        }

        return results;
    }

    /// <summary>Finds amounts of money and names of currencies alone.</summary>
    public static List<ModelResult> ParseCurrency(ModelText text)
    {
        List<ModelResult> results = [];
        ReadOnlySpan<char> folded = text.Folded;
        for (int i = 0; i < folded.Length;)
        {
            if (CurrencyScanner.TryScan(folded, i, out Measure measure))
            {
                results.Add(Of(text, "currency", measure));
                i = measure.End;
            }
            else
            {
                i = SkipNumber(folded, i);
            }
        }

        return results;
    }

    private static List<ModelResult> Parse(ModelText text, string typeName, UnitTable table, bool aloneToo = false)
    {
        List<ModelResult> results = [];
        ReadOnlySpan<char> folded = text.Folded;
        for (int i = 0; i < folded.Length;)
        {
            if (MeasureScanner.TryScan(table, folded, i, out Measure measure) || (aloneToo && MeasureScanner.TryUnitAlone(table, folded, i, out measure)))
            {
                results.Add(Of(text, typeName, measure));
                i = measure.End;
            }
            else
            {
                i = SkipNumber(folded, i);
            }
        }

        return results;
    }

    private static int SkipNumber(ReadOnlySpan<char> text, int at) =>
        CardinalScanner.TryScan(text, at, spaces: true, out Number number) ? number.End : at + 1;

    private static ModelResult Of(ModelText text, string typeName, Measure measure)
    {
        string? value = measure.Value is not { } number ? null
            : measure.Number.Is(NumberForms.TooLarge) ? ModelResult.Format(text.Folded, measure.Number)
            : ModelResult.Format((double)number);
        var resolution = new Dictionary<string, string?> { ["value"] = value, ["unit"] = measure.Unit.Name };
        if (measure.Unit is { IsoCode: { } code, Share: 1 } && code[0] != '_')
        {
            resolution["isoCurrency"] = code;
        }

        return new ModelResult(text.Quote(measure.Start, measure.End), typeName, measure.Start, measure.End - 1, resolution);
    }
}
