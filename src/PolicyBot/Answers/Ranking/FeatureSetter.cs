using System.Runtime.CompilerServices;

namespace PolicyBot.Answers.Ranking;

/// <summary>Sets feature values by name.</summary>
/// <typeparam name="TFeature">An enumeration of features, numbered from 0.</typeparam>
internal readonly struct FeatureSetter<TFeature>(float[] values)
    where TFeature : struct, Enum
{
    public float this[TFeature feature]
    {
        set => values[Unsafe.As<TFeature, int>(ref feature)] = value;
    }
}
