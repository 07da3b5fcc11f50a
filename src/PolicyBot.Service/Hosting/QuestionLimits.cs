using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using PolicyBot.Service.Commands;

namespace PolicyBot.Service.Hosting;

/// <summary>How many questions one client may ask.</summary>
internal static class QuestionLimits
{
    /// <summary>The name under which endpoints ask for the limit.</summary>
    public const string Policy = "questions";

    /// <summary>The setting: questions a minute for one client address.</summary>
    public const string Setting = "Limits:QuestionsPerMinute";

    private const int DefaultPerMinute = 300;

    /// <summary>
    /// Adds the limit. The machine itself is not limited: that is its administrators' tools, or its proxy, which names the
    /// real client in X-Forwarded-For.
    /// </summary>
    /// <exception cref="CommandFailedException">The setting is not a positive number.</exception>
    public static void AddQuestionLimits(this IServiceCollection services, IConfiguration configuration)
    {
        int perMinute = DefaultPerMinute;
        if (configuration[Setting] is { Length: > 0 } set
            && (!int.TryParse(set, NumberStyles.None, CultureInfo.InvariantCulture, out perMinute) || perMinute < 1))
        {
            throw new CommandFailedException($"设置 {Setting} 应是正整数，现在是「{set}」。");
        }

        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = "60";
                return ValueTask.CompletedTask;
            };
            limiter.AddPolicy(Policy, context => AddressOf(context) is { } client
                ? RateLimitPartition.GetFixedWindowLimiter(
                    client,
                    _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) })
                : RateLimitPartition.GetNoLimiter(""));
        });
    }

    /// <summary>The address of whoever calls, of IPv6 the network that one subscriber has; null for the machine itself.</summary>
    public static string? AddressOf(HttpContext context)
    {
        IPAddress? client = context.Connection.RemoteIpAddress;
        return client is null || IPAddress.IsLoopback(client) ? null
            : client is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } ? Convert.ToHexStringLower(client.GetAddressBytes().AsSpan(0, 8))
            : client.MapToIPv4().ToString();
    }
}
