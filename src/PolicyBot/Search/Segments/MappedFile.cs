using System.IO.MemoryMappedFiles;

namespace PolicyBot.Search.Segments;

/// <summary>A file read through a memory map: the one place that knows its address.</summary>
/// <remarks>
/// A page that is cut off a file while it is mapped ends the process when it is read (SIGBUS), which no code can catch. So nothing here
/// ever changes or cuts a segment: each is written once under a name that did not exist, and taken away by its name alone, which leaves the
/// pages to those who have it mapped.
/// </remarks>
internal sealed unsafe class MappedFile : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;
    private readonly int _length;

    /// <param name="path">A file of 1 byte to 2 GB that nobody changes while it is open.</param>
    /// <exception cref="InvalidDataException">It is empty or larger.</exception>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public MappedFile(string path)
    {
        long length = new FileInfo(path).Length;
        if (length is 0 or > int.MaxValue)
        {
            throw new InvalidDataException($"索引文件 {path} 的长度（{length} 字节）不对。");
        }

        _length = (int)length;
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        _view = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
    }

    /// <summary>All of the file. Not to be used once the file is disposed of.</summary>
    public ReadOnlySpan<byte> Bytes => new(_start, _length);

    /// <inheritdoc/>
    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }
}
