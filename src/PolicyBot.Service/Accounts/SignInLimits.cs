using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace PolicyBot.Service.Accounts;

/// <summary>How often one client may try to sign in, whatever the names: an office of many behind one address still gets in.</summary>
internal static class SignInLimits
{
    /// <summary>The name under which pages ask for the limit.</summary>
    public const string Policy = "sign-in";

    private const int PerMinute = 30;

    /// <summary>Adds the limit; opening the page does not count.</summary>
    public static void Add(RateLimiterOptions limiter) => limiter.AddPolicy(Policy, context =>
        HttpMethods.IsPost(context.Request.Method) && context.Connection.RemoteIpAddress is { } client
            ? RateLimitPartition.GetFixedWindowLimiter(
                "sign-in " + client,
                _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter(""));
}
