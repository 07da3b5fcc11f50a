using PolicyBot.Answers.Understanding;

namespace PolicyBot.Answers.Ranking;

/// <summary>Ways of weighting a question's terms other than by rarity in the collection.</summary>
internal static class TermWeighting
{
    private const float HalfWay = 3;

    /// <summary>How near a word stands to the question word, 1 directly beside it, half as much three characters away.</summary>
    public static float Nearness(UnderstoodQuestion question, int start, int length)
    {
        int distance = question.Slot.Length == 0
            ? question.Form.Text.Length - start - length
            : start >= question.Slot.End ? start - question.Slot.End : question.Slot.Start - start - length;
        return 1 / (1 + (Math.Max(0, distance) / HalfWay));
    }

    /// <summary>The weights divided by their sum; all 0 where the sum is.</summary>
    public static float[] Normalised(float[] weights)
    {
        float sum = weights.Sum();
        return sum <= 0 ? weights : [.. weights.Select(weight => weight / sum)];
    }
}
