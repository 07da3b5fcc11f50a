using System.Collections.Frozen;
using PolicyBot.Articles.Cleaning;
using PolicyBot.Articles.Formats;

namespace PolicyBot.Articles;

/// <summary>Reads files, folders and collections into articles.</summary>
/// <remarks>What cannot be read becomes a result with a problem; the files beside it are still read. Linked files are read, linked folders are not followed.</remarks>
public static class ArticleReader
{
    /// <summary>Files larger than this are refused; collections (.jsonl) may be of any size.</summary>
    public const long LargestFile = 20_000_000;

    /// <summary>The endings of the files that can be read, with the dot, in any case.</summary>
    public static IReadOnlySet<string> Formats => Endings;

    private static readonly FrozenSet<string> Endings =
        new[] { ".txt", ".md", ".markdown", ".html", ".htm", ".docx", ".pdf", ".jsonl" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Documents that whoever puts them into a folder takes for articles.</summary>
    private static readonly FrozenSet<string> Convertible = new[] { ".doc", ".wps", ".rtf", ".odt" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Beside =
        new[] { "README.md", "synonyms.txt", "golden.jsonl" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly EnumerationOptions Files = new() { IgnoreInaccessible = false, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System };

    /// <summary>A linked folder may lead back to one above it.</summary>
    private static readonly EnumerationOptions Folders = new() { IgnoreInaccessible = false, AttributesToSkip = Files.AttributesToSkip | FileAttributes.ReparsePoint };

    /// <summary>Reads a file, a folder with all below it, or a .jsonl collection.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>One result a file, or a line of a collection, in the order of the names.</returns>
    public static IEnumerable<ReadResult> Read(string path, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (File.Exists(path))
        {
            return ReadFile(path, cancellation);
        }

        return Directory.Exists(path)
            ? ReadFolder(path, cancellation)
            : [new ReadResult(path) { Problem = $"{path}：没有这个文件或文件夹。请检查路径。" }];
    }

    private static IEnumerable<ReadResult> ReadFolder(string folder, CancellationToken cancellation)
    {
        List<(string Path, string? Problem)> found = [];
        Gather(folder, found, cancellation);
        if (found.Count == 0)
        {
            found.Add((folder, $"{folder}：文件夹里没有可以读取的文件（{string.Join(" ", Endings.Order())}）。"));
        }

        return found.OrderBy(entry => entry.Path, StringComparer.Ordinal)
            .SelectMany(entry => entry.Problem is null ? ReadFile(entry.Path, cancellation) : [new ReadResult(entry.Path) { Problem = entry.Problem }]);
    }

    /// <summary>Gathers the articles of a folder and all below it, and the folders that cannot be opened.</summary>
    private static void Gather(string folder, List<(string Path, string? Problem)> found, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        string[] below;
        try
        {
            found.AddRange(Directory.GetFiles(folder, "*", Files).Where(IsArticle).Select(file => (file, ProblemOf(file))));
            below = Directory.GetDirectories(folder, "*", Folders);
        }
        catch (Exception denied) when (denied is UnauthorizedAccessException or IOException)
        {
            found.Add((folder, $"{folder}：无法打开文件夹（{denied.Message}）。请检查权限。"));
            return;
        }

        foreach (string inner in below)
        {
            Gather(inner, found, cancellation);
        }
    }

    /// <summary>Notes for editors, synonyms and questions to check the answers with lie beside the articles and are none.</summary>
    private static bool IsArticle(string file) => (Endings.Contains(Path.GetExtension(file)) || Convertible.Contains(Path.GetExtension(file))) && !Beside.Contains(Path.GetFileName(file));

    private static string? ProblemOf(string file) => Convertible.Contains(Path.GetExtension(file)) ? $"{file}：不支持“{Path.GetExtension(file)}”格式。请另存为 .docx 再导入。" : null;

    private static IEnumerable<ReadResult> ReadFile(string file, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Path.GetExtension(file).Equals(".jsonl", StringComparison.OrdinalIgnoreCase)
            ? CollectionFormat.Read(file, cancellation)
            : [ReadSingle(file, cancellation)];
    }

    private static ReadResult ReadSingle(string file, CancellationToken cancellation)
    {
        try
        {
            long length = new FileInfo(file).Length;
            if (length is 0 or > LargestFile)
            {
                throw new UnreadableArticleException(length == 0
                    ? "是空文件。请检查内容，或从导入的文件中去掉它。"
                    : $"有 {length / 1_000_000} MB，超过单篇文章的上限 {LargestFile / 1_000_000} MB。请拆分后再导入。");
            }

            return ArticleCleaner.Clean(ReadFormat(file, cancellation), Path.GetFileNameWithoutExtension(file), file);
        }
        catch (UnreadableArticleException problem)
        {
            return new ReadResult(file) { Problem = $"{file}：{problem.Message}" };
        }
        catch (Exception denied) when (denied is UnauthorizedAccessException or IOException)
        {
            return new ReadResult(file) { Problem = $"{file}：无法读取（{denied.Message}）。请检查文件是否存在、是否有权限。" };
        }
    }

    private static RawArticle ReadFormat(string file, CancellationToken cancellation)
    {
        string ending = Path.GetExtension(file);
        if (ending.Equals(".pdf", StringComparison.OrdinalIgnoreCase))
        {
            return PdfFormat.Read(file, cancellation);
        }

        byte[] bytes = File.ReadAllBytes(file);
        return ending.ToUpperInvariant() switch
        {
            ".DOCX" => WordFormat.Read(bytes),
            ".HTML" or ".HTM" => HtmlFormat.Read(TextDecoder.Decode(bytes), cancellation),
            ".MD" or ".MARKDOWN" => TextFormat.ReadMarkdown(TextDecoder.Decode(bytes), cancellation),
            ".TXT" => TextFormat.ReadText(TextDecoder.Decode(bytes), cancellation),
            _ => throw new UnreadableArticleException($"不支持“{ending}”格式。请转换成可以导入的格式：{string.Join(" ", Endings.Order())}。"),
        };
    }
}
