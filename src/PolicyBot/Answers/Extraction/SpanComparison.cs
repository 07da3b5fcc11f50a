using PolicyBot.Answers.Understanding;
using PolicyBot.Language;

namespace PolicyBot.Answers.Extraction;

/// <summary>
/// The values of <see cref="SpanFeature"/> for a model that weighs them, as trees need not: of a feature whose numbers only name kinds, one value for each kind, 1 where
/// it is the one (Before.9).
/// </summary>
internal static class SpanComparison
{
    private static readonly (SpanFeature Feature, int Kinds)[] Named =
    [
        (SpanFeature.Asked, Enum.GetValues<AskedFor>().Length),
        (SpanFeature.Before, SpanFeatures.CharacterKinds),
        (SpanFeature.Behind, SpanFeatures.CharacterKinds),
        (SpanFeature.FirstWord, Enum.GetValues<WordClass>().Length),
        (SpanFeature.LastWord, Enum.GetValues<WordClass>().Length),
    ];

    /// <summary>Those that are weighed as they are. What the first and last characters and the words around are was tried too, and helped no more.</summary>
    private static readonly int[] Measured =
    [
        .. Enum.GetValues<SpanFeature>().Except(Named.Select(named => named.Feature))
            .Except([SpanFeature.First, SpanFeature.Last, SpanFeature.WordBefore, SpanFeature.WordBehind]).Select(feature => (int)feature),
    ];

    /// <summary>The values' names, in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Measured.Select(feature => SpanFeatures.Names[feature]), .. Named.SelectMany(named => Enumerable.Range(0, named.Kinds).Select(kind => $"{named.Feature}.{kind}"))];

    /// <summary>The values.</summary>
    /// <param name="features">Those of a stretch's features.</param>
    public static float[] Of(ReadOnlySpan<float> features)
    {
        var values = new float[Names.Count];
        int next = 0;
        foreach (int feature in Measured)
        {
            values[next++] = features[feature];
        }

        foreach ((SpanFeature feature, int kinds) in Named)
        {
            values[next + (int)features[(int)feature]] = 1;
            next += kinds;
        }

        return values;
    }
}
