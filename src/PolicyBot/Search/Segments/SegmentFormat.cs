using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PolicyBot.Search.Segments;

/// <summary>
/// The file of a segment: a header, then sections of fixed-size records that are used in place through the memory map. Numbers are
/// little-endian; behind the header every section is padded with zeros to a multiple of 32 bytes.
/// </summary>
/// <remarks>
/// Passages and articles are numbered from 0 in the order in which they were added, the passages of an article one after the other. A
/// segment holds at most <see cref="MostPassages"/> of either, so that 16 bits name one.
/// </remarks>
internal static class SegmentFormat
{
    public const ulong Signature = 0x0035_5849_424C_4F50; // "POLBIX5"; the digit is the version of the format and of the terms that a text has

    /// <summary>The bits of <see cref="Signature"/> that all versions share.</summary>
    public const ulong AllVersions = 0xFF00_FFFF_FFFF_FFFF;

    /// <summary>Most passages of a segment.</summary>
    public const int MostPassages = ushort.MaxValue;

    /// <summary>Term keys between two heads, see <see cref="SegmentSection.Heads"/>.</summary>
    public const int BlockSize = 64;

    /// <summary>Sections are padded to multiples of this.</summary>
    public const int Alignment = Crc32C.BlockSize;

    /// <summary>Length of the header in bytes.</summary>
    public static readonly int HeaderSize = Unsafe.SizeOf<SegmentHeader>();

    /// <summary>The checksum that a header holding it would have.</summary>
    public static uint HeaderChecksum(ReadOnlySpan<byte> header) => Crc32C.Of(header[..(HeaderSize - sizeof(uint))]);
}

/// <summary>The sections of a segment, in the order of the file.</summary>
internal enum SegmentSection
{
    /// <summary><see cref="ArticleRecord"/> of each article.</summary>
    Articles,

    /// <summary><see cref="IdRecord"/> of each article, by ascending hash.</summary>
    Ids,

    /// <summary><see cref="TextRecord"/> of each value that articles and passages share: publishers, dates, regions, topics, successors, headings.</summary>
    Values,

    /// <summary>UTF-16 characters of all texts.</summary>
    Characters,

    /// <summary><see cref="PassageRecord"/> of each passage.</summary>
    Passages,

    /// <summary>Article of each passage (ushort).</summary>
    PassageArticles,

    /// <summary>Length of each passage in terms (float, as scores need it).</summary>
    PassageLengths,

    /// <summary>Length of each article in terms (float).</summary>
    ArticleLengths,

    /// <summary>Every 64th term key (ulong).</summary>
    Heads,

    /// <summary>Term keys (ulong), ascending.</summary>
    Keys,

    /// <summary><see cref="RunRecord"/> of each term.</summary>
    Runs,

    /// <summary>Postings, see <see cref="PostingList"/>.</summary>
    Postings,
}

/// <summary>The first bytes of a segment's file; without padding, so that every bit of them counts.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal struct SegmentHeader
{
    public ulong Signature;

    /// <summary>Length of all passages together, in terms.</summary>
    public long Length;

    /// <summary>CRC-32C of all that follows the header.</summary>
    public uint ContentChecksum;

    public SectionTable Sections;

    /// <summary>CRC-32C of the header before this field.</summary>
    public uint HeaderChecksum;
}

/// <summary>Where the sections lie.</summary>
[InlineArray(12)]
internal struct SectionTable
{
    private SectionRange _first;
}

/// <summary>Where a section lies in the file, in bytes.</summary>
internal struct SectionRange
{
    public int Start;
    public int Length;
}

/// <summary>A text in the section of characters.</summary>
internal struct TextRecord
{
    public int Start;
    public int Length;
}

/// <summary>An article. Values are counted from 1, 0 is none.</summary>
internal struct ArticleRecord
{
    public TextRecord Id;
    public TextRecord Title;
    public TextRecord Text;
    public int Url;
    public int Publisher;
    public int Region;
    public int Topic;
    public int Date;

    /// <summary>First and last day that the date can mean, as <see cref="DateOnly.DayNumber"/>; -1 without a date.</summary>
    public int Earliest;

    /// <inheritdoc cref="Earliest"/>
    public int Latest;

    /// <summary>1 where the date was concluded from the text.</summary>
    public int DateInferred;

    /// <summary>First and last day on which it holds, as <see cref="DateOnly.DayNumber"/>; -1 for no limit.</summary>
    public int InForceFrom;

    /// <inheritdoc cref="InForceFrom"/>
    public int InForceUntil;

    /// <summary>Id of the article that took its place.</summary>
    public int SupersededBy;

    public int FirstPassage;
    public int PassageCount;
}

/// <summary>The hash of an article's id and the article's number.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct IdRecord
{
    public ulong Hash;
    public int Article;
}

/// <summary>A passage's place in its article's text, and its heading (a value, 0 for none).</summary>
internal struct PassageRecord
{
    public int Start;
    public int Length;
    public int Heading;
}

/// <summary>The passages and the articles that hold a term.</summary>
internal struct RunRecord
{
    public ListRecord Passages;
    public ListRecord Articles;
}

/// <summary>A <see cref="PostingList"/> in its section.</summary>
internal struct ListRecord
{
    /// <summary>What 1 is in <see cref="Greatest"/>.</summary>
    public const int Whole = byte.MaxValue;

    public int Start;
    public ushort Count;

    /// <summary>The greatest <see cref="Bm25Field.Saturation"/> of the list, as the segment alone would score it, rounded up.</summary>
    public byte Greatest;
}
