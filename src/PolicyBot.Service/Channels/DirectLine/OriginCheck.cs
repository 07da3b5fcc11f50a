using Microsoft.Extensions.Options;

namespace PolicyBot.Service.Channels.DirectLine;

/// <summary>Browsers open WebSockets to any site without asking it first, so the page they come from is checked here.</summary>
/// <param name="options">The origins that are allowed besides our own.</param>
internal sealed class OriginCheck(IOptions<DirectLineOptions> options)
{
    /// <summary>Whether a request comes from a page of ours, an allowed one, or no page at all.</summary>
    public bool Allows(HttpRequest request)
    {
        string origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
            || options.Value.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase);
    }
}
