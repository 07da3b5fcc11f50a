using System.Text.Json;
using PolicyBot.Articles;
using PolicyBot.Service.Publishing.Drafts;

namespace PolicyBot.Service.Publishing.Uploads;

/// <summary>Makes drafts of uploaded files. Every one of them is hostile until it was read.</summary>
/// <param name="drafts">Where the drafts go.</param>
/// <param name="published">What they are compared with.</param>
internal sealed class UploadReader(DraftStore drafts, PublishedArticles published)
{
    /// <summary>Most articles of one collection.</summary>
    private const int MostArticles = 2000;

    /// <summary>Most problems told of one collection.</summary>
    private const int MostProblems = 20;

    /// <summary>Longest article, in characters: what an administrator can still look through.</summary>
    private const int LongestArticle = 300_000;

    /// <summary>Reads a file of a batch.</summary>
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">A draft cannot be written.</exception>
    public async Task ReadAsync(UploadBatch batch, int item, CancellationToken cancellation)
    {
        string path = batch.PathOf(item);
        List<UploadedDraft> made = [];
        List<string> problems = [];
        try
        {
            if (UploadCheck.Complaint(path) is { } complaint)
            {
                problems.Add(complaint);
            }
            else
            {
                await ReadAsync(path, batch, made, problems, cancellation);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            problems.Add("无法读取。请重新上传。");
        }

        batch.Finish(item, made, problems);
    }

    private async Task ReadAsync(string path, UploadBatch batch, List<UploadedDraft> made, List<string> problems, CancellationToken cancellation)
    {
        int count = 0;
        foreach (ReadResult result in ArticleReader.Read(path, cancellation))
        {
            if (++count > MostArticles)
            {
                problems.Add($"一个文集最多读取 {MostArticles} 篇，其余没有读取。请拆分，或用 index 命令收录。");
                return;
            }

            if (Problem(result, path) is { } problem)
            {
                problems.AddRange(problems.Count < MostProblems ? [problem] : []);
            }
            else
            {
                made.Add(await KeepAsync(result, batch.Actor, Path.GetFileName(path)));
            }
        }
    }

    /// <summary>What is wrong with what a file became, without our folder's name.</summary>
    private string? Problem(ReadResult result, string path) => result.Article switch
    {
        null => result.Problem!.Replace(path, "", StringComparison.Ordinal).TrimStart('：', ' '),
        { Text.Length: > LongestArticle } article => $"《{article.Title}》有 {article.Text.Length} 字，超过上限 {LongestArticle} 字。请拆分后再上传。",
        var article when published.Find(article.Id) is { } before && Json(before) == Json(article) => $"《{article.Title}》与已发布的完全相同。",
        _ => null,
    };

    private async Task<UploadedDraft> KeepAsync(ReadResult result, string actor, string source)
    {
        Article article = result.Article!;
        string note = published.Find(article.Id) is not null ? $"更新已发布的 {article.Id}"
            : published.FindSameText(article) is { } sameAs ? $"与已发布的 {sameAs} 内容相同"
            : drafts.FindOf(article.Id) is not null ? "代替了原来的草稿"
            : "新文章";
        return new UploadedDraft(await drafts.KeepAsync(result, source, actor), article.Title, note);
    }

    private static string Json(Article article) => JsonSerializer.Serialize(article, PublishingJson.Readable.Article);
}
