namespace PolicyBot.Search;

/// <summary>
/// The formulas of the index: BM25F (Robertson, Zaragoza, Taylor, 2004) over a passage's text, heading and title, and BM25 over
/// the whole article.
/// </summary>
/// <remarks>
/// A term's frequency in a passage is its count in the text plus <see cref="HeadingWeight"/> times its count in the heading plus
/// <see cref="TitleWeight"/> times its count in the title, kept in quarters up to 63.75. Rarity is ln(1 + (N - n + 0.5) / (n + 0.5)),
/// N the passages (articles) and n those that hold the term. The score is the sum over the question's terms of weight · rarity ·
/// f · (k + 1) / (f + k · (1 - b + b · length / average length)); lengths are counted in terms of the text alone.
/// </remarks>
internal static class Bm25
{
    public const float HeadingWeight = 0.5f;
    public const float TitleWeight = 0.25f;

    /// <summary>How much an article's score adds to that of its passages.</summary>
    public const float ArticleShare = 0.5f;

    public const float PassageK = 0.9f;
    public const float PassageB = 0.4f;
    public const float ArticleK = 1.2f;
    public const float ArticleB = 0.75f;

    private const float Quarters = 4;

    /// <summary>A frequency as it is kept.</summary>
    public static byte Pack(float frequency) => (byte)Math.Min(255, MathF.Round(frequency * Quarters));

    /// <summary>A kept frequency as a number.</summary>
    public static float Unpack(byte packed) => packed / Quarters;

    public static float Rarity(int count, int withTerm) => MathF.Log(1 + ((count - withTerm + 0.5f) / (withTerm + 0.5f)));

    /// <summary>The part of the denominator that depends on length alone.</summary>
    public static float LengthNorm(int length, float average, float k, float b) => k * (1 - b + (b * length / Math.Max(average, 1)));
}
