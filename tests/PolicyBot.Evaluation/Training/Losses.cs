namespace PolicyBot.Evaluation.Training;

/// <summary>The losses that the ensembles are trained for.</summary>
public static class Losses
{
    /// <summary>Half the squared error.</summary>
    /// <param name="targets">The value wanted for each row.</param>
    /// <param name="weights">How much each row counts.</param>
    public static BoostedTrees.Gradients Squared(float[] targets, float[] weights) => (scores, first, second) =>
    {
        for (int i = 0; i < scores.Length; i++)
        {
            first[i] = weights[i] * (scores[i] - targets[i]);
            second[i] = weights[i];
        }
    };

    /// <summary>Logistic loss; scores are log-odds.</summary>
    /// <param name="targets">1 or 0 for each row.</param>
    /// <param name="weights">How much each row counts.</param>
    public static BoostedTrees.Gradients Logistic(float[] targets, float[] weights) => (scores, first, second) =>
    {
        for (int i = 0; i < scores.Length; i++)
        {
            float p = 1 / (1 + MathF.Exp(-scores[i]));
            first[i] = weights[i] * (p - targets[i]);
            second[i] = weights[i] * Math.Max(p * (1 - p), 1e-4f);
        }
    };
}
