using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace PolicyBot.Service.Accounts;

/// <summary>Lets scripts in by <c>Authorization: Bearer pbk_…</c>.</summary>
internal sealed class ApiKeyHandler(ApiKeyStore keys, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The scheme's name.</summary>
    public const string SchemeName = "key";

    private const string Bearer = "Bearer ";

    /// <summary>Whether a request comes with a key; channels have bearer tokens of their own.</summary>
    public static bool IsSentBy(HttpRequest request) =>
        request.Headers.Authorization.ToString().StartsWith(Bearer + ApiKeyStore.Prefix, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsSentBy(Request))
        {
            return AuthenticateResult.NoResult();
        }

        return await keys.FindAsync(Request.Headers.Authorization.ToString()[Bearer.Length..].Trim()) is { } key
            ? AuthenticateResult.Success(new AuthenticationTicket(PrincipalOf(key), SchemeName))
            : AuthenticateResult.Fail("The key is unknown or revoked.");
    }

    // No account can be called so: its name has no colon.
    private static ClaimsPrincipal PrincipalOf(ApiKey key) => new(new ClaimsIdentity(
        [new(ClaimTypes.Name, $"密钥:{key.Name}#{key.Number}"), new(ClaimTypes.GivenName, key.Name), new(ClaimTypes.Role, key.Role.ToString())], SchemeName));
}
