namespace PolicyBot.Search;

/// <summary>BM25 of passages or of articles: its parameters and the average length it compares with.</summary>
/// <param name="K">How soon further occurrences stop counting.</param>
/// <param name="B">How much length counts against a text, 0 to 1.</param>
/// <param name="Unit">What 1 means in a frequency as it is kept.</param>
/// <param name="AverageLength">Average length in terms, at least 1.</param>
internal readonly record struct Bm25Field(float K, float B, float Unit, float AverageLength)
{
    /// <summary>The part of the denominator that no length changes.</summary>
    public float BaseNorm => K * (1 - B);

    /// <summary>What a term more in length adds to the denominator.</summary>
    public float NormPerTerm => K * B / AverageLength;

    /// <summary>What a term adds to a score, before weight, rarity and k + 1: f / (f + k · (1 - b + b · length / average length)).</summary>
    public float Saturation(int frequency, float length)
    {
        float f = frequency * Unit;
        return f / (f + BaseNorm + (NormPerTerm * length));
    }
}
