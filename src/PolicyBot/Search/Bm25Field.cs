namespace PolicyBot.Search;

/// <summary>BM25 of passages or of articles: its parameters and the average length it compares with.</summary>
/// <param name="K">How soon further occurrences stop counting.</param>
/// <param name="B">How much length counts against a text, 0 to 1.</param>
/// <param name="Unit">What 1 means in a frequency as it is kept.</param>
/// <param name="Most">Greatest frequency that is kept.</param>
/// <param name="AverageLength">Average length in terms, at least 1.</param>
/// <remarks>
/// An impact is f / (f + norm) in 255ths, at least 1 (impact-ordered and quantised indexes: Anh and Moffat, Pruned Query Evaluation Using
/// Pre-Computed Impacts, 2006). Up to frequencies of 5 and more, steps of an impact are finer than those of the frequency, which can
/// therefore be told from impact and length.
/// </remarks>
internal readonly record struct Bm25Field(float K, float B, float Unit, int Most, float AverageLength)
{
    /// <summary>The greatest impact.</summary>
    public const float Levels = byte.MaxValue;

    /// <summary>The part of the denominator that depends on length alone.</summary>
    public float Norm(int length) => K * (1 - B + (B * length / AverageLength));

    /// <summary>What a term adds to a score, before weight and rarity: f / (f + norm), times k + 1.</summary>
    public float Part(int frequency, int length) => (K + 1) * Saturation(frequency, length);

    /// <summary>f / (f + norm), between 0 and 1.</summary>
    public float Saturation(int frequency, int length)
    {
        float f = frequency * Unit;
        return f / (f + Norm(length));
    }

    /// <summary>A frequency's impact in a text of some length.</summary>
    public byte Impact(int frequency, int length) => (byte)Math.Clamp(MathF.Round(Levels * Saturation(frequency, length)), 1, Levels);

    /// <summary>The frequency that most likely made an impact in a text of some length.</summary>
    public int Frequency(byte impact, int length) =>
        impact == Levels ? Most : (int)Math.Clamp(MathF.Round(impact * Norm(length) / (Levels - impact) / Unit), 1, Most);
}
