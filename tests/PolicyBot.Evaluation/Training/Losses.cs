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

    /// <summary>
    /// LambdaMART (Burges, 2010): pairs of rows of one group, weighted by how much nDCG would change if they changed places.
    /// </summary>
    /// <param name="groups">Start and end of each group's rows.</param>
    /// <param name="gains">How good each row is, 0 or more.</param>
    /// <param name="weights">How much each group counts.</param>
    public static BoostedTrees.Gradients Lambda(IReadOnlyList<(int Start, int End)> groups, float[] gains, float[] weights) => (scores, first, second) =>
    {
        Array.Clear(first);
        Array.Fill(second, 1e-6f);
        Parallel.For(0, groups.Count, g => AddPairs(groups[g].Start, groups[g].End, weights[g], gains, scores, first, second));
    };

    private static void AddPairs(int start, int end, float weight, float[] gains, float[] scores, float[] first, float[] second)
    {
        int[] order = [.. Enumerable.Range(start, end - start).OrderByDescending(i => scores[i])];
        double ideal = Enumerable.Range(start, end - start).Select(i => gains[i]).OrderDescending().Select((gain, rank) => gain * Discount(rank)).Sum();
        if (ideal <= 0)
        {
            return;
        }

        for (int a = 0; a < order.Length; a++)
        {
            for (int b = a + 1; b < order.Length; b++)
            {
                int i = order[a], j = order[b];
                if (gains[i] == gains[j])
                {
                    continue;
                }

                double change = Math.Abs((gains[i] - gains[j]) * (Discount(a) - Discount(b))) / ideal;
                (int better, int worse) = gains[i] > gains[j] ? (i, j) : (j, i);
                double p = 1 / (1 + Math.Exp(scores[better] - scores[worse]));
                first[better] -= (float)(weight * change * p);
                first[worse] += (float)(weight * change * p);
                second[better] += (float)(weight * change * p * (1 - p));
                second[worse] += (float)(weight * change * p * (1 - p));
            }
        }
    }

    private static double Discount(int rank) => 1 / Math.Log2(rank + 2);
}
