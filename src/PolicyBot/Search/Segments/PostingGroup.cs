using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace PolicyBot.Search.Segments;

/// <summary>Where the postings of one frequency lie in the section of postings; or of several, then each has its own.</summary>
/// <param name="Frequency">The frequency as it is kept; 0 for several.</param>
/// <param name="Count">How many passages (articles) there are.</param>
/// <param name="Start">Where the data begin.</param>
/// <param name="IsBitmap">Whether the data are a bit for every text of the segment instead of a number for each that holds the term.</param>
internal readonly record struct PostingGroup(int Frequency, int Count, int Start, bool IsBitmap)
{
    /// <summary>Bits of a bitmap come in words of so many.</summary>
    public const int WordBits = 32;

    /// <summary>Numbers take 16 bits each; from one text in 16 on a bitmap is smaller, and about as fast.</summary>
    public static bool IsBitmapFor(int count, int texts) => count * 16 > texts;

    /// <summary>Bytes of a bitmap.</summary>
    public static int BitmapLength(int texts) => (texts + WordBits - 1) / WordBits * sizeof(uint);

    /// <summary>Bytes of the data.</summary>
    public int Length(int texts) => IsBitmap ? BitmapLength(texts) : Count * sizeof(ushort) * (Frequency == 0 ? 2 : 1);

    /// <summary>The numbers, ascending; not of a bitmap.</summary>
    public ReadOnlySpan<ushort> Numbers(ReadOnlySpan<byte> postings) => Words(postings, Start);

    /// <summary>The frequency of each number, where there are several.</summary>
    public ReadOnlySpan<ushort> Frequencies(ReadOnlySpan<byte> postings) => Words(postings, Start + (Count * sizeof(ushort)));

    /// <summary>32 texts' bits of a bitmap, the first text's lowest.</summary>
    public uint Bits(ReadOnlySpan<byte> postings, int word) => BinaryPrimitives.ReadUInt32LittleEndian(postings[(Start + (word * sizeof(uint)))..]);

    /// <summary>The frequency in a text; 0 where it is not among these.</summary>
    public int FrequencyIn(ReadOnlySpan<byte> postings, int text)
    {
        if (IsBitmap)
        {
            return (Bits(postings, text / WordBits) & (1u << (text % WordBits))) != 0 ? Frequency : 0;
        }

        int at = Numbers(postings).BinarySearch((ushort)text);
        return at < 0 ? 0 : Frequency > 0 ? Frequency : Frequencies(postings)[at];
    }

    private ReadOnlySpan<ushort> Words(ReadOnlySpan<byte> postings, int start) =>
        MemoryMarshal.Cast<byte, ushort>(postings.Slice(start, Count * sizeof(ushort)));
}
