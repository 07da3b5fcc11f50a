using System.Buffers;
using System.Text;
using System.Text.Json;
using PolicyBot.Articles.Cleaning;

namespace PolicyBot.Articles.Formats;

/// <summary>Collections: one JSON object a line, its text already clean.</summary>
internal static class CollectionFormat
{
    private static readonly SearchValues<char> TitleEnds = SearchValues.Create("\n \u3000。！？");

    /// <summary>Reads a collection line by line, without holding it in memory.</summary>
    /// <returns>One result a line; empty lines are passed over.</returns>
    public static IEnumerable<ReadResult> Read(string file, CancellationToken cancellation)
    {
        using CollectionLines? lines = Open(file, out string? problem);
        if (lines is null)
        {
            yield return new ReadResult(file) { Problem = $"{file}：{problem}" };
            yield break;
        }

        int number = 0, results = 0;
        foreach (byte[]? line in lines.Read(cancellation))
        {
            number++;
            if (line is null || line.AsSpan().ContainsAnyExcept(" \t\r"u8))
            {
                results++;
                yield return ReadLine(line, lines.Encoding, $"{file} 第 {number} 行");
            }
        }

        if (results == 0)
        {
            yield return new ReadResult(file) { Problem = $"{file}：{(number == 0 ? "是空文件" : "只有空行，没有文章")}。请检查内容，或从导入的文件中去掉它。" };
        }
    }

    private static CollectionLines? Open(string file, out string? problem)
    {
        try
        {
            problem = null;
            return CollectionLines.Open(file);
        }
        catch (UnreadableArticleException refused)
        {
            problem = refused.Message;
        }
        catch (Exception denied) when (denied is UnauthorizedAccessException or IOException)
        {
            problem = $"无法读取（{denied.Message}）。请检查文件是否存在、是否有权限。";
        }

        return null;
    }

    private static ReadResult ReadLine(byte[]? line, Encoding encoding, string source)
    {
        string problem;
        try
        {
            if (line is null)
            {
                throw new UnreadableArticleException($"超过 {CollectionLines.Longest / 1_000_000} MB。请拆分成几篇，其余各行不受影响。");
            }

            using JsonDocument json = JsonDocument.Parse(CollectionLines.Decode(line, encoding));
            string[] dates = ["date", "inForceFrom", "inForceUntil"];
            return new ReadResult(source)
            {
                Article = ToArticle(json.RootElement),
                Notes = [.. dates.Select(field => DateFinder.Complaint(Field(json.RootElement, field))).OfType<string>()],
            };
        }
        catch (UnreadableArticleException refused)
        {
            problem = refused.Message;
        }
        catch (JsonException)
        {
            problem = "不是完整的 JSON。请改正这一行，其余各行不受影响。";
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair has no place in UTF-8, in which answers are sent.
            problem = "有一个 \\ud800 至 \\udfff 的转义只写了半个字符。请改正这一行，其余各行不受影响。";
        }

        return new ReadResult(source) { Problem = $"{source}：{problem}" };
    }

    private static Article ToArticle(JsonElement root)
    {
        string? id = Field(root, "id"), text = Field(root, "text"), url = Field(root, "url");
        if (string.IsNullOrWhiteSpace(id) || string.IsNullOrWhiteSpace(text))
        {
            throw new UnreadableArticleException("缺少 id 或 text。每行需要形如 {\"id\": \"…\", \"text\": \"…\"}。");
        }

        if (ArticleId.Complaint(id) is { } complaint)
        {
            throw new UnreadableArticleException($"{complaint}请改正这一行，其余各行不受影响。");
        }

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
        return MadeTitle.Shorten(end > 0 ? trimmed[..end] : trimmed);
    }

    private static string? Field(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
