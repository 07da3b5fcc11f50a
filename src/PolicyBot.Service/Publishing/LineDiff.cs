namespace PolicyBot.Service.Publishing;

/// <summary>What became of a line between two texts.</summary>
internal enum LineChange
{
    /// <summary>It stands in both.</summary>
    Same,

    /// <summary>It stands in the first alone.</summary>
    Removed,

    /// <summary>It stands in the second alone.</summary>
    Added,
}

/// <summary>A line of two texts beside each other.</summary>
/// <param name="Change">What became of it.</param>
/// <param name="Text">The line.</param>
internal readonly record struct DiffLine(LineChange Change, string Text);

/// <summary>Two texts line by line, by their longest common subsequence.</summary>
internal static class LineDiff
{
    /// <summary>The table holds the product of what differs: beyond this, all of it counts as replaced.</summary>
    private const int LargestTable = 4_000_000;

    /// <summary>The lines of both texts in order, those of the first before those that replace them.</summary>
    public static IReadOnlyList<DiffLine> Of(string before, string after)
    {
        string[] old = Lines(before), young = Lines(after);
        int start = 0, end = 0;
        while (start < Math.Min(old.Length, young.Length) && old[start] == young[start])
        {
            start++;
        }

        while (end < Math.Min(old.Length, young.Length) - start && old[^(end + 1)] == young[^(end + 1)])
        {
            end++;
        }

        return
        [
            .. old[..start].Select(line => new DiffLine(LineChange.Same, line)),
            .. Changed(old[start..^end], young[start..^end]),
            .. old[^end..].Select(line => new DiffLine(LineChange.Same, line)),
        ];
    }

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.Split('\n');

    private static IEnumerable<DiffLine> Changed(string[] old, string[] young)
    {
        bool isLarge = (long)old.Length * young.Length > LargestTable;
        int[,] common = isLarge ? new int[1, 1] : Common(old, young);
        int i = 0, j = 0;
        while (i < old.Length || j < young.Length)
        {
            bool isSame = i < old.Length && j < young.Length && old[i] == young[j];
            if (isSame)
            {
                yield return new DiffLine(LineChange.Same, old[i++]);
                j++;
            }
            else if (i < old.Length && (j == young.Length || isLarge || common[i + 1, j] >= common[i, j + 1]))
            {
                yield return new DiffLine(LineChange.Removed, old[i++]);
            }
            else
            {
                yield return new DiffLine(LineChange.Added, young[j++]);
            }
        }
    }

    /// <summary>At i, j the length of the longest common subsequence of what begins there.</summary>
    private static int[,] Common(string[] old, string[] young)
    {
        int[,] common = new int[old.Length + 1, young.Length + 1];
        for (int i = old.Length - 1; i >= 0; i--)
        {
            for (int j = young.Length - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == young[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }
}
