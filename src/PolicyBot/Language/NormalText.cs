namespace PolicyBot.Language;

/// <summary>A text in normal form that knows, for each of its characters, the characters of the source it came from.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class NormalText
{
    private readonly SourceRun[] _runs;

    /// <param name="source">The text as it was given.</param>
    /// <param name="text">The text in normal form.</param>
    /// <param name="runs">Where its characters came from, in order; the first begins at its first character.</param>
    internal NormalText(string source, string text, SourceRun[] runs)
    {
        Source = source;
        Text = text;
        _runs = runs;
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
            return (start < Text.Length ? _runs[RunOf(start)].StartOf(start) : Source.Length, 0);
        }

        int first = _runs[RunOf(start)].StartOf(start), last = start + length - 1;
        return (first, _runs[RunOf(last)].EndOf(last) - first);
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
            if (_runs[RunOf(middle)].EndOf(middle) > sourceIndex)
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
    /// The next place behind which white space between Han characters stood, which the form drops. In texts without line breaks it parts paragraphs.
    /// </summary>
    /// <param name="index">From where to look, an index into <see cref="Text"/>.</param>
    /// <returns>The index of the character before the white space; the text's length where none follows.</returns>
    public int NextGap(int index)
    {
        for (int run = Math.Max(1, RunOf(index + 1)); run < _runs.Length; run++)
        {
            int last = _runs[run].Start - 1, end = _runs[run - 1].EndOf(last);
            if (last >= index && _runs[run].Source > end && char.IsWhiteSpace(Source[end]))
            {
                return last;
            }
        }

        return Text.Length;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>The number of the run that a character of the form belongs to.</summary>
    private int RunOf(int index)
    {
        int low = 0, high = _runs.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = _runs[middle].Start <= index ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}

/// <summary>Characters of a normal form that came from characters of the source in the same order, one from one; or one that came from several.</summary>
/// <param name="Start">The first in the normal form; the next run's is the first behind it.</param>
/// <param name="Source">Where that one came from.</param>
/// <param name="Length">From how many characters of the source; greater than 1 for a single character only.</param>
internal readonly record struct SourceRun(int Start, int Source, int Length)
{
    /// <summary>Where a character of the run came from.</summary>
    public int StartOf(int index) => Source + index - Start;

    /// <summary>Where what it came from ends.</summary>
    public int EndOf(int index) => StartOf(index) + Length;
}
