using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace PolicyBot.Service.Accounts;

/// <summary>Who somebody is while they are signed in, and until when.</summary>
internal sealed class Session(AccountStore accounts) : CookieAuthenticationEvents
{
    /// <summary>The cookie's scheme.</summary>
    public const string Scheme = "session";

    /// <summary>The claim of somebody who has to set a password of their own before anything else.</summary>
    public const string MustChangePassword = "must-change-password";

    private const string Stamp = "stamp";

    /// <summary>What is known of somebody who signed in.</summary>
    public static ClaimsPrincipal Of(Account account) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.Name, account.Name),
            new(ClaimTypes.GivenName, account.DisplayName),
            new(ClaimTypes.Role, account.Role.ToString()),
            new(Stamp, account.Stamp),
            .. account.MustChangePassword ? [new Claim(MustChangePassword, "")] : Array.Empty<Claim>(),
        ],
        Scheme));

    /// <summary>Ends sessions whose account was shut or changed since.</summary>
    public override Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        Account? account = accounts.Find(context.Principal?.Identity?.Name ?? "");
        if (account is null || account.IsDisabled || account.Stamp != context.Principal?.FindFirstValue(Stamp))
        {
            context.RejectPrincipal();
        }

        return Task.CompletedTask;
    }

    /// <summary>Pages lead to the sign-in; scripts and parts of pages are told.</summary>
    public override Task RedirectToLogin(Microsoft.AspNetCore.Authentication.RedirectContext<CookieAuthenticationOptions> context)
    {
        // A part of a page cannot become the sign-in page, and the page around it holds what was typed.
        if (context.Request.Headers.ContainsKey("HX-Request") || context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        if (!HttpMethods.IsGet(context.Request.Method))
        {
            context.RedirectUri = context.Options.LoginPath + QueryString.Create(context.Options.ReturnUrlParameter, PageOf(context.Request));
        }

        return base.RedirectToLogin(context);
    }

    /// <summary>Says no, or asks first for the password that is still to be set.</summary>
    public override Task RedirectToAccessDenied(Microsoft.AspNetCore.Authentication.RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.HttpContext.User.HasClaim(claim => claim.Type == MustChangePassword))
        {
            context.Response.Redirect("/account/password");
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }

        return Task.CompletedTask;
    }

    /// <summary>The page that a form came from. What the form was to do is left out: forms of the page that name no address of their own would do it instead of theirs.</summary>
    private static string PageOf(HttpRequest form) =>
        form.Path + QueryString.Create(form.Query.Where(part => !part.Key.Equals("handler", StringComparison.OrdinalIgnoreCase)));
}
