using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PolicyBot.Search.Segments;

/// <summary>Reads a <see cref="PostingList"/> in place.</summary>
internal readonly ref struct PostingReader
{
    /// <summary>Room for the numbers of a piece, and a few more.</summary>
    public const int RoomSize = (PieceBlocks * PostingList.BlockSize) + 16;

    /// <summary>Blocks of a piece: their numbers and sums fit in the first-level cache.</summary>
    private const int PieceBlocks = 16;

    private const int WordBits = 64;
    private const int WordsPerBlock = PostingList.BlockSize / WordBits;

    private readonly ReadOnlySpan<ushort> _ends;
    private readonly ReadOnlySpan<ushort> _numbers;
    private readonly ReadOnlySpan<byte> _lowBytes;
    private readonly ReadOnlySpan<ulong> _bits;
    private readonly ReadOnlySpan<byte> _codes;
    private readonly ReadOnlySpan<ushort> _rarePlaces;
    private readonly ReadOnlySpan<ushort> _rareFrequencies;

    /// <param name="postings">The section of postings.</param>
    /// <param name="list">The list; not empty.</param>
    public PostingReader(ReadOnlySpan<byte> postings, PostingList list)
    {
        Frequencies = list.Code.Frequencies;
        postings = postings[list.Start..];
        int rare = Take<ushort>(ref postings, 1)[0];
        PostingForm form = list.Form;
        if (form == PostingForm.Plain)
        {
            _numbers = Take<ushort>(ref postings, list.Count);
        }
        else
        {
            _ends = Take<ushort>(ref postings, list.Blocks);
            _lowBytes = Take<byte>(ref postings, form == PostingForm.LowBytes ? list.Count : 0);
            _bits = Take<ulong>(ref postings, form == PostingForm.Bitmap ? list.Blocks * WordsPerBlock : 0);
        }

        _codes = Take<byte>(ref postings, (list.Count + 1) / 2);
        _rarePlaces = Take<ushort>(ref postings, rare);
        _rareFrequencies = Take<ushort>(ref postings, rare);
    }

    /// <summary>How many pieces <see cref="Numbers"/> gives the numbers in.</summary>
    public int Pieces => _ends.IsEmpty ? 1 : (_ends.Length + PieceBlocks - 1) / PieceBlocks;

    /// <summary>The codes of the frequencies, two in a byte, see <see cref="FrequencyCode"/>.</summary>
    public ReadOnlySpan<byte> Codes => _codes;

    /// <summary>The frequency of each code.</summary>
    public ReadOnlySpan<byte> Frequencies { get; }

    /// <summary>The rare frequencies in the order of the list.</summary>
    public ReadOnlySpan<ushort> RareFrequencies => _rareFrequencies;

    /// <summary>The numbers of the texts, ascending, piece by piece.</summary>
    /// <param name="piece">Which piece.</param>
    /// <param name="room">Room of <see cref="RoomSize"/>.</param>
    /// <param name="first">Place of the piece's first in the list.</param>
    public ReadOnlySpan<ushort> Numbers(int piece, Span<ushort> room, out int first)
    {
        int begin = piece * PieceBlocks, end = Math.Min(begin + PieceBlocks, _ends.Length);
        first = begin == 0 ? 0 : _ends[begin - 1];
        if (_ends.IsEmpty)
        {
            return _numbers;
        }

        for (int block = begin; block < end; block++)
        {
            Span<ushort> own = room[((block == 0 ? 0 : _ends[block - 1]) - first)..];
            if (_bits.IsEmpty)
            {
                ReadLowBytes(block, own);
            }
            else
            {
                ReadBits(block, own);
            }
        }

        return room[..(_ends[end - 1] - first)];
    }

    /// <summary>The frequency at a place of the list.</summary>
    public int FrequencyAt(int place)
    {
        int code = (_codes[place >> 1] >> ((place & 1) << 2)) & (FrequencyCode.Count - 1);
        return code != FrequencyCode.Rare ? Frequencies[code] : _rareFrequencies[_rarePlaces.BinarySearch((ushort)place)];
    }

    /// <summary>The term's frequency in a text; 0 where the text does not hold it.</summary>
    public int FrequencyIn(int text)
    {
        int place = !_numbers.IsEmpty ? PlaceAmongNumbers(text) : _bits.IsEmpty ? PlaceAmongLowBytes(text) : PlaceAmongBits(text);
        return place < 0 ? 0 : FrequencyAt(place);
    }

    private static ReadOnlySpan<T> Take<T>(scoped ref ReadOnlySpan<byte> bytes, int count)
        where T : unmanaged
    {
        int length = count * Unsafe.SizeOf<T>();
        ReadOnlySpan<T> taken = MemoryMarshal.Cast<byte, T>(bytes[..length]);
        bytes = bytes[length..];
        return taken;
    }

    /// <summary>Writes the numbers of a block and, behind them, what the numbers of the next block take the place of.</summary>
    private void ReadLowBytes(int block, Span<ushort> numbers)
    {
        int next = block == 0 ? 0 : _ends[block - 1], end = _ends[block];
        Vector256<ushort> begin = Vector256.Create((ushort)(block * PostingList.BlockSize));
        for (; next < end && next + Vector256<ushort>.Count <= _lowBytes.Length; next += Vector256<ushort>.Count, numbers = numbers[Vector256<ushort>.Count..])
        {
            (begin | Vector256.WidenLower(Vector128.Create(_lowBytes.Slice(next, Vector128<byte>.Count)).ToVector256Unsafe())).CopyTo(numbers);
        }

        for (int i = 0; next < end; next++, i++)
        {
            numbers[i] = (ushort)(begin[0] | _lowBytes[next]);
        }
    }

    private void ReadBits(int block, Span<ushort> numbers)
    {
        int next = 0, begin = block * PostingList.BlockSize;
        foreach (ulong word in _bits.Slice(block * WordsPerBlock, WordsPerBlock))
        {
            for (ulong bits = word; bits != 0; bits &= bits - 1)
            {
                numbers[next++] = (ushort)(begin + BitOperations.TrailingZeroCount(bits));
            }

            begin += WordBits;
        }
    }

    /// <summary>Bisects without a branch on what is compared, which no processor could foretell.</summary>
    private int PlaceAmongNumbers(int text)
    {
        int low = 0;
        for (int length = _numbers.Length; length > 1;)
        {
            int half = length / 2;
            low += half & ((_numbers[low + half] - text - 1) >> 31);
            length -= half;
        }

        return _numbers[low] == text ? low : -1;
    }

    private int PlaceAmongLowBytes(int text)
    {
        int block = text / PostingList.BlockSize, first = block == 0 ? 0 : _ends[block - 1];
        int at = _lowBytes[first.._ends[block]].IndexOf((byte)text);
        return at < 0 ? -1 : first + at;
    }

    /// <summary>Counts the bits before a text over the whole block, since no processor could foretell how many words of it to count.</summary>
    private int PlaceAmongBits(int text)
    {
        int word = text / WordBits, block = text / PostingList.BlockSize, last = word % WordsPerBlock;
        ReadOnlySpan<ulong> words = _bits.Slice(block * WordsPerBlock, WordsPerBlock);
        if ((words[last] >> text & 1) == 0)
        {
            return -1;
        }

        int place = (block == 0 ? 0 : _ends[block - 1]) + BitOperations.PopCount(words[last] & ((1UL << text) - 1));
        for (int i = 0; i < WordsPerBlock - 1; i++)
        {
            // All bits of the words before, none of the others.
            place += BitOperations.PopCount(words[i]) & ((i - last) >> 31);
        }

        return place;
    }
}
