namespace PolicyBot.Service.Channels.BotFramework;

/// <summary>
/// Who may call: Azure Bot Service, for the channel and the service address that its token names, and the Emulator with the
/// bot's own secret. Thread-safe. The rules are those of the Bot Framework's authentication document, except that an expiry and
/// endorsements are always asked for.
/// </summary>
/// <param name="options">The registration.</param>
/// <param name="channels">The keys of Azure Bot Service.</param>
/// <param name="emulator">The keys of those who sign in as the bot.</param>
/// <param name="time">The clock.</param>
internal sealed class TokenValidator(BotFrameworkOptions options, OpenIdKeys channels, OpenIdKeys emulator, TimeProvider time)
{
    private const string Scheme = "Bearer ";

    /// <summary>How far the caller's clock may be from ours.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private readonly HashSet<string> _emulatorIssuers = new(
        options.Azure.EmulatorTenants
            .Concat(string.IsNullOrEmpty(options.TenantId) ? [] : [options.TenantId])
            .SelectMany(tenant => new[] { $"{options.Azure.TokenService}/{tenant}/", $"{options.Azure.SignIn}/{tenant}/v2.0" }),
        StringComparer.Ordinal);

    /// <summary>Finds out who calls.</summary>
    /// <param name="authorization">The header of that name.</param>
    /// <param name="channelId">The channel that the activity names.</param>
    /// <param name="serviceUrl">The service address that the activity names.</param>
    /// <param name="cancellation">Ends the waiting for keys.</param>
    /// <returns>The caller; <see cref="Caller.Nobody"/> where the token proves none.</returns>
    /// <exception cref="HttpRequestException">The keys cannot be fetched, so nothing can be proved.</exception>
    public async Task<Caller> IdentifyAsync(string? authorization, string? channelId, string? serviceUrl, CancellationToken cancellation)
    {
        if (authorization is null || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            || !JsonWebToken.TryParse(authorization[Scheme.Length..].Trim(), out JsonWebToken? token)
            || token.Claim("aud") != options.AppId
            || !IsCurrent(token))
        {
            return Caller.Nobody;
        }

        // Read before it is proved: it chooses only whose keys have to prove it.
        string issuer = token.Claim("iss") ?? "";
        if (issuer == options.Azure.Issuer)
        {
            return serviceUrl is { Length: > 0 } && token.Claim("serviceurl") == serviceUrl
                && await channels.FindAsync(token.KeyId, cancellation) is { } key
                && channelId is not null && key.Endorsements.Contains(channelId)
                && token.IsSignedBy(key.Rsa)
                    ? Caller.Channel
                    : Caller.Nobody;
        }

        return _emulatorIssuers.Contains(issuer) && IsOwnToken(token)
            && await emulator.FindAsync(token.KeyId, cancellation) is { } ownKey && token.IsSignedBy(ownKey.Rsa)
                ? Caller.Emulator
                : Caller.Nobody;
    }

    /// <summary>Whether the token was given to this bot; another's, a skill's, names another application.</summary>
    private bool IsOwnToken(JsonWebToken token) => token.Claim("ver") switch
    {
        null or "" or "1.0" => token.Claim("appid") == options.AppId,
        "2.0" => token.Claim("azp") == options.AppId,
        _ => false,
    };

    private bool IsCurrent(JsonWebToken token)
    {
        double now = time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;
        double skew = Skew.TotalSeconds;
        return token.Time("exp") is { } expires && now < expires + skew
            && (!token.Has("nbf") || (token.Time("nbf") is { } from && now >= from - skew));
    }
}

/// <summary>Who calls.</summary>
internal enum Caller
{
    /// <summary>Nobody known.</summary>
    Nobody,

    /// <summary>A channel of Azure Bot Service, with the service address proved.</summary>
    Channel,

    /// <summary>The Emulator, or another program that holds the bot's secret; its service address is only claimed.</summary>
    Emulator,
}
