namespace PolicyBot.Answers.Extraction;

/// <summary>
/// Chooses among stretches of words the one that is expected to be most like the answer if the answer is one of them: the middle of what
/// the model finds likely rather than the one that it overrates (minimum Bayes risk: Kumar and Byrne, 2004).
/// </summary>
internal static class SpanConsensus
{
    private const int Considered = 20;

    /// <summary>A stretch whose score is lower by this much is less likely by the factor e. Chosen, like their number, by cross-validation.</summary>
    private const float Temperature = 0.05f;

    /// <summary>How much more recall counts than precision, as in the ROUGE-L that the scores stand for.</summary>
    private const float BetaSquared = 1.2f * 1.2f;

    /// <summary>The stretch chosen.</summary>
    /// <param name="judged">The stretches, best first; at least one.</param>
    public static ChosenSpan Of(IReadOnlyList<ChosenSpan> judged)
    {
        ChosenSpan[] likely = [.. judged.Take(Considered)];
        float[] likelihoods = [.. likely.Select(span => MathF.Exp((span.Score - likely[0].Score) / Temperature))];
        return likely.MaxBy(span => likely.Zip(likelihoods, (answer, likelihood) => likelihood * Likeness(span, answer)).Sum());
    }

    /// <summary>The likeness of a stretch to another of the same text, by the characters that are in both.</summary>
    private static float Likeness(ChosenSpan span, ChosenSpan answer)
    {
        int common = Math.Min(span.Range.End, answer.Range.End) - Math.Max(span.Range.Start, answer.Range.Start);
        float precision = (float)Math.Max(0, common) / span.Range.Length, recall = (float)Math.Max(0, common) / answer.Range.Length;
        return common <= 0 ? 0 : (1 + BetaSquared) * precision * recall / (recall + (BetaSquared * precision));
    }
}
