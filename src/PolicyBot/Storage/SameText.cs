using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using PolicyBot.Articles;
using PolicyBot.Language;

namespace PolicyBot.Storage;

/// <summary>Articles of the same text: the same words in another script or width are the same text.</summary>
internal static class SameText
{
    /// <summary>SHA-256 of an article's text in normal form, in hexadecimal.</summary>
    public static string HashOf(Article article) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(NormalForm.Of(article.Text).Text)));

    /// <summary>The id of another stored article whose text has a hash; null where there is none.</summary>
    public static string? Find(SqliteConnection connection, string id, string hash) =>
        connection.QueryFirstOrDefault<string?>("SELECT id FROM articles WHERE text_hash = @hash AND id <> @id LIMIT 1", new { hash, id });
}
