using System.Security.Cryptography;
using PolicyBot.Storage;

namespace PolicyBot.Service.Channels.DirectLine;

/// <summary>The key that signs tokens: made at the first start, kept in the data folder where only this user may read it.</summary>
internal static class TokenKey
{
    private const int Bytes = 32;

    /// <summary>Reads the key of a data folder, or makes it.</summary>
    /// <exception cref="StorageException">The file cannot be read or written, or is no key.</exception>
    public static byte[] Of(DataFolder folder)
    {
        string path = Path.Combine(folder.Path, "directline.key");
        try
        {
            if (!File.Exists(path))
            {
                Create(path);
            }

            byte[] key = File.ReadAllBytes(path);
            return key.Length == Bytes
                ? key
                : throw new StorageException($"密钥文件 {path} 已损坏。请删除它再启动，会生成新的；正在进行的网页对话需要重新开始。");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"密钥文件 {path} 无法读写（{problem.Message}）。请检查权限和磁盘空间。", problem);
        }
    }

    /// <summary>Whole at once, so that another process never reads half a key; whoever comes second keeps the first's.</summary>
    private static void Create(string path)
    {
        string draft = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(draft, options))
        {
            file.Write(RandomNumberGenerator.GetBytes(Bytes));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
