namespace PolicyBot.Service.Hosting;

/// <summary>Addresses of pages are in lower case; what stands in them, such as an article's id, keeps its letters.</summary>
internal sealed class LowercasePath : IOutboundParameterTransformer
{
    /// <inheritdoc/>
    public string? TransformOutbound(object? value) => value?.ToString()?.ToLowerInvariant();
}
