namespace PolicyBot.Articles;

/// <summary>What an article may be called: its id stands in its address and in what is reported of it.</summary>
public static class ArticleId
{
    /// <summary>Most characters of an id.</summary>
    public const int Longest = 200;

    /// <summary>What is wrong with an id, in Chinese; null where it will do.</summary>
    public static string? Complaint(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id.Length > Longest ? $"编号超过 {Longest} 字。"
            : id.Any(char.IsControl) ? "编号里有换行或别的控制字符。"
            // Browsers take such parts for steps up and down in the article's address, however they are written.
            : id.Split('/').Any(part => part is "." or "..") ? $"编号「{id}」里不能有单独的 . 或 .. 。"
            : null;
    }
}
