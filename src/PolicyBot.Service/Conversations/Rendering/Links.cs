using System.Globalization;
using PolicyBot.Answers;

namespace PolicyBot.Service.Conversations.Rendering;

/// <summary>Addresses of this service's own pages, for replies.</summary>
/// <param name="service">Where residents reach the service; null where nobody said, and then nothing is linked.</param>
internal sealed class Links(Uri? service)
{
    private readonly string? _base = service?.GetLeftPart(UriPartial.Path).TrimEnd('/');

    /// <summary>The article, opened at a passage.</summary>
    public string? To(CitedPassage passage) => _base is null ? null
        : string.Create(CultureInfo.InvariantCulture, $"{_base}/articles/{Path(passage.ArticleId)}?start={passage.Start}&length={passage.Length}#passage");

    /// <summary>The page with the whole answer to a question.</summary>
    public string? ToAnswer(string question) => _base is null ? null : $"{_base}/ask?q={Uri.EscapeDataString(question)}";

    // A parenthesis is a legal character of an address but ends a Markdown link.
    private static string Path(string id) => Uri.EscapeDataString(id)
        .Replace("%2F", "/", StringComparison.Ordinal).Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal);
}
