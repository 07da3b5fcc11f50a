namespace PolicyBot.Search.Segments;

/// <summary>The texts (passages or articles) of a segment that hold a term: where their list lies in the section of postings.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Count">How many texts hold the term.</param>
/// <param name="Texts">How many texts the segment holds.</param>
/// <param name="Code">How frequencies are written.</param>
/// <remarks>
/// In the file: how many frequencies are rare (ushort); the numbers of the texts in ascending order, in the form that takes the fewest bytes; a
/// <see cref="FrequencyCode"/> for each, the first in the lower half of a byte; for each rare frequency its place in the list, then the
/// frequencies themselves (ushort each). Two forms go by blocks of 256 texts, so that a text is found without reading all before it: where
/// each block ends in the list (ushort each), then either the low byte of each number or 256 bits for each block. (Roaring bitmaps choose
/// between the same forms: Chambi and others, Better bitmap performance with Roaring bitmaps, 2016.)
/// </remarks>
internal readonly record struct PostingList(int Start, int Count, int Texts, FrequencyCode Code)
{
    /// <summary>Texts of a block.</summary>
    public const int BlockSize = 256;

    /// <summary>Bytes of a block's bitmap.</summary>
    public const int BitmapSize = BlockSize / 8;

    /// <summary>Blocks of the segment.</summary>
    public int Blocks => (Texts + BlockSize - 1) / BlockSize;

    /// <summary>The form of the numbers.</summary>
    public PostingForm Form
    {
        get
        {
            int plain = Count * sizeof(ushort), ends = Blocks * sizeof(ushort), lowBytes = ends + Count, bitmap = ends + (Blocks * BitmapSize);
            return plain <= Math.Min(lowBytes, bitmap) ? PostingForm.Plain : lowBytes <= bitmap ? PostingForm.LowBytes : PostingForm.Bitmap;
        }
    }
}

/// <summary>How the numbers of a list are written.</summary>
internal enum PostingForm
{
    /// <summary>A ushort each.</summary>
    Plain,

    /// <summary>The low byte of each, by blocks.</summary>
    LowBytes,

    /// <summary>A bit for every text, by blocks.</summary>
    Bitmap,
}
