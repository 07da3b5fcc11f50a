using System.Security.Cryptography;
using System.Text;
using PolicyBot.Answers;
using PolicyBot.Articles;

namespace PolicyBot.Service.GivenAnswers;

/// <summary>A passage of an answer as it is kept: where its words stand, and their digest instead of the words.</summary>
/// <param name="Article">The article's id.</param>
/// <param name="Start">Where the passage begins in the article's text.</param>
/// <param name="Length">Its length.</param>
/// <param name="Digest">SHA-256 of its words in UTF-8, as hexadecimal digits.</param>
/// <param name="Score">How well it fitted the question.</param>
/// <param name="IsCited">Whether the answer rests on it; otherwise it was the next best.</param>
/// <param name="Marks">The words in it that are the answer.</param>
internal sealed record KeptPassage(string Article, int Start, int Length, string Digest, double Score, bool IsCited, IReadOnlyList<TextRange> Marks)
{
    /// <summary>The passages of an answer: those cited, then the others.</summary>
    public static IReadOnlyList<KeptPassage> Of(Answer answer) =>
    [
        .. answer.Citations.Select(passage => From(passage, isCited: true)),
        .. answer.Passages
            .Where(passage => !answer.Citations.Any(cited => (cited.ArticleId, cited.Start, cited.Length) == (passage.ArticleId, passage.Start, passage.Length)))
            .Select(passage => From(passage, isCited: false)),
    ];

    /// <summary>The digest of some words.</summary>
    public static string DigestOf(string words) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)));

    private static KeptPassage From(CitedPassage passage, bool isCited) =>
        new(passage.ArticleId, passage.Start, passage.Length, DigestOf(passage.Text), passage.Score, isCited, passage.Marks);
}
