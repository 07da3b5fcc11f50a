using System.Runtime.InteropServices;

namespace PolicyBot.Search.Segments;

/// <summary>A segment's file while it is written. One that is not finished is deleted.</summary>
internal sealed class SegmentFile : IDisposable
{
    private readonly FileStream _stream;
    private readonly string _path;
    private SectionTable _sections;
    private Crc32C _checksum;
    private bool _isFinished;

    /// <param name="path">A file that does not exist.</param>
    public SegmentFile(string path)
    {
        _path = path;
        _stream = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 20);
        _stream.Write(new byte[SegmentFormat.HeaderSize]);
    }

    /// <summary>Writes the next section.</summary>
    public void Add<T>(SegmentSection section, ReadOnlySpan<T> records)
        where T : unmanaged
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(records);
        _sections[(int)section] = new SectionRange { Start = checked((int)_stream.Position), Length = bytes.Length };
        int whole = bytes.Length / SegmentFormat.Alignment * SegmentFormat.Alignment;
        Write(bytes[..whole]);
        if (whole < bytes.Length)
        {
            Span<byte> last = stackalloc byte[SegmentFormat.Alignment];
            bytes[whole..].CopyTo(last);
            Write(last);
        }
    }

    /// <summary>Writes the header, with sections and checksums filled in, and flushes all to the disk.</summary>
    /// <returns>Length and checksum of the file.</returns>
    public (int Length, uint Checksum) Finish(SegmentHeader header)
    {
        header.Sections = _sections;
        header.ContentChecksum = _checksum.With([]);
        Span<byte> bytes = MemoryMarshal.AsBytes(new Span<SegmentHeader>(ref header));
        header.HeaderChecksum = SegmentFormat.HeaderChecksum(bytes);
        _stream.Position = 0;
        _stream.Write(bytes);
        _stream.Flush(flushToDisk: true);
        _isFinished = true;
        return ((int)_stream.Length, header.HeaderChecksum);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stream.Dispose();
        if (!_isFinished)
        {
            File.Delete(_path);
        }
    }

    private void Write(ReadOnlySpan<byte> blocks)
    {
        _checksum.Append(blocks);
        _stream.Write(blocks);
    }
}
