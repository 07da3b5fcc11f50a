using Microsoft.Extensions.Primitives;

namespace PolicyBot.Service.Hosting;

/// <summary>Headers that keep a browser from running or embedding anything that is not ours.</summary>
internal static class SecurityHeaders
{
    private const string ContentPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Sets them on every response, errors included.</summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(
            static state =>
            {
                IHeaderDictionary headers = (IHeaderDictionary)state;
                headers.ContentSecurityPolicy = ContentPolicy;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = new StringValues("no-referrer");
                headers["Cross-Origin-Opener-Policy"] = new StringValues("same-origin");
                return Task.CompletedTask;
            },
            context.Response.Headers);
        return next(context);
    });
}
