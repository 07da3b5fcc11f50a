namespace PolicyBot.Search.Scoring;

/// <summary>Finds the n-th greatest of some numbers without sorting them (Hoare, Algorithm 65: Find, 1961).</summary>
internal static class Quickselect
{
    /// <summary>The n-th greatest.</summary>
    /// <param name="values">The numbers; their order changes.</param>
    /// <param name="n">From 1, the greatest, to as many as there are.</param>
    public static int Greatest(Span<int> values, int n)
    {
        int wanted = values.Length - n, low = 0, high = values.Length - 1;
        while (low < high)
        {
            int pivot = values[(low + high) / 2];
            int left = low, right = high;
            while (left <= right)
            {
                while (values[left] < pivot)
                {
                    left++;
                }

                while (values[right] > pivot)
                {
                    right--;
                }

                if (left <= right)
                {
                    (values[left], values[right]) = (values[right], values[left]);
                    left++;
                    right--;
                }
            }

            (low, high) = wanted <= right ? (low, right) : wanted >= left ? (left, high) : (wanted, wanted);
        }

        return values[wanted];
    }
}
