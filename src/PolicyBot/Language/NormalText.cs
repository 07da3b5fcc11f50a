namespace PolicyBot.Language;

/// <summary>A text in normal form that knows, for each of its characters, the characters of the source it came from.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class NormalText
{
    // By character of the form; what lies beyond its length is unused.
    private readonly int[] _starts;
    private readonly int[] _ends;

    internal NormalText(string source, string text, int[] starts, int[] ends)
    {
        Source = source;
        Text = text;
        _starts = starts;
        _ends = ends;
    }

    /// <summary>The text as it was given.</summary>
    public string Source { get; }

    /// <summary>The text in normal form.</summary>
    public string Text { get; }

    /// <summary>The source characters that a stretch of the normal form came from.</summary>
    /// <param name="start">First character of the stretch, in the normal form.</param>
    /// <param name="length">Characters of the stretch, in the normal form; 0 gives an empty stretch.</param>
    /// <returns>Start and length in <see cref="Source"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The stretch does not lie within the normal form.</exception>
    public (int Start, int Length) ToSource(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start + length, Text.Length);
        if (length == 0)
        {
            return (start < Text.Length ? _starts[start] : Source.Length, 0);
        }

        int first = _starts[start];
        return (first, _ends[start + length - 1] - first);
    }

    /// <summary>The first character of the normal form that came from the given source character or one behind it.</summary>
    /// <param name="sourceIndex">An index into <see cref="Source"/>.</param>
    /// <returns>An index into <see cref="Text"/>, or its length where nothing follows.</returns>
    public int FromSource(int sourceIndex)
    {
        int low = 0;
        int high = Text.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_ends[middle] > sourceIndex)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    /// <summary>
    /// Whether white space between Han characters, which the form drops, stood behind a character. In texts without line breaks it
    /// parts paragraphs.
    /// </summary>
    /// <param name="index">An index into <see cref="Text"/>.</param>
    public bool HasGapAfter(int index) =>
        index + 1 < Text.Length && _starts[index + 1] > _ends[index] && char.IsWhiteSpace(Source[_ends[index]]);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
