using System.Buffers;
using System.Text;
using System.Text.Json;
using PolicyBot.Articles.Cleaning;

namespace PolicyBot.Articles.Formats;

/// <summary>Collections: one JSON object a line, its text already clean.</summary>
internal static class CollectionFormat
{
    private const int LongestLine = 20_000_000;
    private const int LongestMadeTitle = 40;

    private static readonly SearchValues<char> TitleEnds = SearchValues.Create("\n \u3000。！？");

    /// <summary>Reads a collection line by line, without holding it in memory.</summary>
    /// <returns>One result a line; empty lines are passed over.</returns>
    public static IEnumerable<ReadResult> Read(string file, CancellationToken cancellation)
    {
        using StreamReader? reader = Open(file, out string? problem);
        if (reader is null)
        {
            yield return new ReadResult(file) { Problem = problem };
            yield break;
        }

        int number = 0;
        while (reader.ReadLine() is { } line)
        {
            cancellation.ThrowIfCancellationRequested();
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return ReadLine(line, $"{file} 第 {number} 行");
            }
        }

        if (number == 0)
        {
            yield return new ReadResult(file) { Problem = $"{file}：是空文件。请检查内容，或从导入的文件中去掉它。" };
        }
    }

    private static StreamReader? Open(string file, out string? problem)
    {
        try
        {
            problem = null;
            return new StreamReader(file);
        }
        catch (Exception denied) when (denied is UnauthorizedAccessException or IOException)
        {
            problem = $"{file}：无法读取（{denied.Message}）。请检查文件是否存在、是否有权限。";
            return null;
        }
    }

    private static ReadResult ReadLine(string line, string source)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(line.Length <= LongestLine ? line : throw new JsonException("line too long"));
            JsonElement root = json.RootElement;
            string? id = Field(root, "id"), text = Field(root, "text");
            return string.IsNullOrWhiteSpace(id) || string.IsNullOrWhiteSpace(text)
                ? new ReadResult(source) { Problem = $"{source}：缺少 id 或 text。每行需要形如 {{\"id\": \"…\", \"text\": \"…\"}}。" }
                : new ReadResult(source) { Article = ToArticle(root, id, Wellformed(text)) };
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return new ReadResult(source) { Problem = $"{source}：不是完整的 JSON。请改正这一行，其余各行不受影响。" };
        }
    }

    private static Article ToArticle(JsonElement root, string id, string text)
    {
        string? url = Field(root, "url");
        return new Article(id, Field(root, "title") is { Length: > 0 } title ? title : FirstWords(text), text)
        {
            Publisher = Field(root, "publisher"),
            Date = DateFinder.Stated(Field(root, "date"), isInferred: false),
            Region = Field(root, "region"),
            Topic = Field(root, "topic"),
            InForceFrom = DateFinder.Stated(Field(root, "inForceFrom"), isInferred: false)?.Earliest,
            InForceUntil = DateFinder.Stated(Field(root, "inForceUntil"), isInferred: false)?.Latest,
            SupersededBy = Field(root, "supersededBy"),
            Url = Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https" ? url : null,
        };
    }

    /// <summary>A collection's texts often open with the headline and a space.</summary>
    private static string FirstWords(string text)
    {
        string trimmed = text.TrimStart();
        int end = trimmed.AsSpan().IndexOfAny(TitleEnds);
        return trimmed[..Math.Min(end > 0 ? end : trimmed.Length, LongestMadeTitle)];
    }

    /// <summary>Half of a surrogate pair has no place in UTF-8, in which answers are sent.</summary>
    private static string Wellformed(string text) =>
        text.Any(char.IsSurrogate) ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;

    private static string? Field(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
