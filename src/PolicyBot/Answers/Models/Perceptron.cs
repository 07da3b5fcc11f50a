using System.Globalization;
using System.Numerics.Tensors;

namespace PolicyBot.Answers.Models;

/// <summary>
/// Scores cases that compete with each other, such as the passages found for one question: a perceptron with one hidden layer of rectified units.
/// Each feature goes in twice, as its value and as its lead over the best of the other cases, for an answer is better than what stands beside it.
/// Read from a text file that a person can read too; made by the trainer in tests/PolicyBot.Evaluation.
/// </summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class Perceptron
{
    private const string OfUnits = "=";

    private readonly FeatureScale[] _scales;
    private readonly float[] _weights;
    private readonly float[] _biases;
    private readonly float[] _outputs;
    private readonly float _constant;

    private Perceptron(FeatureScale[] scales, float[] weights, float[] biases, float[] outputs, float constant) =>
        (_scales, _weights, _biases, _outputs, _constant) = (scales, weights, biases, outputs, constant);

    private int Inputs => _scales.Length * FeatureScale.Forms;

    /// <summary>Reads a perceptron.</summary>
    /// <param name="lines">
    /// Tab-separated: of each feature a line <c>name, scale, mean, deviation</c>, a line <c>name, value, weight of each unit</c> and a line
    /// <c>name, lead, weight of each unit</c>; then <c>=, bias</c> and <c>=, output</c> with a number for each unit, and <c>=, constant</c> with one.
    /// </param>
    /// <param name="features">The names of the features, in the order in which cases give their values.</param>
    /// <exception cref="FormatException">A line is missing or cannot be read, or names an unknown feature.</exception>
    public static Perceptron Read(IEnumerable<string> lines, IReadOnlyList<string> features)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(features);
        var rows = lines.Select(line => line.Split('\t')).ToDictionary(columns => (columns[0], columns.ElementAtOrDefault(1)), columns => columns.Skip(2).Select(Number).ToArray());
        if (rows.Keys.FirstOrDefault(key => key.Item1 != OfUnits && !features.Contains(key.Item1)) is { Item1: { } unknown })
        {
            throw new FormatException($"The model knows a feature '{unknown}', which there is not.");
        }

        float[] biases = Row(OfUnits, "bias");
        float[] outputs = Row(OfUnits, "output", biases.Length);
        FeatureScale[] scales = [.. features.Select(name => Row(name, "scale", 2)).Select(row => new FeatureScale(row[0], row[1]))];
        float[][] ofInputs = [.. features.Select(name => Row(name, "value", biases.Length)), .. features.Select(name => Row(name, "lead", biases.Length))];
        float[] weights = [.. Enumerable.Range(0, biases.Length).SelectMany(unit => ofInputs.Select(row => row[unit]))];
        return new Perceptron(scales, weights, biases, outputs, Row(OfUnits, "constant", 1)[0]);

        float[] Row(string name, string form, int? length = null) =>
            rows.TryGetValue((name, form), out float[]? row) && row.Length == (length ?? row.Length)
                ? row
                : throw new FormatException($"The model's line of '{name}', '{form}' is missing or of another length.");
    }

    /// <summary>The score of each case.</summary>
    /// <param name="cases">The feature values of all cases that compete, each in the order of the names the model was read with.</param>
    public float[] Score(IReadOnlyList<float[]> cases)
    {
        float[] inputs = FeatureScale.InputsOf(cases, _scales);
        var scores = new float[cases.Count];
        Span<float> units = stackalloc float[_biases.Length];
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = Score(inputs.AsSpan(i * Inputs, Inputs), units);
        }

        return scores;
    }

    /// <summary>What each feature adds to the score of one case. The units that fire for it make up a linear model, whose terms these are; with a constant they sum to the score.</summary>
    /// <param name="cases">The feature values of all cases that compete.</param>
    /// <param name="of">Number of the case.</param>
    /// <returns>One value a feature.</returns>
    public float[] Explain(IReadOnlyList<float[]> cases, int of)
    {
        Span<float> inputs = FeatureScale.InputsOf(cases, _scales).AsSpan(of * Inputs, Inputs);
        var parts = new float[_scales.Length];
        for (int unit = 0; unit < _biases.Length; unit++)
        {
            ReadOnlySpan<float> weights = _weights.AsSpan(unit * Inputs, Inputs);
            if (_biases[unit] + TensorPrimitives.Dot(weights, inputs) > 0)
            {
                for (int input = 0; input < Inputs; input++)
                {
                    parts[input % parts.Length] += _outputs[unit] * weights[input] * inputs[input];
                }
            }
        }

        return parts;
    }

    private float Score(ReadOnlySpan<float> inputs, Span<float> units)
    {
        for (int unit = 0; unit < units.Length; unit++)
        {
            units[unit] = Math.Max(0, _biases[unit] + TensorPrimitives.Dot(_weights.AsSpan(unit * Inputs, Inputs), inputs));
        }

        return _constant + TensorPrimitives.Dot(_outputs, units);
    }

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);
}
