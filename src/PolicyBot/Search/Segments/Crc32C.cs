using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PolicyBot.Search.Segments;

/// <summary>
/// CRC-32C (Castagnoli) by the processor's own instruction: the CRC of four CRCs, each over every fourth word of eight bytes, so that the
/// processor works on four at a time, and of the bytes left over. Any single flipped bit changes it.
/// </summary>
internal struct Crc32C
{
    /// <summary>Bytes that go through the lanes together.</summary>
    public const int BlockSize = 4 * sizeof(ulong);

    private uint _one;
    private uint _two;
    private uint _three;
    private uint _four;

    /// <summary>The checksum of some bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = default(Crc32C);
        int whole = bytes.Length / BlockSize * BlockSize;
        crc.Append(bytes[..whole]);
        return crc.With(bytes[whole..]);
    }

    /// <summary>Goes on over whole blocks.</summary>
    /// <remarks>Code made ahead of time would call a method for each word; made when first called, it has the instruction itself.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Append(ReadOnlySpan<byte> blocks)
    {
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(blocks);
        (uint one, uint two, uint three, uint four) = (_one, _two, _three, _four);
        for (; words.Length >= 4; words = words[4..])
        {
            one = BitOperations.Crc32C(one, words[0]);
            two = BitOperations.Crc32C(two, words[1]);
            three = BitOperations.Crc32C(three, words[2]);
            four = BitOperations.Crc32C(four, words[3]);
        }

        (_one, _two, _three, _four) = (one, two, three, four);
    }

    /// <summary>The checksum of the blocks so far and the bytes behind them.</summary>
    public readonly uint With(ReadOnlySpan<byte> rest)
    {
        uint crc = BitOperations.Crc32C(BitOperations.Crc32C(0, ((ulong)_one << 32) | _two), ((ulong)_three << 32) | _four);
        foreach (byte value in rest)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return crc;
    }
}
