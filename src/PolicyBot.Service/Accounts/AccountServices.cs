using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using PolicyBot.Storage;

namespace PolicyBot.Service.Accounts;

/// <summary>Accounts, sessions and who may open what, put together.</summary>
internal static class AccountServices
{
    /// <summary>The tables.</summary>
    public const string Schema = AuditLog.Schema + AccountStore.Schema + SignInAttempts.Schema + ApiKeyStore.Schema;

    private const string SessionOrKey = "session-or-key";

    // What OWASP asks of PBKDF2 with SHA-512.
    private const int HashRounds = 210_000;

    private static readonly TimeSpan SessionLength = TimeSpan.FromHours(8);

    /// <summary>Adds what commands need as well.</summary>
    public static void AddAccountStore(this IServiceCollection services)
    {
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = HashRounds);
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<AccountStore>();
        services.AddSingleton<SignInAttempts>();
    }

    /// <summary>Adds accounts to the service.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="folder">Where the keys that seal cookies are kept.</param>
    /// <exception cref="StorageException">The keys' folder cannot be made.</exception>
    public static void AddAccounts(this IServiceCollection services, DataFolder folder)
    {
        services.AddAccountStore();
        services.AddSingleton<SignIn>();
        services.AddSingleton<Session>();
        services.AddSingleton<ApiKeyStore>();
        services.AddSingleton<AuditHistory>();
        services.AddAuthentication(SessionOrKey)
            .AddPolicyScheme(SessionOrKey, null, scheme =>
                scheme.ForwardDefaultSelector = context => ApiKeyHandler.IsSentBy(context.Request) ? ApiKeyHandler.SchemeName : Session.Scheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null)
            .AddCookie(Session.Scheme, Configure);
        services.AddAuthorization(Policies.Add);
        services.AddAntiforgery(form =>
        {
            form.Cookie.Name = "policybot-form";
            form.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.Configure<RazorPagesOptions>(Policies.Shut);
        services.Configure<RateLimiterOptions>(SignInLimits.Add);
        // Sessions outlive a restart; the name keeps them when the program moves to another folder.
        services.AddDataProtection().SetApplicationName("PolicyBot").PersistKeysToFileSystem(KeyFolder(folder));
        // The keys stand beside the database that they open the door to, readable by this user alone: a key over the keys would stand there too.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error));
    }

    /// <summary>Finds out who asks, refuses what they may not do, and keeps what only they may see out of caches.</summary>
    public static void UseAccounts(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        app.Use((context, next) =>
        {
            if (context.User.Identity is { IsAuthenticated: true })
            {
                // As the antiforgery forms set it themselves, with a warning where it was set otherwise.
                context.Response.Headers.CacheControl = "no-cache, no-store";
                // A page that holds others' data beside what a link made somebody search for must not tell by its size.
                context.Features.Get<IHttpsCompressionFeature>()?.Mode = HttpsCompressionMode.DoNotCompress;
            }

            return next(context);
        });
    }

    private static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "policybot-session";
        // Links from elsewhere open pages signed in; forms of elsewhere are refused by the antiforgery token and by this.
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = SessionLength;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/account/login";
        cookie.LogoutPath = "/account/logout";
        cookie.ReturnUrlParameter = "next";
        cookie.EventsType = typeof(Session);
    }

    private static DirectoryInfo KeyFolder(DataFolder folder)
    {
        string path = Path.Combine(folder.Path, "keys");
        try
        {
            return OperatingSystem.IsWindows()
                ? Directory.CreateDirectory(path)
                : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"密钥文件夹 {path} 无法建立（{problem.Message}）。请检查权限和磁盘空间。", problem);
        }
    }
}
