using System.IO.Compression;
using PolicyBot.Articles;

namespace PolicyBot.Service.Publishing.Uploads;

/// <summary>Refuses files that are not what their name says, or that grow beyond measure when they are read.</summary>
internal static class UploadCheck
{
    /// <summary>Most entries of a Word document.</summary>
    private const int MostEntries = 2000;

    /// <summary>Most bytes of XML that a Word document may hold. Pictures are never unpacked.</summary>
    private const long LargestXml = 20_000_000;

    private const int LookedAt = 4096;

    private static readonly (byte[] Signature, string Kind)[] Signatures =
    [
        ("%PDF"u8.ToArray(), "PDF 文件"),
        ("PK\u0003\u0004"u8.ToArray(), "压缩包或 Word 文档"),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "图片"),
        ([0xFF, 0xD8, 0xFF], "图片"),
        ("GIF8"u8.ToArray(), "图片"),
        ([0xD0, 0xCF, 0x11, 0xE0], "旧式 Office 文档"),
        ([0x7F, (byte)'E', (byte)'L', (byte)'F'], "程序"),
        ("MZ"u8.ToArray(), "程序"),
    ];

    /// <summary>What is wrong with a file, in Chinese; null where nothing is.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static string? Complaint(string path)
    {
        string ending = Path.GetExtension(path).ToUpperInvariant();
        if (!ArticleReader.Formats.Contains(ending))
        {
            return $"不支持“{Path.GetExtension(path)}”格式。请转换成可以读取的格式：{string.Join(" ", ArticleReader.Formats.Order(StringComparer.Ordinal))}。";
        }

        return ending switch
        {
            ".DOCX" => WordComplaint(path),
            ".PDF" => Kind(path) is "PDF 文件" ? null : "不是 PDF 文件。请检查扩展名，或重新导出后再上传。",
            _ => Kind(path) is { } kind ? $"扩展名是 {Path.GetExtension(path)}，内容却是{kind}。请改正扩展名，或另存为文字后再上传。" : null,
        };
    }

    private static string? WordComplaint(string path)
    {
        try
        {
            using ZipArchive archive = ZipFile.OpenRead(path);
            if (archive.Entries.Count > MostEntries)
            {
                return $"文档里有 {archive.Entries.Count} 个部分，超过上限 {MostEntries} 个。请另存为新文档后再上传。";
            }

            if (archive.Entries.Any(entry => entry.FullName.Split('/', '\\').Contains("..") || Path.IsPathRooted(entry.FullName)))
            {
                return "文档里有指向别处的路径，不是正常的 Word 文档。请用 Word 打开并重新保存后再上传。";
            }

            return archive.Entries.Where(IsXml).Aggregate(0L, (sum, entry) => sum > LargestXml ? sum : sum + LengthOf(entry)) > LargestXml
                ? $"文档展开后的文字超过 {LargestXml / 1_000_000} MB，可能是压缩炸弹。请拆分，或另存为新文档后再上传。"
                : null;
        }
        catch (InvalidDataException)
        {
            // Encrypted documents and old ones are told apart where they are read.
            return null;
        }
    }

    private static bool IsXml(ZipArchiveEntry entry) =>
        entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    /// <summary>The length that an entry unpacks to, counted, since what it states may be wrong; counting ends where it is too long.</summary>
    private static long LengthOf(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        byte[] buffer = new byte[81920];
        long length = 0;
        for (int read; length <= LargestXml && (read = stream.Read(buffer)) > 0;)
        {
            length += read;
        }

        return length;
    }

    /// <summary>What a file is that is no text; null for text. A zero byte stands in no text but that of UTF-16, which begins with a mark.</summary>
    private static string? Kind(string path)
    {
        byte[] bytes = new byte[LookedAt];
        using FileStream stream = File.OpenRead(path);
        ReadOnlySpan<byte> head = bytes.AsSpan(0, stream.ReadAtLeast(bytes, LookedAt, throwOnEndOfStream: false));
        foreach ((byte[] signature, string kind) in Signatures)
        {
            if (head.StartsWith(signature))
            {
                return kind;
            }
        }

        bool isUtf16 = head.StartsWith<byte>([0xFF, 0xFE]) || head.StartsWith<byte>([0xFE, 0xFF]);
        return head.Contains((byte)0) && !isUtf16 ? "二进制数据" : null;
    }
}
