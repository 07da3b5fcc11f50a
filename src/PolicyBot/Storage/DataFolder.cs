using System.Diagnostics;
using System.Globalization;

namespace PolicyBot.Storage;

/// <summary>The folder of one installation: the store, the generations of the index, and the lock of whoever writes.</summary>
public sealed class DataFolder
{
    private const string Writer = "writer";
    private const string Service = "service";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>A service that was just told to stop may take so long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private DataFolder(string path) => Path = path;

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>The store's file.</summary>
    public string StorePath => System.IO.Path.Combine(Path, "articles.db");

    /// <summary>The folder of the index generations.</summary>
    public string IndexPath => System.IO.Path.Combine(Path, "index");

    /// <summary>The folder in which previews of the index are written; each has a folder of its own there and leaves nothing behind.</summary>
    public string PreviewPath => System.IO.Path.Combine(Path, "preview");

    /// <summary>The synonyms an administrator laid down for this installation; may be missing.</summary>
    public string SynonymsPath => System.IO.Path.Combine(Path, "synonyms.txt");

    /// <summary>Opens a folder, creating it where it is missing.</summary>
    /// <exception cref="StorageException">It cannot be created or written to.</exception>
    public static DataFolder Open(string path)
    {
        var folder = new DataFolder(System.IO.Path.GetFullPath(path));
        try
        {
            Directory.CreateDirectory(folder.IndexPath);
            string probe = System.IO.Path.Combine(folder.IndexPath, $".probe-{Guid.NewGuid():N}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return folder;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"数据文件夹 {folder.Path} 无法写入（{problem.Message}）。请检查权限和磁盘空间，或用 --data 指定另一个文件夹。", problem);
        }
    }

    /// <summary>Waits until no other process writes, then keeps all others from writing until the lock is disposed of.</summary>
    /// <param name="patience">How long to wait.</param>
    /// <param name="waiting">Told once, with the other process's number, when there is somebody to wait for.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="StorageException">The other process was still writing when patience ended, or the folder cannot be written to.</exception>
    public IDisposable Lock(TimeSpan patience, Action<string>? waiting, CancellationToken cancellation) =>
        Hold(Writer, patience, waiting, holder => $"数据文件夹 {Path} 正被另一个进程（{holder}）写入。请等它结束后再试。", cancellation);

    /// <summary>Keeps other services from the folder until the lock is disposed of: each would send what waits and carry out what is due. Publishing is not kept from it.</summary>
    /// <param name="cancellation">Ends the waiting for a service that is about to stop.</param>
    /// <exception cref="StorageException">Another service runs over the folder, or it cannot be written to.</exception>
    public IDisposable LockForService(CancellationToken cancellation) =>
        Hold(Service, Patience, null, holder => $"数据文件夹 {Path} 已有另一个服务在用（{holder}）。请先停掉那个服务，或用 --data 指定另一个文件夹。", cancellation);

    /// <param name="role">What is locked.</param>
    /// <param name="patience">How long to wait for another.</param>
    /// <param name="waiting">Told once of the other process.</param>
    /// <param name="refusal">What is said of the other process when patience ended.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    private FileStream Hold(string role, TimeSpan patience, Action<string>? waiting, Func<string, string> refusal, CancellationToken cancellation)
    {
        var waited = Stopwatch.StartNew();
        bool wasTold = false;
        while (true)
        {
            try
            {
                return Take(role);
            }
            // Whoever holds the lock shows as this very type; what derives from it has other causes, which waiting does not remove.
            catch (IOException problem) when (problem.GetType() == typeof(IOException))
            {
                if (waited.Elapsed >= patience)
                {
                    throw new StorageException(refusal(Holder(role)), problem);
                }
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                throw Unwritable(FileOf(role, "lock"), problem);
            }

            if (!wasTold)
            {
                waiting?.Invoke(Holder(role));
                wasTold = true;
            }

            if (cancellation.WaitHandle.WaitOne(Pause))
            {
                cancellation.ThrowIfCancellationRequested();
            }
        }
    }

    /// <summary>Takes a lock and says whose it is.</summary>
    /// <exception cref="IOException">Another process has it.</exception>
    /// <exception cref="StorageException">It cannot be said whose it is; the lock is given back.</exception>
    private FileStream Take(string role)
    {
        var stream = new FileStream(FileOf(role, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        try
        {
            File.WriteAllText(FileOf(role, "pid"), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return stream;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            stream.Dispose();
            throw Unwritable(FileOf(role, "pid"), problem);
        }
    }

    private StorageException Unwritable(string file, Exception problem) =>
        new($"数据文件夹 {Path} 里的 {System.IO.Path.GetFileName(file)} 无法写入（{problem.Message}）。请检查权限和磁盘空间。", problem);

    private string Holder(string role)
    {
        try
        {
            return "进程号 " + File.ReadAllText(FileOf(role, "pid")).Trim();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return "进程号未知";
        }
    }

    private string FileOf(string role, string ending) => System.IO.Path.Combine(Path, $"{role}.{ending}");
}

/// <summary>The data folder cannot be used. The message says what is wrong and the way out, in Chinese.</summary>
public sealed class StorageException : Exception
{
    /// <summary>Without a message.</summary>
    public StorageException()
    {
    }

    /// <summary>With a message for the person at the keyboard.</summary>
    public StorageException(string message)
        : base(message)
    {
    }

    /// <summary>With a message for the person at the keyboard and what lies behind it.</summary>
    public StorageException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
