using System.Numerics.Tensors;

namespace PolicyBot.Answers.Models;

/// <summary>Brings the values of a feature to a like scale with those of others, for <see cref="Perceptron"/>.</summary>
/// <param name="Mean">The feature's mean in training.</param>
/// <param name="Deviation">Its standard deviation there, above 0.</param>
public readonly record struct FeatureScale(float Mean, float Deviation)
{
    /// <summary>In how many forms a feature goes in: its value and its lead.</summary>
    public const int Forms = 2;

    /// <summary>Beyond so many deviations there is nothing to be learned: too few cases are there.</summary>
    private const float Farthest = 4;

    /// <summary>The inputs of cases that compete: of each the values of all features, then their leads over the best of the other cases.</summary>
    /// <param name="cases">The cases' feature values.</param>
    /// <param name="scales">The scale of each feature.</param>
    /// <returns>Case by case.</returns>
    public static float[] InputsOf(IReadOnlyList<float[]> cases, ReadOnlySpan<FeatureScale> scales)
    {
        float[] best = [.. Enumerable.Repeat(float.MinValue, scales.Length)], second = [.. best], lower = new float[scales.Length];
        foreach (float[] values in cases)
        {
            TensorPrimitives.Min(values, best, lower);
            TensorPrimitives.Max(values, best, best);
            TensorPrimitives.Max(lower, second, second);
        }

        var inputs = new float[cases.Count * scales.Length * Forms];
        for (int i = 0; i < cases.Count; i++)
        {
            Span<float> values = inputs.AsSpan(i * scales.Length * Forms, scales.Length), leads = inputs.AsSpan(((i * Forms) + 1) * scales.Length, scales.Length);
            for (int feature = 0; feature < scales.Length; feature++)
            {
                float value = cases[i][feature], bestOther = cases.Count == 1 ? value : value < best[feature] ? best[feature] : second[feature];
                values[feature] = Math.Clamp((value - scales[feature].Mean) / scales[feature].Deviation, -Farthest, Farthest);
                leads[feature] = Math.Clamp((value - bestOther) / scales[feature].Deviation, -Farthest, Farthest);
            }
        }

        return inputs;
    }
}
