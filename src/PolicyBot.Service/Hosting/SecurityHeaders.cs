using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;

namespace PolicyBot.Service.Hosting;

/// <summary>Headers that keep a browser from running or embedding anything that is not ours.</summary>
internal static class SecurityHeaders
{
    private const string ContentPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    // Web Chat tries out an empty style before it knows the nonce: the hash of nothing.
    private const string EmptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

    private static readonly object NonceKey = new();

    /// <summary>Lets scripts of our own run on the page, and styles that carry the nonce.</summary>
    /// <returns>The nonce, for this response only.</returns>
    public static string AllowScripts(this HttpContext context)
    {
        string nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        context.Items[NonceKey] = nonce;
        return nonce;
    }

    /// <summary>Sets them on every response, errors included.</summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(
            static state =>
            {
                var context = (HttpContext)state;
                IHeaderDictionary headers = context.Response.Headers;
                headers.ContentSecurityPolicy = context.Items[NonceKey] is string nonce ? ScriptPolicy(nonce) : ContentPolicy;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = new StringValues("no-referrer");
                headers["Cross-Origin-Opener-Policy"] = new StringValues("same-origin");
                return Task.CompletedTask;
            },
            context);
        return next(context);
    });

    // Web Chat makes its styles at run time, connects to Direct Line, and draws its icons as data: and blob: images.
    private static string ScriptPolicy(string nonce) =>
        $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}' {EmptyStyle}; connect-src 'self'; img-src 'self' data: blob:; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
}
