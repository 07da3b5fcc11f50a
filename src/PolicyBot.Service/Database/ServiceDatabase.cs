using System.Diagnostics;
using System.Threading.Channels;
using Dapper;
using Microsoft.Data.Sqlite;
using PolicyBot.Storage;

namespace PolicyBot.Service.Database;

/// <summary>
/// The file service.db of the data folder: what was said, who works here, and what they did. Writers that wait at the same time share one transaction, because each costs
/// a wait for the disk; a write is acknowledged when it is durable. Thread-safe.
/// </summary>
internal sealed class ServiceDatabase : IAsyncDisposable
{
    private const int MostShared = 256;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly SqliteConnection _writer;
    private readonly SqliteConnection _reader;
    private readonly Lock _reading = new();
    private readonly Channel<Write> _queue = Channel.CreateBounded<Write>(new BoundedChannelOptions(4096) { SingleReader = true });
    private readonly Task _writing;

    /// <summary>When something was last written, 0 where that failed.</summary>
    private long _lastCommit;

    private ServiceDatabase(SqliteConnection writer, SqliteConnection reader)
    {
        _writer = writer;
        _reader = reader;
        _writing = Task.Run(WriteAllAsync);
    }

    /// <summary>Opens the database of a data folder, creating it where it is missing, readable by this user alone.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="schemas">What makes the tables where they are missing.</param>
    /// <exception cref="StorageException">The file is no such database, or cannot be opened.</exception>
    public static ServiceDatabase Open(DataFolder folder, params ReadOnlySpan<string> schemas)
    {
        string path = Path.Combine(folder.Path, "service.db");
        try
        {
            CreatePrivate(path);
            SqliteConnection writer = Connect(path, string.Concat(schemas));
            return new ServiceDatabase(writer, Connect(path, ""));
        }
        catch (Exception problem) when (problem is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"服务库 {path} 无法打开（{problem.Message}）。请检查权限和磁盘空间；如果文件已损坏，请移走它再启动，文章不受影响。", problem);
        }
    }

    /// <summary>Reads.</summary>
    /// <param name="read">Reads from the connection, quickly: others wait.</param>
    public T Read<T>(Func<SqliteConnection, T> read)
    {
        lock (_reading)
        {
            return read(_reader);
        }
    }

    /// <summary>Reads what takes longer, such as searching all that was ever kept, without anybody waiting.</summary>
    /// <param name="read">Reads from a connection of its own.</param>
    public T Scan<T>(Func<SqliteConnection, T> read)
    {
        using SqliteConnection connection = Connect(_reader.DataSource, "");
        return read(connection);
    }

    /// <summary>Writes, whole or not at all.</summary>
    /// <param name="write">Writes to the connection; runs within a transaction, and again where that fails for another's sake.</param>
    /// <returns>Complete when what was written is durable.</returns>
    /// <exception cref="SqliteException">It cannot be written.</exception>
    public async Task WriteAsync(Action<SqliteConnection> write)
    {
        var waiting = new Write(write, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await _queue.Writer.WriteAsync(waiting);
        await waiting.Done.Task;
    }

    /// <summary>Whether what is written now is kept; tried out where nothing was written in the last seconds, or the last write failed.</summary>
    public async Task<bool> CanWriteAsync()
    {
        if (Volatile.Read(ref _lastCommit) is not 0 and var last && Stopwatch.GetElapsedTime(last) < Fresh)
        {
            return true;
        }

        try
        {
            await WriteAsync(connection => connection.Execute("PRAGMA user_version = 0"));
            return true;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    /// <summary>Waits for the writes under way and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.Complete();
        await _writing;
        _reader.Dispose();
        _writer.Dispose();
    }

    private static void CreatePrivate(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        new FileStream(path, options).Dispose();
    }

    private static SqliteConnection Connect(string path, string schema)
    {
        SQLitePCL.Batteries_V2.Init();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 10000;" + schema);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private async Task WriteAllAsync()
    {
        List<Write> together = [];
        while (await _queue.Reader.WaitToReadAsync())
        {
            together.Clear();
            while (together.Count < MostShared && _queue.Reader.TryRead(out Write? next))
            {
                together.Add(next);
            }

            if (TryCommit(together) is null)
            {
                together.ForEach(write => write.Done.SetResult());
                continue;
            }

            // One of them is at fault, and only that one is to fail.
            foreach (Write write in together)
            {
                if (TryCommit([write]) is { } fault)
                {
                    write.Done.SetException(fault);
                }
                else
                {
                    write.Done.SetResult();
                }
            }
        }
    }

    private Exception? TryCommit(List<Write> writes)
    {
        try
        {
            // Not a SqliteTransaction: where SQLite has rolled back by itself, that one would stay with the connection, and no other could begin.
            _writer.Execute("BEGIN IMMEDIATE");
            writes.ForEach(write => write.Action(_writer));
            _writer.Execute("COMMIT");
            Volatile.Write(ref _lastCommit, Stopwatch.GetTimestamp());
            return null;
        }
#pragma warning disable CA1031 // Whatever a write throws belongs to its caller; the loop goes on for the others.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Volatile.Write(ref _lastCommit, 0);
            Undo();
            return fault;
        }
    }

    private void Undo()
    {
        try
        {
            _writer.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself, for instance because the disk is full.
        }
    }

    private sealed record Write(Action<SqliteConnection> Action, TaskCompletionSource Done);
}
