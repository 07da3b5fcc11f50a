using System.Runtime.InteropServices;

namespace PolicyBot.Search.Segments;

/// <summary>Where a term's postings lie in the section of postings: which passages (or articles) hold it, and how much each gains by it.</summary>
/// <remarks>
/// In the file: count and exceptions (ushort each); then, where more than one text in eight holds the term, an impact for each text (0
/// for none), else the ascending numbers (ushort) and the impacts (byte) of those that do; padded to an even length; then numbers and
/// frequencies (ushort) of the exceptions, whose frequency does not follow from impact and length.
/// </remarks>
internal readonly struct PostingRun
{
    private const int DenseShare = 8;

    private readonly int _numbers;
    private readonly int _impacts;
    private readonly int _impactCount;
    private readonly int _exceptionCount;

    /// <param name="postings">The section.</param>
    /// <param name="start">Where the run begins.</param>
    /// <param name="texts">How many passages (articles) the segment holds.</param>
    public PostingRun(ReadOnlySpan<byte> postings, int start, int texts)
    {
        Count = CountAt(postings, start);
        _exceptionCount = CountAt(postings, start + sizeof(ushort));
        IsDense = IsDenseFor(Count, texts);
        _numbers = start + (2 * sizeof(ushort));
        _impacts = _numbers + (IsDense ? 0 : Count * sizeof(ushort));
        _impactCount = IsDense ? texts : Count;
    }

    /// <summary>How many passages (articles) hold the term; 0 for no run.</summary>
    public int Count { get; }

    /// <summary>Whether there is an impact for every text of the segment.</summary>
    public bool IsDense { get; }

    /// <summary>Whether so many postings are kept as an impact for every text.</summary>
    public static bool IsDenseFor(int count, int texts) => count * DenseShare > texts;

    /// <summary>The count alone of the run that begins somewhere.</summary>
    public static int CountAt(ReadOnlySpan<byte> postings, int start) => MemoryMarshal.Read<ushort>(postings[start..]);

    /// <summary>The impacts: of every text where dense, else of those in <see cref="Numbers"/>; see <see cref="Bm25Field"/>.</summary>
    public ReadOnlySpan<byte> Impacts(ReadOnlySpan<byte> postings) => postings.Slice(_impacts, _impactCount);

    /// <summary>The numbers of those that hold the term, ascending; not where dense.</summary>
    public ReadOnlySpan<ushort> Numbers(ReadOnlySpan<byte> postings) => Words(postings, _numbers, Count);

    /// <summary>The term's frequency in a text, as it is kept; 0 where the text does not hold it.</summary>
    /// <param name="postings">The section.</param>
    /// <param name="number">The passage (article).</param>
    /// <param name="length">Its length in terms.</param>
    /// <param name="field">What the impacts were computed with.</param>
    public int Frequency(ReadOnlySpan<byte> postings, int number, int length, in Bm25Field field)
    {
        int at = IsDense ? number : Numbers(postings).BinarySearch((ushort)number);
        byte impact = at < 0 ? (byte)0 : postings[_impacts + at];
        if (impact == 0)
        {
            return 0;
        }

        int exceptions = _impacts + _impactCount + (_impactCount & 1);
        int exception = Words(postings, exceptions, _exceptionCount).BinarySearch((ushort)number);
        return exception >= 0
            ? CountAt(postings, exceptions + ((_exceptionCount + exception) * sizeof(ushort)))
            : field.Frequency(impact, length);
    }

    private static ReadOnlySpan<ushort> Words(ReadOnlySpan<byte> postings, int start, int count) =>
        MemoryMarshal.Cast<byte, ushort>(postings.Slice(start, count * sizeof(ushort)));
}
