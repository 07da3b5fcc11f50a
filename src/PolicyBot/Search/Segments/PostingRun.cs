using System.Runtime.InteropServices;

namespace PolicyBot.Search.Segments;

/// <summary>The postings of a term in a segment: which passages (or articles) hold it, and how often.</summary>
/// <remarks>
/// In the file: how many texts hold the term and how many groups follow (ushort each); of each group frequency and count (ushort each)
/// and its data, see <see cref="PostingGroup"/>. Texts of the same frequency are kept together, so that most postings are a number of 16
/// bits or a single bit, and a score's divisions are done once for many terms.
/// </remarks>
internal readonly struct PostingRun
{
    private const int HeaderSize = 2 * sizeof(ushort);

    private readonly int _start;
    private readonly int _texts;
    private readonly int _groups;

    /// <param name="postings">The section of postings.</param>
    /// <param name="start">Where the run begins.</param>
    /// <param name="texts">How many passages (articles) the segment holds.</param>
    public PostingRun(ReadOnlySpan<byte> postings, int start, int texts)
    {
        (_start, _texts) = (start, texts);
        Count = CountAt(postings, start);
        _groups = CountAt(postings, start + sizeof(ushort));
    }

    /// <summary>How many passages (articles) hold the term; 0 for no run.</summary>
    public int Count { get; }

    /// <summary>The count alone of the run that begins somewhere.</summary>
    public static int CountAt(ReadOnlySpan<byte> postings, int start) => MemoryMarshal.Read<ushort>(postings[start..]);

    /// <summary>Adds the groups to a list.</summary>
    public void Read(ReadOnlySpan<byte> postings, List<PostingGroup> groups)
    {
        for (int i = 0, at = _start + HeaderSize; i < _groups; i++)
        {
            PostingGroup group = GroupAt(postings, at);
            groups.Add(group);
            at = group.Start + group.Length(_texts);
        }
    }

    /// <summary>The term's frequency in a text, as it is kept; 0 where the text does not hold it.</summary>
    public int Frequency(ReadOnlySpan<byte> postings, int text)
    {
        for (int i = 0, at = _start + HeaderSize; i < _groups; i++)
        {
            PostingGroup group = GroupAt(postings, at);
            if (group.FrequencyIn(postings, text) is var frequency and > 0)
            {
                return frequency;
            }

            at = group.Start + group.Length(_texts);
        }

        return 0;
    }

    private PostingGroup GroupAt(ReadOnlySpan<byte> postings, int at)
    {
        int frequency = CountAt(postings, at), count = CountAt(postings, at + sizeof(ushort));
        return new PostingGroup(frequency, count, at + HeaderSize, frequency > 0 && PostingGroup.IsBitmapFor(count, _texts));
    }
}
