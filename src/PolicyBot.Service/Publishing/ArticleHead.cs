using PolicyBot.Articles;

namespace PolicyBot.Service.Publishing;

/// <summary>What a list says of a published article.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Title">Its title.</param>
/// <param name="Publisher">Who published it, if known.</param>
/// <param name="Date">When, if known.</param>
/// <param name="Region">The place it holds for, if known.</param>
internal sealed record ArticleHead(string Id, string Title, string? Publisher, PublicationDate? Date, string? Region)
{
    /// <summary>What is said of an article.</summary>
    public static ArticleHead Of(Article article) => new(article.Id, article.Title, article.Publisher, article.Date, article.Region);
}
