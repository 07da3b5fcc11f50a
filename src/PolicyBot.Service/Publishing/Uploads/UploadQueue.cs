using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using PolicyBot.Storage;

namespace PolicyBot.Service.Publishing.Uploads;

/// <summary>Takes files in and has them read one after the other, so that questions are answered as fast as ever. Thread-safe.</summary>
/// <param name="folder">The data folder.</param>
/// <param name="reader">Reads the files.</param>
/// <param name="logger">Told where a draft could not be written.</param>
internal sealed partial class UploadQueue(DataFolder folder, UploadReader reader, ILogger<UploadQueue> logger) : BackgroundService
{
    /// <summary>Most files of one upload.</summary>
    public const int MostFiles = 500;

    /// <summary>Most bytes of one upload.</summary>
    public const long LargestUpload = 500_000_000;

    private const int Waiting = 100;

    private readonly Channel<UploadBatch> _queue = Channel.CreateBounded<UploadBatch>(new BoundedChannelOptions(Waiting) { SingleReader = true });
    private readonly ConcurrentDictionary<string, UploadBatch> _batches = [];

    private string UploadsPath => Path.Combine(folder.Path, "uploads");

    /// <summary>An upload since the start of the program; null where there is none of that id.</summary>
    public UploadBatch? Find(string? id) => id is not null && _batches.TryGetValue(id, out UploadBatch? batch) ? batch : null;

    /// <summary>Takes files in.</summary>
    /// <returns>The upload, which is read from now on.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public async Task<UploadBatch> AcceptAsync(IReadOnlyList<IFormFile> files, string actor, CancellationToken cancellation)
    {
        string id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        UploadBatch batch = new(id, actor, Path.Combine(UploadsPath, id), [.. files.Select(file => UploadName.Safe(file.FileName))]);
        try
        {
            await WriteAsync(batch, files, cancellation);
            _batches[id] = batch;
            await _queue.Writer.WriteAsync(batch, cancellation);
            return batch;
        }
        catch
        {
            // Nobody was told of it, and nobody reads it.
            _batches.TryRemove(id, out _);
            Delete(batch.Folder);
            throw;
        }
    }

    private static async Task WriteAsync(UploadBatch batch, IReadOnlyList<IFormFile> files, CancellationToken cancellation)
    {
        for (int i = 0; i < files.Count; i++)
        {
            string path = batch.PathOf(i);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using FileStream stream = new(path, FileMode.CreateNew, FileAccess.Write);
            await files[i].CopyToAsync(stream, cancellation);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What the end of the program left of uploads was not read, and nobody was told that it was; what it left of previews is nobody's.
        Delete(UploadsPath);
        Delete(folder.PreviewPath);
        await foreach (UploadBatch batch in _queue.Reader.ReadAllAsync(stoppingToken))
        {
            for (int i = 0; i < batch.Items.Count; i++)
            {
                await ReadAsync(batch, i, stoppingToken);
            }

            Delete(batch.Folder);
        }
    }

    private async Task ReadAsync(UploadBatch batch, int item, CancellationToken cancellation)
    {
        try
        {
            await reader.ReadAsync(batch, item, cancellation);
        }
        catch (SqliteException fault)
        {
            LogFault(logger, fault);
            batch.Finish(item, [], ["草稿没有存下来，请检查磁盘空间后重新上传。"]);
        }
#pragma warning disable CA1031 // A file that breaks its reader must not keep the others from theirs.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFault(logger, fault);
            batch.Finish(item, [], ["读取时出错，没有存成草稿。请另存为 docx 或 txt 再上传。"]);
        }
    }

    private static void Delete(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                Directory.Delete(path, recursive: true);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The next start deletes it.
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An uploaded file could not be made a draft")]
    private static partial void LogFault(ILogger logger, Exception fault);
}
