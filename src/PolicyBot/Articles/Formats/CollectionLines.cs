using System.Buffers;
using System.Text;

namespace PolicyBot.Articles.Formats;

/// <summary>The lines of a collection as bytes, of which one that is too long is never held in memory.</summary>
internal sealed class CollectionLines : IDisposable
{
    /// <summary>Most bytes of a line.</summary>
    public const int Longest = 20_000_000;

    private const int Sample = 1_000_000;

    private readonly Stream _stream;

    private CollectionLines(Stream stream, Encoding encoding) => (_stream, Encoding) = (stream, encoding);

    /// <summary>What a line is decoded with where it is not UTF-8.</summary>
    public Encoding Encoding { get; }

    /// <summary>Opens a collection. Its encoding is concluded from its beginning, for one line is too short to tell.</summary>
    /// <exception cref="UnreadableArticleException">It is no text.</exception>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be opened.</exception>
    public static CollectionLines Open(string file)
    {
        FileStream stream = File.OpenRead(file);
        try
        {
            byte[] sample = new byte[Math.Min(Sample, stream.Length)];
            int length = stream.ReadAtLeast(sample, sample.Length, throwOnEndOfStream: false);
            while (length == Sample && sample[length - 1] > 0x7F)
            {
                Array.Resize(ref sample, --length);
            }

            Encoding encoding = TextDecoder.EncodingOf(sample.AsSpan(0, length), out int preamble) ?? Encoding.UTF8;
            stream.Position = preamble;
            return encoding is UnicodeEncoding
                ? new CollectionLines(Encoding.CreateTranscodingStream(stream, encoding, Encoding.UTF8), Encoding.UTF8)
                : new CollectionLines(stream, encoding);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>A line's words: UTF-8 where its bytes are that, else the collection's encoding.</summary>
    /// <exception cref="UnreadableArticleException">They are neither.</exception>
    public static string Decode(byte[] line, Encoding encoding)
    {
        var strict = (Encoding)(System.Text.Unicode.Utf8.IsValid(line) ? Encoding.UTF8 : encoding).Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        try
        {
            return strict.GetString(line);
        }
        catch (DecoderFallbackException problem)
        {
            throw new UnreadableArticleException($"不是 {encoding.WebName.ToUpperInvariant()} 编码的文字。请改正这一行，其余各行不受影响。", problem);
        }
    }

    /// <summary>Reads the lines.</summary>
    /// <returns>Each without its end; null for one that is too long.</returns>
    public IEnumerable<byte[]?> Read(CancellationToken cancellation)
    {
        byte[] buffer = new byte[81920];
        var line = new ArrayBufferWriter<byte>();
        bool isTooLong = false;
        for (int read; (read = _stream.Read(buffer)) > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            for (int start = 0, end; start < read; start = end + 1)
            {
                int feed = Array.IndexOf(buffer, (byte)'\n', start, read - start);
                end = feed < 0 ? read : feed;
                isTooLong |= line.WrittenCount + end - start > Longest;
                line.Write(buffer.AsSpan(start, isTooLong ? 0 : end - start));
                if (feed >= 0)
                {
                    yield return isTooLong ? null : line.WrittenSpan.ToArray();
                    line.ResetWrittenCount();
                    isTooLong = false;
                }
            }
        }

        if (isTooLong || line.WrittenCount > 0)
        {
            yield return isTooLong ? null : line.WrittenSpan.ToArray();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();
}
