namespace PolicyBot.Service.Channels.BotFramework;

/// <summary>
/// Where replies may go. A service address comes with the activity, so even a proved one is called only on hosts of Microsoft's
/// channels and of those an administrator added.
/// </summary>
/// <param name="known">The cloud's.</param>
/// <param name="added">Hosts, with or without a port or scheme; loopback addresses may be called without TLS.</param>
internal sealed class ServiceHosts(IEnumerable<string> known, IEnumerable<string> added)
{
    private readonly string[] _allowed = [.. known, .. added.Select(HostOf).Where(host => host.Length > 0)];

    /// <summary>Reads a service address that may be called.</summary>
    /// <param name="serviceUrl">The address as it came.</param>
    /// <param name="isLocal">Whether the activity came from this machine without a registration: then this machine may be called.</param>
    /// <returns>The address, ending in a slash; null where it may not.</returns>
    public Uri? Resolve(string? serviceUrl, bool isLocal)
    {
        if (!Uri.TryCreate(serviceUrl, UriKind.Absolute, out Uri? address) || address.UserInfo.Length > 0
            || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
        {
            return null;
        }

        bool isAllowed = (isLocal && address.IsLoopback) || _allowed.Any(host => Covers(host, address));
        return isAllowed ? new Uri(address.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/") : null;
    }

    private static bool Covers(string allowed, Uri address)
    {
        string host = allowed.Contains(':', StringComparison.Ordinal) ? address.Authority : address.IdnHost;
        return host.Equals(allowed, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + allowed, StringComparison.OrdinalIgnoreCase);
    }

    private static string HostOf(string added)
    {
        string host = added.Trim();
        return Uri.TryCreate(host, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https" ? address.Authority : host;
    }
}
