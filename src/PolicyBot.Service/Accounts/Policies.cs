using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace PolicyBot.Service.Accounts;

/// <summary>Who may open what.</summary>
internal static class Policies
{
    /// <summary>Staff and administrators.</summary>
    public const string Staff = "Staff";

    /// <summary>Administrators.</summary>
    public const string Administrator = "Administrator";

    /// <summary>Whoever is signed in with a password, not with a key.</summary>
    public const string SignedIn = "SignedIn";

    /// <summary>Adds the policies.</summary>
    public static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(Staff, policy => policy.RequireRole(nameof(Role.Staff), nameof(Role.Administrator)).RequireAssertion(HasOwnPassword));
        options.AddPolicy(Administrator, policy => policy.RequireRole(nameof(Role.Administrator)).RequireAssertion(HasOwnPassword));
        options.AddPolicy(SignedIn, policy => policy.AddAuthenticationSchemes(Session.Scheme).RequireAuthenticatedUser());
    }

    /// <summary>Shuts the folders of pages.</summary>
    public static void Shut(RazorPagesOptions pages)
    {
        pages.Conventions.AuthorizeFolder("/Desk", Staff);
        pages.Conventions.AuthorizeFolder("/Admin", Administrator);
        pages.Conventions.AuthorizePage("/Account/Password", SignedIn);
    }

    /// <summary>Who acts, as the audit log names them: an account, or an API key.</summary>
    public static string Actor(this ClaimsPrincipal user) =>
        user.Identity?.Name ?? throw new InvalidOperationException("Only those who are signed in act.");

    private static bool HasOwnPassword(AuthorizationHandlerContext context) => !context.User.HasClaim(claim => claim.Type == Session.MustChangePassword);
}
