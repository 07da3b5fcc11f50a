using Microsoft.Extensions.Options;

namespace PolicyBot.Service.Conversations.Rendering;

/// <summary>Knows where residents reach the service.</summary>
/// <param name="options">Where the administrator says.</param>
internal sealed class LinkSource(IOptions<ConversationsOptions> options)
{
    /// <summary>Links for channels whose messages do not come from the residents themselves; without an address where no setting names it.</summary>
    public Links Configured { get; } = new(options.Value.PublicUrl);

    /// <summary>Links for a page of the service itself: by the setting, or else by the address that the page was opened at.</summary>
    public Links For(HttpRequest request) => options.Value.PublicUrl is not null
        ? Configured
        : new(new Uri($"{request.Scheme}://{request.Host}{request.PathBase}"));
}
