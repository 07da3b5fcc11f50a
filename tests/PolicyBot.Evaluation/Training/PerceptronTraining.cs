using System.Globalization;
using System.Numerics.Tensors;
using PolicyBot.Answers.Models;

namespace PolicyBot.Evaluation.Training;

/// <summary>How a perceptron is trained.</summary>
/// <param name="Units">Hidden units of each of the <paramref name="Networks"/>.</param>
/// <param name="Rounds">How often each item is seen.</param>
/// <param name="Batch">Items between two steps.</param>
/// <param name="UnitDropout">Share of the units left out while an item is learned from.</param>
/// <param name="InputDropout">Share of the inputs left out then.</param>
/// <param name="Networks">How many are trained from different beginnings and averaged: side by side they are one network with more units.</param>
public sealed record PerceptronOptions(int Units, int Rounds, int Batch, float UnitDropout, float InputDropout, int Networks);

/// <summary>
/// Trains a <see cref="Perceptron"/> by stochastic gradient descent with Adam (Kingma and Ba, 2015), decoupled weight decay (Loshchilov and Hutter, 2019), a
/// learning rate that falls as a cosine, and dropout (Srivastava and others, 2014).
/// </summary>
public sealed class PerceptronTraining
{
    private const float LearningRate = 2e-3f;
    private const float Decay = 1e-4f;
    private const float SquaredErrors = 4;
    private const int FirstSeed = 100; // drawing is repeatable

    private readonly Random _random;
    private readonly int _inputs;
    private readonly Parameters _weights;
    private readonly Parameters _biases;
    private readonly Parameters _outputs;
    private readonly Parameters _constant = new(1, 0);

    private PerceptronTraining(int inputs, int units, int seed)
    {
        _random = new Random(seed);
        _inputs = inputs;
        _weights = new Parameters(inputs * units, Decay);
        _biases = new Parameters(units, 0);
        _outputs = new Parameters(units, Decay);
        Draw(_weights.Values, MathF.Sqrt(2f / inputs));
        Draw(_outputs.Values, MathF.Sqrt(1f / units));
    }

    /// <summary>The derivative of the loss by each score of an item.</summary>
    /// <param name="item">Number of the item.</param>
    /// <param name="scores">The scores of its cases.</param>
    /// <param name="derivatives">Takes the derivatives.</param>
    public delegate void Gradient(int item, ReadOnlySpan<float> scores, Span<float> derivatives);

    /// <summary>Trains the networks and writes them as one, as <see cref="Perceptron.Read"/> reads it.</summary>
    /// <param name="items">What is learned from at once: the inputs (<see cref="FeatureScale.InputsOf"/>) of one case after the other.</param>
    /// <param name="gradient">The loss.</param>
    /// <param name="scales">The features' scales.</param>
    /// <param name="names">The features' names.</param>
    /// <param name="options">How to train.</param>
    public static IReadOnlyList<string> Train(
        IReadOnlyList<ReadOnlyMemory<float>> items, Gradient gradient, IReadOnlyList<FeatureScale> scales, IReadOnlyList<string> names, PerceptronOptions options)
    {
        var networks = new PerceptronTraining[options.Networks];
        Parallel.For(0, networks.Length, i =>
        {
            networks[i] = new PerceptronTraining(scales.Count * FeatureScale.Forms, options.Units, FirstSeed + i);
            networks[i].Learn(items, gradient, options);
        });
        return [.. Lines(networks, scales, names)];
    }

    /// <summary>Softmax cross-entropy: the score of the cases that are right is to be above that of the others of their item.</summary>
    /// <param name="right">Whether each case of each item is right; one at least.</param>
    /// <param name="weights">How much each item counts.</param>
    public static Gradient Softmax(IReadOnlyList<bool[]> right, IReadOnlyList<float> weights) => (item, scores, derivatives) =>
    {
        TensorPrimitives.SoftMax(scores, derivatives);
        bool[] ofItem = right[item];
        float share = 1f / ofItem.Count(isRight => isRight);
        for (int i = 0; i < ofItem.Length; i++)
        {
            derivatives[i] = weights[item] * (derivatives[i] - (ofItem[i] ? share : 0));
        }
    };

    /// <summary>Squared error, as large as the other loss so that one learning rate suits both.</summary>
    /// <param name="targets">The value wanted for each case of each item.</param>
    /// <param name="weights">How much each item counts.</param>
    public static Gradient Squared(IReadOnlyList<float[]> targets, IReadOnlyList<float> weights) => (item, scores, derivatives) =>
    {
        TensorPrimitives.Subtract(scores, targets[item], derivatives);
        TensorPrimitives.Multiply(derivatives, SquaredErrors * weights[item] / scores.Length, derivatives);
    };

    /// <summary>The means and deviations of features.</summary>
    public static FeatureScale[] ScalesOf(IReadOnlyList<float[]> rows) =>
        [.. Enumerable.Range(0, rows[0].Length).Select(feature =>
        {
            double mean = rows.Average(row => row[feature]);
            double deviation = Math.Sqrt(rows.Average(row => Math.Pow(row[feature] - mean, 2)));
            return new FeatureScale((float)mean, (float)Math.Max(deviation, 1e-6));
        })];

    private void Learn(IReadOnlyList<ReadOnlyMemory<float>> items, Gradient gradient, PerceptronOptions options)
    {
        int[] order = [.. Enumerable.Range(0, items.Count)];
        int steps = options.Rounds * (items.Count / options.Batch), step = 0;
        for (int round = 0; round < options.Rounds; round++)
        {
            _random.Shuffle(order);
            for (int first = 0; first + options.Batch <= order.Length; first += options.Batch)
            {
                foreach (int item in order.AsSpan(first, options.Batch))
                {
                    LearnFrom(item, items[item].Span, gradient, options);
                }

                float rate = LearningRate * 0.5f * (1 + MathF.Cos(MathF.PI * step / steps));
                step++;
                Parameters[] all = [_weights, _biases, _outputs, _constant];
                Array.ForEach(all, parameters => parameters.Step(step, rate, options.Batch));
            }
        }
    }

    private void LearnFrom(int item, ReadOnlySpan<float> inputs, Gradient gradient, PerceptronOptions options)
    {
        int units = options.Units, cases = inputs.Length / _inputs;
        float[] mask = Mask(_inputs, options.InputDropout, 1), unitMask = Mask(units, options.UnitDropout, 1 / (1 - options.UnitDropout));
        var seen = new float[inputs.Length];
        var fired = new float[cases * units];
        var scores = new float[cases];
        for (int i = 0; i < cases; i++)
        {
            Span<float> row = seen.AsSpan(i * _inputs, _inputs);
            TensorPrimitives.Multiply(inputs.Slice(i * _inputs, _inputs), mask, row);
            for (int unit = 0; unit < units; unit++)
            {
                if (unitMask[unit] > 0)
                {
                    fired[(i * units) + unit] = unitMask[unit] * Math.Max(0, _biases.Values[unit] + TensorPrimitives.Dot(_weights.Values.AsSpan(unit * _inputs, _inputs), row));
                }
            }

            scores[i] = _constant.Values[0] + TensorPrimitives.Dot(_outputs.Values, fired.AsSpan(i * units, units));
        }

        var derivatives = new float[cases];
        gradient(item, scores, derivatives);
        for (int i = 0; i < cases; i++)
        {
            PassBack(seen.AsSpan(i * _inputs, _inputs), fired.AsSpan(i * units, units), unitMask, derivatives[i]);
        }
    }

    private void PassBack(ReadOnlySpan<float> inputs, ReadOnlySpan<float> fired, float[] unitMask, float derivative)
    {
        _constant.Gradient[0] += derivative;
        for (int unit = 0; unit < fired.Length; unit++)
        {
            if (fired[unit] > 0)
            {
                _outputs.Gradient[unit] += derivative * fired[unit];
                float ofUnit = derivative * _outputs.Values[unit] * unitMask[unit];
                _biases.Gradient[unit] += ofUnit;
                Span<float> ofWeights = _weights.Gradient.AsSpan(unit * _inputs, _inputs);
                TensorPrimitives.MultiplyAdd(inputs, ofUnit, ofWeights, ofWeights);
            }
        }
    }

    private float[] Mask(int length, float dropout, float kept) => [.. Enumerable.Range(0, length).Select(_ => _random.NextDouble() < dropout ? 0 : kept)];

    private void Draw(float[] values, float deviation)
    {
        for (int i = 0; i < values.Length; i++)
        {
            double radius = Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())); // Box and Muller
            values[i] = deviation * (float)(radius * Math.Cos(2 * Math.PI * _random.NextDouble()));
        }
    }

    private static IEnumerable<string> Lines(PerceptronTraining[] networks, IReadOnlyList<FeatureScale> scales, IReadOnlyList<string> names)
    {
        for (int feature = 0; feature < names.Count; feature++)
        {
            yield return Line(names[feature], "scale", [scales[feature].Mean, scales[feature].Deviation]);
            yield return Line(names[feature], "value", networks.SelectMany(network => network.WeightsOf(feature)));
            yield return Line(names[feature], "lead", networks.SelectMany(network => network.WeightsOf(names.Count + feature)));
        }

        yield return Line("=", "bias", networks.SelectMany(network => network._biases.Values));
        yield return Line("=", "output", networks.SelectMany(network => network._outputs.Values).Select(value => value / networks.Length));
        yield return Line("=", "constant", [networks.Average(network => network._constant.Values[0])]);
    }

    private IEnumerable<float> WeightsOf(int input) => Enumerable.Range(0, _biases.Values.Length).Select(unit => _weights.Values[(unit * _inputs) + input]);

    private static string Line(string name, string form, IEnumerable<float> values) =>
        string.Join('\t', [name, form, .. values.Select(value => value.ToString("G5", CultureInfo.InvariantCulture))]);

    /// <summary>Numbers that are learned, with what Adam keeps of each.</summary>
    private sealed class Parameters(int count, float decay)
    {
        private const float FirstMoment = 0.9f, SecondMoment = 0.999f, Least = 1e-8f;

        private readonly float[] _first = new float[count];
        private readonly float[] _second = new float[count];

        public float[] Values { get; } = new float[count];

        public float[] Gradient { get; } = new float[count];

        public void Step(int step, float rate, int batch)
        {
            float firstShare = 1 - MathF.Pow(FirstMoment, step), secondShare = 1 - MathF.Pow(SecondMoment, step);
            for (int i = 0; i < count; i++)
            {
                float gradient = Gradient[i] / batch;
                _first[i] = (FirstMoment * _first[i]) + ((1 - FirstMoment) * gradient);
                _second[i] = (SecondMoment * _second[i]) + ((1 - SecondMoment) * gradient * gradient);
                Values[i] -= rate * ((_first[i] / firstShare / (MathF.Sqrt(_second[i] / secondShare) + Least)) + (decay * Values[i]));
            }

            Array.Clear(Gradient);
        }
    }
}
