using System.Numerics;
using System.Runtime.InteropServices;

namespace PolicyBot.Search;

/// <summary>
/// The file of a generation: a header, then sections of fixed-size records that are used in place through the memory map. Numbers
/// are little-endian.
/// </summary>
/// <remarks>
/// Sections, each at a multiple of 8 bytes: 0 articles (<see cref="ArticleRecord"/>), 1 passages (<see cref="PassageRecord"/>),
/// 2 characters (UTF-16; all texts), 3 term keys (ulong, ascending), 4 term entries (<see cref="TermEntry"/>), 5 passage numbers of
/// postings (int), 6 frequencies of postings (byte, see <see cref="Bm25.Pack"/>), 7 article numbers of article postings (int),
/// 8 their frequencies (ushort). The header ends with the CRC-32C of all sections.
/// </remarks>
internal static class IndexFormat
{
    public const int Sections = 9;
    public const ulong Signature = 0x0031_5849_424C_4F50; // "POLBIX1"

    /// <summary>CRC-32C (Castagnoli) of bytes, going on from an earlier value.</summary>
    public static uint Checksum(uint crc, ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words)
        {
            crc = BitOperations.Crc32C(crc, word);
        }

        foreach (byte rest in bytes[(words.Length * sizeof(ulong))..])
        {
            crc = BitOperations.Crc32C(crc, rest);
        }

        return crc;
    }
}

/// <summary>The first bytes of a generation's file.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal unsafe struct IndexHeader
{
    public ulong Signature;

    /// <summary>The revision of the store that the generation was built from.</summary>
    public long Revision;

    public float AveragePassageLength;
    public float AverageArticleLength;
    public fixed long Offsets[IndexFormat.Sections];
    public fixed long Lengths[IndexFormat.Sections];
    public uint SectionsChecksum;

    /// <summary>Checksum of the header with this field zero.</summary>
    public uint HeaderChecksum;
}

/// <summary>A text in the section of characters; a length of -1 is no text.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct TextRecord
{
    public long Start;
    public int Length;
}

[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct ArticleRecord
{
    public TextRecord Id;
    public TextRecord Title;
    public TextRecord Text;
    public TextRecord Publisher;
    public TextRecord Date;
    public TextRecord Region;
    public TextRecord Url;
    public int FirstPassage;
    public int PassageCount;

    /// <summary>Length in terms.</summary>
    public int Terms;
    public int DateInferred;
}

[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct PassageRecord
{
    public int Article;
    public int Start;
    public int Length;

    /// <summary>Length in terms.</summary>
    public int Terms;
    public TextRecord Heading;
}

[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct TermEntry
{
    public long Postings;
    public long ArticlePostings;
    public int Count;
    public int ArticleCount;
}
