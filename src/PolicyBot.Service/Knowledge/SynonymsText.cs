using System.Security.Cryptography;
using System.Text;

namespace PolicyBot.Service.Knowledge;

/// <summary>The synonyms that answers were given with.</summary>
/// <param name="Text">Their text.</param>
internal sealed record SynonymsText(string Text)
{
    /// <summary>SHA-256 of the text in UTF-8, as hexadecimal digits.</summary>
    public string Digest { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
}
