using System.Buffers;
using PolicyBot.Recognition.Numbers;

namespace PolicyBot.Recognition.Models;

/// <summary>Ranges of numbers: 大于20, 1000以上, 20到100之间, 五百多.</summary>
internal static class NumberRangeModel
{
    private const int MostBetween = 8;

    private static readonly SearchValues<char> Conjunctions = SearchValues.Create("的同时并且而又也还但, ，、");

    /// <summary>Finds the ranges of a text.</summary>
    public static List<ModelResult> Parse(ModelText text)
    {
        List<NumberInterval> intervals = Find(text.Folded);
        List<ModelResult> results = [];
        for (int i = 0; i < intervals.Count; i++)
        {
            NumberInterval interval = intervals[i];
            if (i + 1 < intervals.Count && interval.TryJoin(intervals[i + 1], out NumberInterval joined)
                && IsJoint(text.Folded[interval.End..intervals[i + 1].Start]))
            {
                interval = joined;
                i++;
            }

            results.Add(ModelResult.OfValue(text, "numberrange", interval.Start, interval.End, interval.ToString()));
        }

        return results;
    }

    private static List<NumberInterval> Find(ReadOnlySpan<char> text)
    {
        List<NumberInterval> intervals = [];
        for (int i = 0; i < text.Length;)
        {
            if (NumberIntervalScanner.TryScan(text, i, out NumberInterval interval))
            {
                intervals.Add(interval);
                i = interval.End;
            }
            else
            {
                i = NumberScanner.TryScan(text, i, out Number number) ? number.End : i + 1;
            }
        }

        return intervals;
    }

    /// <summary>Whether what stands between two bounds makes them one (大于10并且小于20).</summary>
    private static bool IsJoint(ReadOnlySpan<char> between) =>
        between.Length <= MostBetween && between.IndexOfAnyExcept(Conjunctions) < 0;
}
