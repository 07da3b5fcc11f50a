using System.Runtime.Intrinsics;

namespace PolicyBot.Search.Scoring;

/// <summary>The inner loops of the search: adds a term's weighted impacts to the sums of a window of texts.</summary>
internal static class ImpactSum
{
    /// <summary>Adds the impacts of the texts that hold a term.</summary>
    /// <param name="numbers">Their numbers, ascending.</param>
    /// <param name="impacts">Their impacts.</param>
    /// <param name="next">The first that may lie in the window; on return the first behind it.</param>
    /// <param name="weight">What an impact of 1 adds.</param>
    /// <param name="start">Number of the window's first text.</param>
    /// <param name="window">The sums.</param>
    public static void AddSparse(ReadOnlySpan<ushort> numbers, ReadOnlySpan<byte> impacts, ref int next, float weight, int start, Span<float> window)
    {
        int i = next;
        impacts = impacts[..numbers.Length];
        for (; i < numbers.Length; i++)
        {
            int at = numbers[i] - start;
            if ((uint)at >= (uint)window.Length)
            {
                break;
            }

            window[at] += weight * impacts[i];
        }

        next = i;
    }

    /// <summary>Adds the impacts of all texts of the window, 0 for those that do not hold the term.</summary>
    /// <param name="impacts">An impact for each text of the window.</param>
    /// <param name="weight">What an impact of 1 adds.</param>
    /// <param name="window">The sums.</param>
    public static void AddDense(ReadOnlySpan<byte> impacts, float weight, Span<float> window)
    {
        impacts = impacts[..window.Length];
        Vector256<float> weights = Vector256.Create(weight);
        int i = 0;
        for (; i + Vector128<byte>.Count <= window.Length; i += Vector128<byte>.Count)
        {
            Vector256<ushort> words = Vector256.WidenLower(Vector128.Create(impacts.Slice(i, Vector128<byte>.Count)).ToVector256());
            (Vector256<uint> low, Vector256<uint> high) = Vector256.Widen(words);
            Span<float> sums = window.Slice(i, Vector128<byte>.Count);
            Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(low.AsInt32()), weights, Vector256.Create<float>(sums)).CopyTo(sums);
            Span<float> behind = sums[Vector256<float>.Count..];
            Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(high.AsInt32()), weights, Vector256.Create<float>(behind)).CopyTo(behind);
        }

        for (; i < window.Length; i++)
        {
            window[i] += weight * impacts[i];
        }
    }

    /// <summary>The greatest of some sums, 0 for none.</summary>
    public static float Greatest(ReadOnlySpan<float> sums)
    {
        Vector256<float> greatest = Vector256<float>.Zero;
        for (; sums.Length >= Vector256<float>.Count; sums = sums[Vector256<float>.Count..])
        {
            greatest = Vector256.Max(greatest, Vector256.Create<float>(sums));
        }

        float most = 0;
        for (int i = 0; i < Vector256<float>.Count; i++)
        {
            most = Math.Max(most, Math.Max(greatest[i], i < sums.Length ? sums[i] : 0));
        }

        return most;
    }
}
