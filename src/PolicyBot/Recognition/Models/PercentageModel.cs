using PolicyBot.Recognition.Numbers;

namespace PolicyBot.Recognition.Models;

/// <summary>Percentages (百分之五, 5%, 三成).</summary>
internal static class PercentageModel
{
    /// <summary>Finds the percentages of a text.</summary>
    public static List<ModelResult> Parse(ModelText text)
    {
        List<ModelResult> results = [];
        ReadOnlySpan<char> folded = text.Folded;
        for (int i = 0; i < folded.Length;)
        {
            if (PercentageScanner.TryScan(folded, i, out Number percentage))
            {
                results.Add(ModelResult.OfValue(text, "percentage", percentage.Start, percentage.End, ModelResult.Format((double)percentage.Value) + "%"));
                i = percentage.End;
            }
            else
            {
                i = NumberScanner.TryScan(folded, i, out Number number) ? number.End : i + 1;
            }
        }

        return results;
    }
}
